using Danta.Host.Replaying;

namespace Danta.Host.Sweeping;

/// <summary>How far a sweep is.</summary>
/// <param name="Inputs">Heard by this run so far.</param>
readonly record struct SweepProgress(int Done, int Total, long Inputs, TimeSpan Elapsed, TimeSpan? Left);

/// <summary>Runs what is missing of a sweep here: a day is decoded once, and all settings go over it, on as many cores as there are.</summary>
sealed class SweepRun(SweepPlan plan, SweepStore store, TimeProvider time, Action<SweepProgress> progress)
{
    long _inputs;
    int _ran;

    /// <param name="cores">As many at once.</param>
    public void Run(int cores, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var missing = plan.Days.Sum(day => plan.Numbers.Count(setting => !store.Has(setting, day.Date)));
        foreach (var day in plan.Days)
        {
            var left = plan.Numbers.Where(setting => !store.Has(setting, day.Date)).Select(plan.Of).ToArray();
            if (left.Length == 0)
                continue;
            var swept = new SweptDay(TapeReader.Read(day));
            swept.RunAll(left, cores, cell =>
            {
                store.Add(cell);
                Interlocked.Add(ref _inputs, swept.Inputs);
                Tell(Interlocked.Increment(ref _ran), missing, time.GetElapsedTime(began));
            }, stop);
        }
    }

    void Tell(int ran, int missing, TimeSpan elapsed) => progress(new(
        plan.Cells - missing + ran, plan.Cells, Interlocked.Read(ref _inputs), elapsed, TimeSpan.FromTicks(elapsed.Ticks / ran * (missing - ran))));
}
