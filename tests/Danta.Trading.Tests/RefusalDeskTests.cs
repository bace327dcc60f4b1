using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What a refusal is written down as, who hears of it, and what is asked because of it.</summary>
public sealed class RefusalDeskTests
{
    readonly EvidenceBench _bench = new();

    OurOrder Refuse(Side side, string code, string text = "안 됩니다")
    {
        var order = _bench.Send(side, 4);
        _bench.Clear().Replies.On(new OrderRefused(order.Id, code, text));
        return order;
    }

    [Theory]
    [InlineData("NOT_SENT", true)]
    [InlineData("APBK9999", false)]
    public void A_refusal_is_written_down_with_its_code_and_whether_it_ever_left(string code, bool unsent)
    {
        var order = Refuse(Side.Buy, code);
        Assert.Equal((unsent, $"거부: 안 됩니다 ({code})"), (order.IsUnsent, order.Reason));
        var note = Assert.Single(_bench.Bench.Requests.OfType<Note>(), note => note.Decision.Sentence == "삼성전자 매수 4주 거부: 안 됩니다").Decision;
        Assert.Equal(code, Assert.Single(note.Reasons).Value);
    }

    /// <summary>What had filled before is told with the end, and prepared to be sold.</summary>
    [Fact]
    public void What_had_filled_is_told_with_the_refusal_of_the_rest()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4).Clear().Hear(NoticeKind.Rejected, order, 6);
        Assert.Single(_bench.News<FillNews>());
        Assert.Equal(4, Assert.Single(_bench.Bench.Requests.OfType<PrepareExit>()).Quantity.Shares);
    }

    /// <summary>That it is no trading hour is told once in ten minutes, and ends by itself; each time it counts for longer.</summary>
    [Fact]
    public void Refused_hours_are_told_every_ten_minutes()
    {
        Refuse(Side.Buy, "APBK1058", "장 종료");
        var told = Assert.Single(_bench.News<HaltNews>());
        Assert.Equal((true, true), (told.Halted, told.Heals));
        Assert.Contains(_bench.Notes, note => note.StartsWith("증권사가 장 시간이 아니라고 합니다", StringComparison.Ordinal));
        Assert.Single(_bench.News<RefusedNews>());
        var first = _bench.Desk.Now;
        _bench.Later(599);
        Refuse(Side.Buy, "APBK1058", "장 종료");
        Assert.Empty(_bench.News<HaltNews>());
        Assert.Empty(_bench.News<RefusedNews>());
        Assert.Equal((2, first), (_bench.Desk.Standing.BrokerClosed!.Times, _bench.Desk.Standing.BrokerClosed.ToldAt));
        _bench.Later(1);
        Refuse(Side.Buy, "APBK1058", "장 종료");
        Assert.Single(_bench.News<HaltNews>());
        Assert.Equal((3, _bench.Desk.Now), (_bench.Desk.Standing.BrokerClosed.Times, _bench.Desk.Standing.BrokerClosed.ToldAt));
    }

    [Fact]
    public void A_refused_sale_of_a_round_trip_that_is_over_is_told()
    {
        var sale = _bench.Send(Side.Sell, 4);
        _bench.Clear().Replies.On(new OrderRefused(sale.Id, "APBK0400", "부족"));
        Assert.Single(_bench.News<RefusedNews>());
    }

    /// <summary>List and balance are asked for what is not understood and for want of shares; for what never left nothing is asked.</summary>
    [Theory]
    [InlineData("APBK9999", true, false)]
    [InlineData("APBK0400", true, true)]
    [InlineData("APBK1058", false, false)]
    [InlineData("NOT_SENT", false, false)]
    public void A_refused_sale_asks_what_it_needs_to_know(string code, bool asks, bool needs)
    {
        _bench.Hold();
        Refuse(Side.Sell, code);
        Assert.Equal((asks, asks, needs), (_bench.Asks<DayOrdersQuestion>(doubt: true), _bench.Asks<BalanceQuestion>(doubt: true), _bench.Position!.BalanceNeededFrom is not null));
    }

    /// <summary>An offer's price was wrong, not the share: told, not tried again, and a balance only where shares were wanting.</summary>
    [Theory]
    [InlineData("APBK0400", true)]
    [InlineData("APBK0506", false)]
    public void A_refused_offer_keeps_no_stop_back(string code, bool needs)
    {
        _bench.Hold();
        var offer = _bench.Bench.Sender.Place(_bench.Stock, Side.Sell, Quantity.Of(4), Urgency.Panic, _bench.Position!.Trade, "", OrderType.Limit, Price.FromWon(80_000), rests: true);
        _bench.Clear().Replies.On(new OrderRefused(offer.Id, code, "안 됩니다"));
        Assert.StartsWith("지정가 매도는 다시 내지 않습니다", Assert.Single(_bench.News<RefusedNews>()).Next, StringComparison.Ordinal);
        Assert.Equal((null, needs), (_bench.Position.Tries.Why, _bench.Position.BalanceNeededFrom is not null));
    }

    /// <summary>The second purchase in a row that is refused for nobody knows what makes the next one wait.</summary>
    [Fact]
    public void A_purchase_that_is_refused_again_makes_the_next_one_wait()
    {
        Refuse(Side.Buy, "APBK9999");
        Assert.Equal(default, _bench.Desk.Funds.RestUntil);
        Refuse(Side.Buy, "APBK9999");
        Assert.Equal(_bench.Desk.Now.AddSeconds(2), _bench.Desk.Funds.RestUntil);
    }
}
