using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>How the next sale is sent: as the owner wants it, as it is urgent, and as the broker takes it.</summary>
public sealed class SaleKindTests
{
    readonly Bench _bench = new();
    readonly Position _position;

    public SaleKindTests()
    {
        _position = _bench.Known(upper: 90_000).Tick(70_000).Hold(10);
        _bench.Desk.Settings = _bench.Desk.Settings with { Orders = OrderSettings.Default with { ExitType = OrderType.Best } };
    }

    OrderType Next(Urgency urgency = Urgency.Exit) => SaleKinds.Next(_bench.Desk, _position, urgency);

    void Refuse(params OrderType[] types)
    {
        foreach (var type in types)
            _bench.Stock.Kinds.Refuse(type, _bench.Stock.Quotes.InAuction, _bench.Desk.Now);
    }

    [Fact]
    public void The_owner_s_kind_goes_first_and_market_where_it_is_urgent_or_an_auction()
    {
        Assert.Equal(OrderType.Best, Next());
        Assert.Equal(OrderType.Market, Next(Urgency.Panic));
        _bench.Tick(70_000, tick => tick with { InAuction = true });
        Assert.Equal(OrderType.Market, Next());
    }

    /// <summary>One that came to its end has had its time; one that never left, or that is another's, has not.</summary>
    [Theory]
    [InlineData(true, false, false, OrderType.Market)]
    [InlineData(false, false, false, OrderType.Best)]
    [InlineData(true, true, false, OrderType.Best)]
    [InlineData(true, false, true, OrderType.Best)]
    public void A_kind_that_has_had_its_time_is_not_tried_again(bool ended, bool unsent, bool another, OrderType next)
    {
        var order = _bench.Sender.Place(_bench.Stock, Side.Sell, Quantity.Of(5), Urgency.Exit, another ? 99 : _position.Trade, "", OrderType.Best);
        if (ended)
            _bench.Desk.Apply(order, OrderFact.Refused);
        order.IsUnsent = unsent;
        Assert.Equal(next, Next());
    }

    [Fact]
    public void A_limit_needs_a_price_and_where_none_is_known_the_kinds_are_tried_anew()
    {
        Refuse(OrderType.Market, OrderType.Best);
        Assert.Equal(OrderType.Limit, Next());
        var bare = new Bench();
        var position = bare.Hold(10);
        bare.Stock.Kinds.Refuse(OrderType.Market, false, bare.Desk.Now);
        bare.Stock.Kinds.Refuse(OrderType.Best, false, bare.Desk.Now);
        Assert.Equal(OrderType.Market, SaleKinds.Next(bare.Desk, position, Urgency.Exit));
        // Forgotten is what was refused: the next is as the owner wants it.
        Assert.True(bare.Stock.Kinds.HasAny(false, bare.Desk.Now));
        Assert.Equal(OrderType.Market, bare.Stock.Kinds.Next(OrderType.Market, false, bare.Desk.Now, null));
    }

    /// <summary>Two hundredths below the bid on the grid, within the day's limits; an auction asks for no less than its lowest.</summary>
    [Theory]
    [InlineData(69_000, false, 1_000, 67_600)]
    [InlineData(69_000, false, 68_000, 68_000)]
    [InlineData(0, false, 1_000, 68_600)]
    [InlineData(69_000, true, 60_000, 60_000)]
    [InlineData(69_000, true, 0, 68_600)]
    public void A_limit_goes_through_the_book_and_not_through_the_floor(int bid, bool auction, int lowest, int limit)
    {
        _bench.Known(change: answer => answer with { LowerLimit = lowest == 0 ? default : Price.FromWon(lowest) });
        _bench.Tick(70_000, tick => tick with { BestBid = bid == 0 ? default : Price.FromWon(bid), InAuction = auction });
        Assert.Equal(limit, SaleKinds.Limit(_bench.Stock, Quantity.Of(10))?.Won);
        _bench.Stock.IsInstrumentOfToday = false;
        Assert.Equal(lowest is 68_000 or 60_000 ? auction ? 68_600 : 67_600 : limit, SaleKinds.Limit(_bench.Stock, Quantity.Of(10))?.Won);
    }

    [Fact]
    public void Without_any_price_there_is_no_limit() => Assert.Null(SaleKinds.Limit(new(Scene.Hynix), Quantity.Of(1)));
}
