using Danta.Market;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.WhatIfs;

/// <summary>One day by other settings, with everything by which its word is to be weighed.</summary>
/// <param name="Middle">The most likely history.</param>
/// <param name="Sensitivity">Its profit with other round trips: none at all, twice as long, a tenth of a second more.</param>
/// <param name="MeasuredTrips">Round trips of the day that were measured; 0: they are assumed.</param>
public sealed record WhatIfDay(
    WhatIfResult Pessimistic, WhatIfResult Middle, WhatIfResult Optimistic, IReadOnlyList<(string Name, Won Net)> Sensitivity, Calibration Calibration,
    int MeasuredTrips)
{
    /// <summary>Of minute candles and not of a recording: a rough idea, and to be marked as one wherever it is shown.</summary>
    public bool IsCoarse { get; init; }

    /// <summary>The least of the three.</summary>
    public Won Lower => new(Nets.Min());

    /// <summary>The most of the three.</summary>
    public Won Upper => new(Nets.Max());

    long[] Nets => [Pessimistic.Net.Amount, Middle.Net.Amount, Optimistic.Net.Amount];

    /// <summary>Seven runs over one tape.</summary>
    public static WhatIfDay Run(DayTape tape, TraderSettings settings)
    {
        var latency = Latency.Of(tape);
        WhatIfResult With(FillModel model) => WhatIf.Run(tape, settings, model, latency);
        (string Name, FillModel Model)[] others =
        [
            ("x0", FillModel.Middle with { LatencyFactor = 0 }), ("x2", FillModel.Middle with { LatencyFactor = 2 }),
            ("+100ms", FillModel.Middle with { LatencyExtra = TimeSpan.FromMilliseconds(100) }),
        ];
        return new(
            With(FillModel.Pessimistic), With(FillModel.Middle), With(FillModel.Optimistic), [.. others.Select(other => (other.Name, With(other.Model).Net))],
            Calibration.Of(tape, FillModel.Middle), latency.Measured);
    }
}
