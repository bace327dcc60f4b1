using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>In a dry run an order fills at what is seen after it, one at a price only there, and what is called back is gone.</summary>
public sealed class DryFillTests
{
    readonly EvidenceBench _bench = new();
    readonly DryFills _fills;

    public DryFillTests()
    {
        _bench.Desk.DryRun = true;
        _fills = new(_bench.Desk, _bench.Evidence);
    }

    /// <summary>Never at what was seen before it left; then at the opposite best price, or where none is quoted the last.</summary>
    [Theory]
    [InlineData(Side.Buy, 70_200, 0, 70_200)]
    [InlineData(Side.Buy, 0, 70_000, 70_100)]
    public void An_order_fills_at_the_opposite_price_that_is_seen_after_it(Side side, int ask, int bid, int price)
    {
        var order = _bench.Send(side);
        _fills.OnSecond();
        Assert.True(order.Number.IsNone);
        _bench.Later(65).Bench.Tick(70_100, tick => tick with { BestAsk = ask > 0 ? Price.FromWon(ask) : default, BestBid = bid > 0 ? Price.FromWon(bid) : default });
        _fills.OnTick(_bench.Stock);
        var heard = Assert.Single(order.Fills.Heard);
        // It was 10:01:05.
        Assert.Equal((OrderPhase.Filled, price, 100_105), (order.Phase, heard.Price.Won, heard.TimeOfDay));
        _fills.OnSecond();
        Assert.Single(order.Fills.Heard);
    }

    [Theory]
    [InlineData(69_900, false)]
    [InlineData(70_000, true)]
    [InlineData(70_100, true)]
    public void An_offer_fills_once_its_price_is_bid(int bid, bool fills)
    {
        _bench.Bench.Hold();
        var offer = _bench.Bench.Sender.Place(_bench.Stock, Side.Sell, Quantity.Of(4), Urgency.Panic, _bench.Position!.Trade, "", OrderType.Limit, Price.FromWon(70_000), rests: true);
        _bench.Later(1).Bench.Tick(69_000, tick => tick with { BestBid = Price.FromWon(bid) });
        _fills.OnSecond();
        Assert.Equal(fills, offer.Phase == OrderPhase.Filled);
    }

    [Fact]
    public void What_is_called_back_is_gone_and_needs_no_price()
    {
        var bare = _bench.Desk.Stocks.Get(Scene.Hynix);
        var order = _bench.Send(Side.Buy, stock: bare);
        _bench.Later(1);
        _fills.OnSecond();
        Assert.Equal((OrderPhase.Sent, 0L), (order.Phase, order.Fills.Quantity.Shares));
        _bench.Desk.Apply(order, OrderFact.Acknowledged);
        _bench.Desk.Apply(order, OrderFact.CancelRequested);
        _fills.OnSecond();
        Assert.Equal((OrderPhase.Cancelled, 0L), (order.Phase, order.Fills.Quantity.Shares));
    }

    [Fact]
    public void In_earnest_nothing_fills_by_itself()
    {
        _bench.Desk.DryRun = false;
        var order = _bench.Send(Side.Buy);
        _bench.Later(1).Bench.Tick(70_000);
        _fills.OnTick(_bench.Stock);
        _fills.OnSecond();
        Assert.Equal(OrderPhase.Sent, order.Phase);
    }
}
