using System.Runtime.CompilerServices;

namespace Danta.Benchmarks.Ratios;

/// <summary>Something of Danta's beside the least that anybody would have to do for it.</summary>
/// <param name="Goal">Candidate's time by yardstick's, at most.</param>
sealed record Pair(string Name, double Goal, Func<long> Yardstick, Func<long> Candidate)
{
    /// <summary>Long enough for the clock, short enough that both meet the same machine.</summary>
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(8);

    const int Rounds = 61;

    /// <summary>The two in turn, again and again: the median of their ratios, and the fastest of each in nanoseconds.</summary>
    public (double Ratio, double YardstickNanoseconds, double CandidateNanoseconds) Measure()
    {
        var (yardstickCalls, candidateCalls) = (CallsPerSlice(Yardstick), CallsPerSlice(Candidate));
        var ratios = new double[Rounds];
        var (bestYardstick, bestCandidate) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var yardstick = Time(Yardstick, yardstickCalls);
            var candidate = Time(Candidate, candidateCalls);
            (bestYardstick, bestCandidate) = (Math.Min(bestYardstick, yardstick), Math.Min(bestCandidate, candidate));
            ratios[round] = candidate / yardstick;
        }
        Array.Sort(ratios);
        return (ratios[Rounds / 2], bestYardstick, bestCandidate);
    }

    /// <summary>Also warms it up, so that what is measured later is the code that stays.</summary>
    static int CallsPerSlice(Func<long> work)
    {
        var calls = 256;
        for (var warm = 0; warm < 40; warm++)
        {
            var nanoseconds = Time(work, calls);
            calls = Math.Max(1, (int)(Slice.TotalNanoseconds / Math.Max(nanoseconds, 1)));
        }
        return calls;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static double Time(Func<long> work, int calls)
    {
        var sum = 0L;
        var began = TimeProvider.System.GetTimestamp();
        for (var call = 0; call < calls; call++)
            sum += work();
        var taken = TimeProvider.System.GetElapsedTime(began).TotalNanoseconds / calls;
        return sum == long.MinValue ? double.NaN : taken;
    }
}
