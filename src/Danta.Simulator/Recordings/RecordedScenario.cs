using Danta.Market;
using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Recordings;

/// <summary>A recorded day as a scenario: its date and hours, its stocks, and nothing that the exchange would do by itself.</summary>
static class RecordedScenario
{
    /// <summary>The order of the day begins with its opening auction.</summary>
    static readonly TimeOnly Earliest = new(8, 30);

    public static Scenario Of(RecordedMarket day) => new()
    {
        Recorded = day,
        Listed = [.. day.Listed.Select(stock => ListedNames.Of(stock) with { OnNxt = false })],
        Date = Kst.DateOf(day.Begins),
        Start = StartOf(day),
        AlwaysOpen = false,
        // The recording has its own interruptions, and what stopped the boards stopped its trades.
        Interruptions = false,
        Breakers = false,
        WarmUp = TimeSpan.Zero,
    };

    /// <summary>The whole minute in which the first of it was heard.</summary>
    static TimeOnly StartOf(RecordedMarket day)
    {
        var heard = Kst.TimeOf(day.Begins);
        return heard < Earliest ? Earliest : new TimeOnly(heard.Hour, heard.Minute);
    }
}
