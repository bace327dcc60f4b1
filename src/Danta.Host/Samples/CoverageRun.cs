using Danta.Host.Replaying;
using Danta.Market;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Host.Samples;

/// <summary>One question to the model, and the answer of the world in which it really was so.</summary>
/// <param name="Real">What the day earned by the settings that it was recorded by.</param>
/// <param name="Truth">What it earns by the others, lived through.</param>
sealed record CoverageCase(long Seed, string Change, long Real, long Truth, long Lower, long Middle, long Upper, int Orders, double MedianTicks)
{
    public bool IsCovered => Truth >= Lower && Truth <= Upper;
}

/// <summary>
/// How often the truth lies within the interval. A simulator can live through the same day with other settings: what a what-if only estimates
/// is there to be counted, to the won.
/// </summary>
static class CoverageRun
{
    /// <summary>What is asked of each day.</summary>
    public static readonly IReadOnlyList<(string Name, Func<TraderSettings, TraderSettings> Change)> Changes =
    [
        ("익절 1.2 %", settings => settings with { Exit = settings.Exit with { TakeProfit = Rate.FromPercent(1.2m) } }),
        ("손절 0.4 %", settings => settings with { Exit = settings.Exit with { StopLoss = Rate.FromPercent(0.4m) } }),
        ("최대 보유 30초", settings => settings with { Exit = settings.Exit with { MaxHolding = TimeSpan.FromSeconds(30) } }),
    ];

    static readonly DateOnly Date = new(2026, 11, 24);

    /// <param name="place">A directory of this seed's own.</param>
    public static IReadOnlyList<CoverageCase> Run(long seed, TimeSpan lives, Won budget, string place)
    {
        var usual = SampleWorld.Usual with { BudgetPerTrade = budget };
        var (recorded, until) = SampleWorld.Live(seed, Date, lives, usual, Path.Combine(place, "recorded"));
        var (tape, real) = (TapeReader.Read(recorded, until), ExactReplay.Run(recorded, null, until).Day.Total.Amount);
        var cases = new List<CoverageCase>();
        foreach (var (name, change) in Changes)
        {
            var settings = change(usual);
            var (lived, _) = SampleWorld.Live(seed, Date, lives, settings, Path.Combine(place, $"lived{cases.Count}"));
            var estimate = WhatIfDay.Run(tape, settings);
            cases.Add(new(
                seed, name, real, ExactReplay.Run(lived, null, until).Day.Total.Amount, estimate.Lower.Amount, estimate.Middle.Net.Amount, estimate.Upper.Amount,
                estimate.Calibration.Orders, estimate.Calibration.Median));
        }
        return cases;
    }
}
