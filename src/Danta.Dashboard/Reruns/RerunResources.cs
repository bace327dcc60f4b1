namespace Danta.Dashboard.Reruns;

/// <summary>One of GET /api/v1/days: a day that was recorded.</summary>
/// <param name="Over">Nothing is written to it any more.</param>
/// <param name="Whole">Everything in it is proven, as far as is known; of a day that is not over nobody has looked.</param>
/// <param name="Inputs">Null: not counted, for the day is not over.</param>
/// <param name="Model">How far the fill model was off that evening; null: nobody has held it against the day.</param>
public sealed record RecordedDayResource(
    DateOnly Date, bool Over, bool Whole, long Bytes, int? Inputs, int? Orders, int? Stocks, DateTimeOffset? First, DateTimeOffset? Last,
    ModelErrorResource? Model);

/// <summary>The orders that were really sent on a day, filled by the model, beside what became of them.</summary>
/// <param name="Equal">With as many shares filled as in truth.</param>
/// <param name="Both">Filled by both.</param>
/// <param name="Near">Of those, within a tick of the true price.</param>
/// <param name="Won">What the model's prices cost more than the true ones; negative: less.</param>
public sealed record ModelErrorResource(int Orders, int Equal, int Both, int Near, double MedianTicks, double NinetyFifthTicks, long Won);

/// <summary>Of POST /api/v1/reruns.</summary>
/// <param name="Date">2026-11-20.</param>
/// <param name="Changes">Keys of the configuration's trading part with their values, "off" for none; without them: the day as it was.</param>
/// <param name="Trade">The round trip that it is about.</param>
sealed record RerunBody(string? Date, IReadOnlyDictionary<string, string>? Changes, int? Trade);

public enum RerunState
{
    Running = 0,
    Done,
    Failed,
}

/// <summary>A day that is, or was, run again.</summary>
/// <param name="WhatIf">By other settings; else as it was.</param>
/// <param name="Message">In Korean, for people.</param>
public sealed record RerunResource(string Id, RerunState State, DateOnly Date, bool WhatIf, string Message);

/// <summary>One of GET /api/v1/sweeps: a sweep whose report lies there.</summary>
public sealed record SweepResource(string Id, DateTimeOffset At, long Bytes);
