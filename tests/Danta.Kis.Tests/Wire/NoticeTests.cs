using System.Text;
using System.Text.Json;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis.Tests.Wire;

public sealed class NoticeTests
{
    readonly FrameDecoder _decoder = new();
    readonly NoticeCipher _cipher = Cipher();

    [Theory]
    [InlineData("1-new-accepted", NoticeKind.Accepted, NoticeOrder.New, Side.Buy, "0000117057", "", 10, 71_900)]
    [InlineData("2-partial-fill", NoticeKind.Filled, NoticeOrder.New, Side.Buy, "0000117057", "", 3, 71_900)]
    [InlineData("3-cancel-accepted", NoticeKind.Accepted, NoticeOrder.Cancel, Side.Buy, "0000117102", "0000117057", 7, 0)]
    [InlineData("4-cancel-confirmed", NoticeKind.Confirmed, NoticeOrder.Cancel, Side.Buy, "0000117102", "0000117057", 7, 0)]
    [InlineData("5-rejected", NoticeKind.Rejected, NoticeOrder.New, Side.Buy, "0000116990", "", 5, 71_900)]
    [InlineData("6-market-sell-full-fill", NoticeKind.Filled, NoticeOrder.New, Side.Sell, "0000117300", "", 3, 71_800)]
    [InlineData("7-ioc-remainder-cancelled", NoticeKind.RemainderCancelled, NoticeOrder.New, Side.Buy, "0000117311", "", 4, 71_900)]
    public void Each_kind_of_notice_is_decrypted_and_read(
        string sample, NoticeKind kind, NoticeOrder order, Side side, string number, string original, long shares, int won)
    {
        Assert.Equal(FrameFault.None, Read(Samples.Frame($"notice.{sample}.frame.txt"), out var notices));

        var notice = Assert.Single(notices);
        Assert.Equal((kind, order, side, number, original), (notice.Kind, notice.Order, notice.Side, notice.OrderNumber, notice.OriginalNumber));
        Assert.Equal((shares, won), (notice.Quantity.Shares, notice.Price.Won));
        Assert.Equal(("SIMUSER1", "5001234501", "06010", "삼성전자", '1'), (notice.CustomerId, notice.AccountNumber, notice.Branch, notice.Name, notice.Exchange));
    }

    [Fact]
    public void A_notice_shows_neither_account_nor_customer()
    {
        Read(Samples.Frame("notice.2-partial-fill.frame.txt"), out var notices);

        Assert.DoesNotContain("50012345", notices[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SIMUSER1", notices[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cipher_gives_the_plain_text_and_back()
    {
        foreach (var name in Samples.Names("ws").Where(name => name.EndsWith(".plain.txt", StringComparison.Ordinal)))
        {
            var plain = Samples.Frame(name);
            var frame = Samples.Frame(name.Replace(".plain.", ".frame.", StringComparison.Ordinal));
            var base64 = frame.AsSpan("1|H0STCNI0|001|".Length);

            Assert.True(_cipher.TryDecrypt(base64, out var decrypted));
            Assert.Equal(plain, decrypted.ToArray());
            Assert.Equal(base64.ToArray(), _cipher.Encrypt(plain));
        }
    }

    [Fact]
    public void Without_a_key_or_with_another_one_there_is_no_notice()
    {
        var bytes = Samples.Frame("notice.2-partial-fill.frame.txt");
        Frame.TryParse(bytes, out var frame);

        Assert.Equal(FrameFault.NoKey, _decoder.ReadNotices(frame, null, out _));
        using var other = NoticeCipher.TryCreate(new string('k', 32), new string('v', 16))!;
        Assert.NotEqual(FrameFault.None, _decoder.ReadNotices(frame, other, out var notices));
        Assert.Empty(notices);
        Assert.Null(NoticeCipher.TryCreate("short", "0123456789abcdef"));
        Assert.Null(NoticeCipher.TryCreate(null, null));
    }

    [Fact]
    public void No_beginning_of_a_notice_is_accepted()
    {
        var whole = Samples.Frame("notice.2-partial-fill.frame.txt");
        for (var length = 0; length < whole.Length; length++)
            Assert.NotEqual(FrameFault.None, Read(whole.AsSpan(0, length), out _));
    }

    [Fact]
    public void The_layout_of_before_2025_has_the_order_price_elsewhere()
    {
        var plain = "SIMUSER1^5001234501^0000117057^^02^0^00^0^005930^0000000003^000071900^101201^0^2^2^06010^000000010^시뮬계좌^^10^^삼성전자^000071800";

        Assert.Equal(FrameFault.None, Read(Encoding.UTF8.GetBytes($"0|H0STCNI0|001|{plain}"), out var notices));

        Assert.Equal((71_900, 71_800, "삼성전자", '\0'), (notices[0].Price.Won, notices[0].OrderPrice.Won, notices[0].Name, notices[0].Exchange));
    }

    [Theory]
    [InlineData(26, 27, 26, 23, 26, 18, 40, 26)]
    public void Each_notice_is_read_by_its_own_width(params int[] widths)
    {
        var fields = Encoding.UTF8.GetString(Samples.Frame("notice.2-partial-fill.plain.txt")).Split('^');
        foreach (var width in widths)
        {
            // The layout of 23 lacks the three in the middle.
            var of = width == 23 ? [.. fields[..18], .. fields[21..]] : fields.Concat(Enumerable.Repeat("new", 20)).Take(width).ToArray();
            var cipher = _cipher.Encrypt(Encoding.UTF8.GetBytes(string.Join('^', of)));
            Assert.Equal(FrameFault.None, Read([.. "1|H0STCNI0|001|"u8, .. cipher], out var notices));
            Assert.Equal((3L, 71_900, "0000117057"), (notices[0].Quantity.Shares, notices[0].Price.Won, notices[0].OrderNumber));
            Assert.Equal(width, _decoder.Width);
        }
    }

    [Fact]
    public void Texts_of_a_notice_carry_nothing_that_steers_a_terminal()
    {
        var plain = Encoding.UTF8.GetString(Samples.Frame("notice.2-partial-fill.plain.txt")).Replace("삼성전자", "\u001b]0;x\u0007삼성\u202e\r전자", StringComparison.Ordinal);

        Read([.. "1|H0STCNI0|001|"u8, .. _cipher.Encrypt(Encoding.UTF8.GetBytes(plain))], out var notices);

        Assert.Equal("]0;x삼성 전자", notices[0].Name);
    }

    [Fact]
    public void Fields_that_come_in_the_middle_move_nothing_that_is_read()
    {
        var plain = "SIMUSER1^5001234501^0000117057^^02^0^00^0^005930^0000000003^000071900^101201^0^2^2^06010^000000010^시뮬계좌^x^y^z^1^2";

        Assert.Equal(FrameFault.None, Read(Encoding.UTF8.GetBytes($"0|H0STCNI0|001|{plain}^q"), out var notices));

        Assert.True(_decoder.Drifted);
        Assert.Equal((3L, 71_900), (notices[0].Quantity.Shares, notices[0].Price.Won));
    }

    [Theory]
    [InlineData("^02^0^00^", "^03^0^00^")]
    [InlineData("^0000000003^", "^00000000a3^")]
    [InlineData("^000071900^101201", "^000000000^101201")]
    [InlineData("^101201^", "^991201^")]
    [InlineData("0000117057", "not-number")]
    [InlineData("^0^2^2^06010", "^0^3^2^06010")]
    public void A_broken_notice_is_a_fault(string good, string bad)
    {
        var plain = Encoding.UTF8.GetString(Samples.Frame("notice.2-partial-fill.plain.txt"));
        Assert.Contains(good, plain, StringComparison.Ordinal);
        var broken = _cipher.Encrypt(Encoding.UTF8.GetBytes(plain.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(FrameFault.BadField, Read([.. "1|H0STCNI0|001|"u8, .. broken], out var notices));
        Assert.Empty(notices);
    }

    static NoticeCipher Cipher()
    {
        using var keys = JsonDocument.Parse(Samples.Bytes("ws/notice.keys.json"));
        return NoticeCipher.TryCreate(keys.RootElement.GetProperty("key").GetString(), keys.RootElement.GetProperty("iv").GetString())!;
    }

    FrameFault Read(ReadOnlySpan<byte> bytes, out OrderNotice[] notices)
    {
        notices = [];
        var fault = Frame.TryParse(bytes, out var frame);
        return fault != FrameFault.None ? fault : _decoder.ReadNotices(frame, _cipher, out notices);
    }
}
