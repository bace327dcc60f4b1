namespace Danta.Measuring;

/// <summary>What a piece of work takes of the managed heap.</summary>
static class Allocated
{
    const int Runs = 5;

    /// <summary>
    /// Bytes by the best of several runs on this thread, for a collection in the middle of one (another test's) counts what was left of the
    /// thread's own allocation block. What the work itself takes it takes in each of them. Do it once before: code is compiled then.
    /// </summary>
    public static long Least(Action run)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Runs && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
