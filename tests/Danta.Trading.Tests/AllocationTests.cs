using Danta.Market;

namespace Danta.Trading.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void A_tick_costs_no_memory_with_forty_stocks_watched_and_ten_held()
    {
        var settings = Scene.Plain with { MaxPositions = 10, Risk = Scene.Plain.Risk with { MaxOrdersPerMinute = null } };
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
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(scene, codes, requests, 1_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
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
