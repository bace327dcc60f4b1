using Danta.Market;
using Danta.Replay.Floors;
using Danta.Replay.Execution;
using Danta.Trading;

namespace Danta.Replay.WhatIfs;

/// <summary>A simulated order with why it was filled as it was.</summary>
/// <param name="Trip">From the decision to the broker's reply.</param>
public sealed record SimulatedOrder(
    OrderId Id, InstrumentCode Code, Side Side, OrderType Type, Quantity Quantity, long Filled, Won Amount, bool IsReal, DateTimeOffset DecidedAt,
    DateTimeOffset? ArrivedAt, TimeSpan Trip, IReadOnlyList<FloorFill> Fills);

/// <summary>A day as it would have been.</summary>
/// <param name="PartedAt">When the trader first wanted something else than the recorded one; null: never.</param>
/// <param name="Inputs">How many were heard.</param>
/// <param name="Day">After costs; what is still held is valued at what selling it then would have brought.</param>
/// <param name="Drawdown">The largest fall of the day's profit from its highest, by closed round trips.</param>
/// <param name="Blind">Orders in stocks that the recording knows nothing of, by stock: never filled.</param>
/// <param name="Digest">Of everything that was decided: equal digests are equal histories.</param>
public sealed record WhatIfResult(
    DateOnly Date, FillModel Model, DateTimeOffset? PartedAt, int Inputs, DayResult Day, Won Drawdown, IReadOnlyList<RoundTrip> Trades,
    IReadOnlyList<SimulatedOrder> Orders, IReadOnlyDictionary<InstrumentCode, int> Blind, int StillHeld, int Faults, string Digest)
{
    /// <summary>Closed and open.</summary>
    public Won Net => Day.Total;
}
