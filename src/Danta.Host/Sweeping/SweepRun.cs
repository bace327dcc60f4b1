using Danta.Host.Replaying;
using Danta.Replay.Execution;
using Danta.Replay.Sweeps;
using Danta.Replay.WhatIfs;

namespace Danta.Host.Sweeping;

/// <summary>How far a sweep is.</summary>
/// <param name="Inputs">Heard by this run so far.</param>
readonly record struct SweepProgress(int Done, int Total, long Inputs, TimeSpan Elapsed, TimeSpan? Left);

/// <summary>Runs what is missing of a sweep: a day is decoded once, and all settings go over it, on as many cores as there are.</summary>
sealed class SweepRun(SweepPlan plan, SweepStore store, TimeProvider time, Action<SweepProgress> progress)
{
    long _inputs;
    int _ran;

    /// <param name="cores">As many at once.</param>
    public void Run(int cores, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var settings = Enumerable.Range(SweepCell.Present, plan.Settings.Count + 1).ToArray();
        var missing = plan.Days.Sum(day => settings.Count(setting => !store.Has(setting, day.Date)));
        foreach (var day in plan.Days)
        {
            var left = settings.Where(setting => !store.Has(setting, day.Date)).ToArray();
            if (left.Length == 0)
                continue;
            var tape = TapeReader.Read(day);
            var latency = Latency.Of(tape);
            Parallel.ForEach(left, new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = stop }, setting =>
            {
                store.Add(SweepCell.Of(setting, WhatIf.Run(tape, plan.Of(setting), FillModel.Middle, latency)));
                Interlocked.Add(ref _inputs, tape.Count);
                Tell(Interlocked.Increment(ref _ran), missing, time.GetElapsedTime(began));
            });
        }
    }

    void Tell(int ran, int missing, TimeSpan elapsed) => progress(new(
        plan.Cells - missing + ran, plan.Cells, Interlocked.Read(ref _inputs), elapsed, TimeSpan.FromTicks(elapsed.Ticks / ran * (missing - ran))));
}
