using Danta.Replay.WhatIfs;

namespace Danta.Replay.Sweeps;

/// <summary>One day by one of the settings: figures alone, for there are many.</summary>
/// <param name="Setting">Its number in the grid; −1: the settings of today.</param>
/// <param name="HeldSeconds">Of all round trips together.</param>
/// <param name="BestTrade">What the best of them brought.</param>
/// <param name="Digest">Of everything that was decided: who runs it again has the same.</param>
public sealed record SweepCell(
    int Setting, DateOnly Day, long Net, long Gross, long Costs, int Trades, int Wins, long HeldSeconds, long Drawdown, long BestTrade, int Blind, int StillHeld,
    int Faults, string Digest)
{
    /// <summary>The settings that the owner trades by now.</summary>
    public const int Present = -1;

    /// <summary>From a day that was run.</summary>
    public static SweepCell Of(int setting, WhatIfResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(
            setting, result.Date, result.Net.Amount, result.Day.Gross.Amount, (result.Day.Commission + result.Day.Tax).Amount, result.Day.Trades, result.Day.Wins,
            (long)result.Trades.Sum(trade => (trade.ClosedAt - trade.OpenedAt).TotalSeconds), result.Drawdown.Amount,
            result.Trades.Select(trade => trade.Net.Amount).DefaultIfEmpty().Max(), result.Blind.Values.Sum(), result.StillHeld, result.Faults, result.Digest);
    }
}
