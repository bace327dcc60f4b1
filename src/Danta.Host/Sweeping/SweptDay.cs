using Danta.Replay.Execution;
using Danta.Replay.Sweeps;
using Danta.Replay.Tapes;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Host.Sweeping;

/// <summary>One of the settings, by its number in the grid; <see cref="SweepCell.Present"/>: those of today.</summary>
sealed record NumberedSettings(int Number, TraderSettings Settings);

/// <summary>A day that was decoded once, for all settings that go over it.</summary>
sealed class SweptDay(DayTape tape)
{
    readonly Latency _latency = Latency.Of(tape);

    public int Inputs => tape.Count;

    public SweepCell Run(NumberedSettings one) => SweepCell.Of(one.Number, WhatIf.Run(tape, one.Settings, FillModel.Middle, _latency));

    /// <param name="cores">As many at once.</param>
    /// <param name="done">Told of each as it ends, from whichever thread ran it.</param>
    public void RunAll(IEnumerable<NumberedSettings> settings, int cores, Action<SweepCell> done, CancellationToken stop) => Parallel.ForEach(
        settings, new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = stop }, one => done(Run(one)));
}
