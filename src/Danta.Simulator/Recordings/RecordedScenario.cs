using Danta.Market;
using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Recordings;

/// <summary>A recorded day as a scenario: its date and hours, its stocks, and nothing that the exchange would do by itself.</summary>
static class RecordedScenario
{
    static readonly TimeOnly OpeningAuction = new(8, 30);
    static readonly TimeOnly Close = new(15, 30);

    public static Scenario Of(RecordedMarket day) => new()
    {
        Recorded = day,
        Listed = [.. day.Listed.Select(stock => ListedNames.Of(stock) with { OnNxt = false })],
        Date = Kst.DateOf(day.Begins),
        Start = StartOf(day),
        AlwaysOpen = IsOfSimulator(day),
        // The recording has its own interruptions, and what stopped the boards stopped its trades.
        Interruptions = false,
        Breakers = false,
        WarmUp = TimeSpan.Zero,
    };

    /// <summary>Heard while no exchange is at work: on a market that never closes.</summary>
    static bool IsOfSimulator(RecordedMarket day) => !TradingCalendar.IsOpen(Kst.DateOf(day.Begins)) || Kst.TimeOf(day.Begins) >= Close || StartOf(day) < OpeningAuction;

    /// <summary>The whole minute in which the first of it was heard.</summary>
    static TimeOnly StartOf(RecordedMarket day) => new(Kst.TimeOf(day.Begins).Hour, Kst.TimeOf(day.Begins).Minute);
}
