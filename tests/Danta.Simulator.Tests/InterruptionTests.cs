using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>VI: what is measured from where.</summary>
public sealed class InterruptionTests
{
    readonly Simulation _simulation = Quiet.Of(
        new Scenario { Seed = 3, Stocks = 12, WarmUp = TimeSpan.FromMinutes(1), Temper = new(0, Day: DayKind.Uniform) }).Simulation;

    readonly Instrument _stock;
    readonly int _last;

    public InterruptionTests()
    {
        _stock = _simulation.Venue.Stocks.First(stock =>
            stock.Listing is { Kind: ListingKind.Stock, BasePrice.Won: > 5_000 } && VolatilityInterruption.DynamicPercent(stock.Listing) == 6);
        _stock.ClearCrowd();
        _last = _stock.Figures.Last;
        for (var percent = 1; percent <= 14; percent++)
            _stock.Book.Rest(Side.Sell, Above(percent), 10, owner: null);
    }

    [Fact]
    public void One_order_that_eats_through_many_prices_is_measured_from_the_trade_before_it()
    {
        _stock.Book.Take(Side.Buy, _stock.Ladder.Top, 1_000, taker: null);
        Assert.True(_stock.InVi);
        var vi = Assert.Single(_stock.Interruptions);
        Assert.Equal((ViKind.Dynamic, _last, 0), (vi.Kind, vi.DynamicReference, vi.StaticReference));
        Assert.True(vi.Price * 100L >= _last * 106L);
        Assert.Equal(_stock.Ladder.Won(Above(5)), _stock.Figures.Last);
    }

    [Fact]
    public void Orders_that_follow_each_other_begin_anew_and_only_the_last_single_price_stops_them()
    {
        _stock.Book.Take(Side.Buy, _stock.Ladder.Top, 40, taker: null);
        _stock.Book.Take(Side.Buy, _stock.Ladder.Top, 40, taker: null);
        Assert.False(_stock.InVi);
        Assert.Equal(_stock.Ladder.Won(Above(8)), _stock.Figures.Last);
        _stock.Book.Take(Side.Buy, _stock.Ladder.Top, 40, taker: null);
        var vi = Assert.Single(_stock.Interruptions);
        Assert.Equal((ViKind.Static, 0, _stock.Listing.BasePrice.Won), (vi.Kind, vi.DynamicReference, vi.StaticReference));
        Assert.True(vi.Price * 10L >= _stock.Listing.BasePrice.Won * 11L);
    }

    [Fact]
    public void Two_minutes_and_a_moment_later_its_auction_s_price_is_what_the_next_is_measured_from()
    {
        _stock.Book.Take(Side.Buy, _stock.Ladder.Top, 1_000, taker: null);
        _simulation.Run(TimeSpan.FromSeconds(119));
        Assert.True(_stock.InVi);
        Assert.True(_stock.Expected is { Price: > 0, Volume: > 0 });
        _stock.Figures.StaticReference = _stock.Ladder.Limits.Lower.Won;
        _simulation.Run(TimeSpan.FromSeconds(32));
        Assert.False(_stock.InVi);
        Assert.NotEqual(0, _stock.Interruptions[0].Until);
        Assert.True(_stock.LastAuctionVolume > 0);
        Assert.InRange(_stock.Figures.StaticReference, _last * 0.95, _last * 1.05);
    }

    [Fact]
    public void An_order_that_the_router_splits_price_by_price_is_one_order()
    {
        var (simulation, twin) = (_simulation, _simulation.Venue.NxtStocks.First(nxt => VolatilityInterruption.DynamicPercent(nxt.Listing) == 6).Home);
        twin.ClearCrowd();
        twin.Nxt!.ClearCrowd();
        var last = twin.Figures.Last;
        for (var percent = 1; percent <= 14; percent++)
            twin.Book.Rest(Side.Sell, twin.Ladder.AtOrBelow(last * (100 + percent) / 100) + 1, 1, owner: null);
        var order = simulation.Desk.Place(simulation.Clients[0].Account, new(twin, Side.Buy, Accounts.OrderType.Find("13")!, 14, 0, 0, "SOR")).Order!;
        Assert.True(order.Filled > 0);
        Assert.Equal(ViKind.Dynamic, Assert.Single(twin.Interruptions).Kind);
        Assert.Equal(last, twin.Interruptions[0].DynamicReference);
    }

    int Above(int percent) => _stock.Ladder.AtOrBelow((int)((long)_last * (100 + percent) / 100)) + 1;
}
