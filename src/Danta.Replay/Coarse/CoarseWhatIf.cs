using Danta.Replay.Execution;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Replay.Coarse;

/// <summary>A day by minute candles: three runs, each with the order of prices that suits its temper. Nothing real stands beside it.</summary>
public static class CoarseWhatIf
{
    /// <summary>A tick and its book are invented together, the book a moment later: who came at once would meet the price of seconds ago.</summary>
    static readonly FillModel Optimistic = FillModel.Optimistic with { EntryShare = 0.1 };

    public static WhatIfDay Run(DateOnly date, IReadOnlyList<CoarseStock> stocks, TraderSettings settings)
    {
        WhatIfResult With(CandlePath path, FillModel model)
        {
            var tape = CoarseTape.Of(date, stocks, settings, path);
            return WhatIf.Run(tape, settings, model, Latency.Of(tape));
        }
        return new(
            With(CandlePath.LowFirst, FillModel.Pessimistic), With(CandlePath.ByBody, FillModel.Middle), With(CandlePath.HighFirst, Optimistic), [], Calibration.None, 0)
        {
            IsCoarse = true,
        };
    }
}
