using System.Runtime.CompilerServices;

namespace Danta.Host.Bench;

/// <summary>Something of Danta's beside the least that anybody would have to do for it.</summary>
/// <param name="Goal">Candidate's time by yardstick's, at most.</param>
sealed record Pair(string Name, double? Goal, Func<long> Yardstick, Func<long> Candidate)
{
    /// <summary>Long enough for the clock, short enough that both meet the same machine.</summary>
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(8);

    const int Rounds = 61;

    /// <summary>The two in turn, again and again.</summary>
    public BenchRow Measure()
    {
        var (yardstickCalls, candidateCalls) = (CallsPerSlice(Yardstick), CallsPerSlice(Candidate));
        var (floors, candidates) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            floors[round] = Time(Yardstick, yardstickCalls) / 1_000;
            candidates[round] = Time(Candidate, candidateCalls) / 1_000;
        }
        return BenchRow.Of(Name, Goal, floors, candidates);
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
