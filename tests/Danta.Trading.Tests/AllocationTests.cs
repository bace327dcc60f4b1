using Danta.Market;

namespace Danta.Trading.Tests;

public sealed class AllocationTests
{
    /// <param name="all">Every reason to sell is looked at, or the usual ones.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tick_costs_no_memory_with_forty_stocks_watched_and_ten_held(bool all)
    {
        var settings = Scene.Plain with { MaxPositions = 10, Risk = Scene.Plain.Risk with { MaxOrdersPerMinute = null } };
        if (all)
            settings = settings with
            {
                Exit = new(Rate.FromPercent(5m), Rate.FromPercent(5m), Rate.FromPercent(4m), Rate.FromPercent(2m), Rate.FromPercent(2m), TimeSpan.FromHours(1), null)
                {
                    PartAt = Rate.FromPercent(3m), WeakBuyShare = Rate.FromPercent(1m), WhenLeft = true, Vi = ViExit.Both, HoldLockedLimit = true,
                },
            };
        var scene = new Scene(settings);
        var codes = Enumerable.Range(0, 40).Select(index => InstrumentCode.Parse($"{index:D6}")).ToArray();
        foreach (var code in codes.Take(10))
            scene.Hold(70_000, code, $"{code}");
        scene.Condition("all", codes);
        foreach (var code in codes)
            scene.Instrument(code);
        Assert.Equal(10, scene.Shot.Positions.Count);
        Assert.Equal(40, scene.Shot.Watchlist.Count);

        List<Request> requests = [];
        Run(scene, codes, requests, 200);
        requests.Clear();
        Assert.Equal(0, Allocated.Least(() => Run(scene, codes, requests, 1_000)));
        Assert.Empty(requests);
    }

    /// <summary>The sales are due and refused for their hour: what keeps them back is asked on every tick.</summary>
    [Fact]
    public void A_tick_costs_no_memory_while_a_sale_is_kept_back()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK0634", "거래정지 종목입니다"));
        List<Request> requests = [];
        InstrumentCode[] codes = [Scene.Samsung];
        Run(scene, codes, requests, 200);
        requests.Clear();
        Assert.Equal(0, Allocated.Least(() => Run(scene, codes, requests, 1_000)));
        Assert.Empty(requests);
    }

    static void Run(Scene scene, InstrumentCode[] codes, List<Request> requests, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var won = 70_000 + round % 5 * 100;
            foreach (var code in codes)
            {
                scene.Trader.Handle(Input.Of(scene.Now, Scene.Quote(code, won)), requests);
                scene.Trader.Handle(Input.Of(scene.Now, Book(code, won)), requests);
            }
        }
    }

    static BookTick Book(InstrumentCode code, int won)
    {
        var asks = default(BookSide);
        var bids = default(BookSide);
        for (var level = 0; level < BookSide.Depth; level++)
        {
            asks[level] = new(Price.FromWon(won + 100 + 100 * level), Quantity.Of(500));
            bids[level] = new(Price.FromWon(won - 100 * level), Quantity.Of(500));
        }
        return new(code, 100_000, BookPhase.Continuous, asks, bids, Quantity.Of(5_000), Quantity.Of(5_000), default, default, Quantity.Of(1));
    }
}
