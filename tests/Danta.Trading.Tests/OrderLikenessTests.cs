using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Nothing but stock, side, size and type tells two orders apart: what may be ours at the broker, and how long.</summary>
public sealed class OrderLikenessTests
{
    readonly Bench _bench = new();

    OurOrder Of(OrderType type = OrderType.Market) => _bench.Send(Side.Buy, 10, type: type, limit: type == OrderType.Limit ? Price.FromWon(70_000) : null);

    [Theory]
    [InlineData("005930", Side.Buy, 10, null, true)]
    [InlineData("000660", Side.Buy, 10, null, false)]
    [InlineData("005930", Side.Sell, 10, null, false)]
    [InlineData("005930", Side.Buy, 9, null, false)]
    [InlineData("005930", Side.Buy, 10, OrderType.Limit, false)]
    [InlineData("005930", Side.Buy, 10, OrderType.Best, true)]
    public void An_order_looks_like_ours_by_stock_side_size_and_type(string code, Side side, long quantity, OrderType? type, bool alike) =>
        Assert.Equal(alike, Of().LooksLike(InstrumentCode.Parse(code), side, Quantity.Of(quantity), type));

    [Theory]
    [InlineData(OrderType.Limit, OrderType.Market, false)]
    [InlineData(OrderType.Limit, OrderType.Limit, true)]
    [InlineData(OrderType.MarketIoc, OrderType.Limit, false)]
    [InlineData(OrderType.Best, OrderType.Limit, true)]
    [InlineData(OrderType.Best, OrderType.Market, true)]
    public void A_limit_is_no_market_order_and_a_market_order_no_limit(OrderType ours, OrderType theirs, bool alike) =>
        Assert.Equal(alike, Of(ours).LooksLike(_bench.Stock.Code, Side.Buy, Quantity.Of(10), theirs));

    /// <summary>The rest of an order that does not rest may be shown nowhere: the row has ordered what it has filled.</summary>
    [Theory]
    [InlineData(OrderType.MarketIoc, 8, 8, 0, true)]
    [InlineData(OrderType.BestIoc, 8, 8, 0, true)]
    [InlineData(OrderType.Market, 8, 8, 0, false)]
    [InlineData(OrderType.MarketIoc, 8, 7, 0, false)]
    [InlineData(OrderType.MarketIoc, 8, 8, 2, false)]
    [InlineData(OrderType.MarketIoc, 10, 10, 0, false)]
    [InlineData(OrderType.MarketIoc, 12, 12, 0, false)]
    [InlineData(OrderType.MarketIoc, 0, 0, 0, false)]
    public void An_order_that_does_not_rest_may_show_as_what_it_filled(OrderType type, long ordered, long filled, long open, bool shows) =>
        Assert.Equal(shows, Of(type).MayShowAs(Row(ordered, filled) with { Open = Quantity.Of(open) }));

    [Fact]
    public void It_shows_as_no_order_of_another_stock_or_side()
    {
        var order = Of(OrderType.MarketIoc);
        Assert.False(order.MayShowAs(Row(8, 8) with { Code = Scene.Hynix }));
        Assert.False(order.MayShowAs(Row(8, 8) with { Side = Side.Sell }));
    }

    BrokerOrder Row(long ordered, long filled) => Scene.Row(Scene.Number(5), _bench.Stock.Code, Side.Buy, ordered, filled, 70_000);

    /// <summary>By clock or by seconds heard it is younger than five minutes: a clock that leaps makes nothing older, nor a machine that sleeps.</summary>
    [Theory]
    [InlineData(299, 299, true)]
    [InlineData(300, 299, true)]
    [InlineData(299, 300, true)]
    [InlineData(300, 300, false)]
    public void What_was_proven_absent_may_turn_up_for_five_minutes_by_either_clock(double byClock, int bySeconds, bool may)
    {
        _bench.Desk.SecondsHeard = 1_000;
        var order = Of();
        Assert.False(order.MayTurnUp(_bench.Desk.Now, 1_000));
        _bench.Desk.Apply(order, OrderFact.ReplyLost);
        _bench.Desk.Apply(order, OrderFact.AbsentAtBroker);
        Assert.Equal(may, order.MayTurnUp(_bench.Desk.Now.AddSeconds(byClock), 1_000 + bySeconds));
        order.Number = Scene.Number(1);
        Assert.False(order.MayTurnUp(_bench.Desk.Now, 1_000));
    }

    [Fact]
    public void Only_an_offer_of_the_owner_s_that_works_rests()
    {
        var offer = _bench.Sender.Place(_bench.Stock, Side.Sell, Quantity.Of(3), Urgency.Panic, 1, "", OrderType.Limit, Price.FromWon(80_000), rests: true);
        Assert.False(offer.IsResting);
        _bench.Desk.Apply(offer, OrderFact.Acknowledged);
        Assert.Equal((true, 3L), (offer.IsResting, offer.Open.Shares));
        var sale = _bench.Send(Side.Sell);
        _bench.Desk.Apply(sale, OrderFact.Acknowledged);
        Assert.False(sale.IsResting);
        _bench.Desk.Apply(offer, OrderFact.RestGone);
        Assert.Equal(0, offer.Open.Shares);
    }

    /// <summary>By our own figure of what was ordered; a row that has nothing open and does not say where the rest went is shut, not over.</summary>
    [Theory]
    [InlineData(10, 0, 0, 0, "Over")]
    [InlineData(4, 6, 0, 0, "Over")]
    [InlineData(4, 3, 3, 0, "Over")]
    [InlineData(0, 0, 10, 0, "Over")]
    [InlineData(4, 6, 0, 6, "Over")]
    [InlineData(4, 3, 2, 0, "Shut")]
    [InlineData(4, 0, 0, 6, "Open")]
    public void A_row_ends_an_order_by_what_was_ordered(long filled, long cancelled, long rejected, long open, string end)
    {
        var row = Row(10, filled) with { Cancelled = Quantity.Of(cancelled), Rejected = Quantity.Of(rejected), Open = Quantity.Of(open) };
        Assert.Equal(end, RowEnds.Of(row, Quantity.Of(10)).ToString());
    }
}
