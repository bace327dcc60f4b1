using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;

namespace Danta.Kis.Tests.Wire;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("EGW00201", 500)]
    [InlineData("EGW00215", 500)]
    [InlineData("EGW00121", 500)]
    [InlineData("EGW00122", 500)]
    [InlineData("EGW00123", 200)]
    [InlineData("EGW00133", 403)]
    public void Refusals_before_execution_let_an_order_be_repeated(string code, int status)
    {
        var verdict = KisErrors.Judge("1", code, "", status, order: true);
        Assert.Equal(CallFate.NotTaken, verdict.Fate);
        Assert.True(verdict.OrderMayBeRepeated);
    }

    [Fact]
    public void Nothing_else_lets_an_order_be_repeated()
    {
        string[] safe = ["EGW00121", "EGW00122", "EGW00123", "EGW00133", "EGW00201", "EGW00215"];
        foreach (var code in KisErrors.Codes.Except(safe, StringComparer.Ordinal).Append("XYZ"))
        {
            foreach (var status in (int[])[200, 403, 500])
                Assert.False(KisErrors.Judge("1", code, "", status, order: true).OrderMayBeRepeated, code);
        }
    }

    [Theory]
    [InlineData("EGW02004", 500)]
    [InlineData("KIOK0320", 200)]
    [InlineData("APBK1497", 200)]
    [InlineData("APBK1680", 200)]
    [InlineData("APBK1681", 200)]
    [InlineData("KIER3672", 200)]
    [InlineData("SYDB0050", 200)]
    [InlineData("SYDB0050", 500)]
    public void What_is_refused_at_the_door_is_never_in_doubt(string code, int status)
    {
        var verdict = KisErrors.Judge("1", code, "", status, order: true);
        Assert.Equal((CallFate.NotTaken, true), (verdict.Fate, verdict.Known));
    }

    /// <summary>"조회 처리 중 오류": of a question it asks for another one, of an order it says nothing.</summary>
    [Fact]
    public void A_fault_in_the_middle_is_asked_again_by_questions_alone()
    {
        Assert.Equal(Reaction.Wait, KisErrors.Judge("1", "EGW00316", "", 500, order: false).Reaction);
        Assert.Equal((CallFate.Unknown, Reaction.Reconcile), Fate(KisErrors.Judge("1", "EGW00316", "", 500, order: true)));
    }

    [Theory]
    [InlineData("EGW00001")]
    [InlineData("EGW00002")]
    [InlineData("EGW00202")]
    [InlineData("EGW00203")]
    [InlineData("EGW00204")]
    [InlineData("EGW00300")]
    [InlineData("EGW00301")]
    [InlineData("EGW00302")]
    [InlineData("IGW00009")]
    public void Where_the_server_faltered_an_order_is_in_doubt(string code)
    {
        Assert.Equal((CallFate.Unknown, Reaction.Reconcile), Fate(KisErrors.Judge("1", code, "", 500, order: true)));
    }

    [Fact]
    public void An_answer_built_badly_may_have_been_done_even_where_it_says_success() =>
        Assert.Equal((CallFate.Unknown, Reaction.Reconcile), Fate(KisErrors.Judge("0", "IGW00009", "", 200, order: true)));

    [Theory]
    [InlineData("APBK0918", "장운영시간이 아닙니다.", KisCause.SessionClosed)]
    [InlineData("APBK0918", "주문가능금액이 부족합니다", KisCause.Cash)]
    [InlineData("APBK0918", "매도가능수량이 부족합니다", KisCause.Holdings)]
    [InlineData("APBK0919", "주문가능금액 부족", KisCause.Cash)]
    [InlineData("APBK0919", "수량 초과", KisCause.Holdings)]
    [InlineData("OPSQ2001", "TIME LIMIT 00:00 ~ 15:40", KisCause.SessionClosed)]
    [InlineData("OPSQ2001", "ERROR INPUT FIELD NOT FOUND [PDNO]", KisCause.Input)]
    [InlineData("EGW00213", "모의투자 TR 이 아닙니다.", KisCause.NotOnPaper)]
    [InlineData("EGW00215", "", KisCause.SharedPace)]
    [InlineData("EGW02004", "실전투자 TR 이 아닙니다.", KisCause.Credentials)]
    [InlineData("KIOK0320", "장운영시간이 아닙니다.", KisCause.SessionClosed)]
    [InlineData("SYDB0050", "조회이후 자료변경되었습니다.", KisCause.ListChanged)]
    public void Codes_with_several_meanings_are_told_apart_by_their_text(string code, string text, KisCause cause) =>
        Assert.Equal(cause, KisErrors.Judge("1", code, text, 200, order: false).Cause);

    [Fact]
    public void An_unknown_code_refuses_an_order_only_with_a_proper_answer()
    {
        Assert.Equal(CallFate.NotTaken, KisErrors.Judge("1", "ABCD1234", "x", 200, order: true).Fate);
        Assert.Equal(CallFate.Unknown, KisErrors.Judge("1", "ABCD1234", "x", 500, order: true).Fate);
        // A gateway's word that nobody knows says nothing about the ledger behind it.
        foreach (var code in (string[])["EGW00999", "IGW00010", ""])
            Assert.Equal(CallFate.Unknown, KisErrors.Judge("1", code, "처리 지연", 200, order: true).Fate);
        Assert.Equal(CallFate.Unknown, KisErrors.Judge(null, null, null, 200, order: true).Fate);
        Assert.Equal(CallFate.Taken, KisErrors.Judge("0", "ABCD1234", "x", 200, order: true).Fate);
        Assert.False(KisErrors.Judge("1", "ABCD1234", "x", 200, order: true).Known);
    }

    [Fact]
    public void Nothing_found_is_no_error()
    {
        Assert.Equal(Reaction.Ok, KisErrors.Judge("1", "MCA05918", "종목코드 오류입니다.", 200, order: false).Reaction);
        Assert.Equal(Reaction.Ok, KisErrors.Judge("7", "KIOK0560", "", 200, order: false).Reaction);
    }

    [Theory]
    [InlineData("TTTC0012U", "VTTC0012U")]
    [InlineData("CTSC9215R", "VTSC9215R")]
    [InlineData("JTTT1002U", "VTTT1002U")]
    [InlineData("FHKST01010100", "FHKST01010100")]
    [InlineData("HHKST03900300", "HHKST03900300")]
    [InlineData("H0STCNI0", "H0STCNI9")]
    [InlineData("H0STCNT0", "H0STCNT0")]
    public void Paper_ids_follow_one_rule_and_an_exception(string real, string paper) =>
        Assert.Equal(paper, TrIds.OnPaper(real));

    static (CallFate, Reaction) Fate(Verdict verdict) => (verdict.Fate, verdict.Reaction);
}
