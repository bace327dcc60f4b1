namespace Danta.Benchmarks.Latency;

/// <summary>
/// <c>latency</c>: from the last byte of a frame given to the socket to the first byte of the order at the server, on warm
/// connections. All contenders in turn, tick by tick, so that all meet the same machine.
/// </summary>
static class LatencyTable
{
    const int Warm = 300;
    const int Ticks = 1_500;

    /// <summary>The feed of a lively stock; far enough apart that nobody waits for the tick before.</summary>
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(2);

    public static void Run()
    {
        IContender[] contenders = [new BareSocket(), new ClientAlone()];
        var taken = contenders.Select(_ => new List<double>()).ToArray();
        for (var tick = 0; tick < Warm + Ticks; tick++)
        {
            for (var index = 0; index < contenders.Length; index++)
            {
                var microseconds = Once(contenders[index]);
                if (tick >= Warm)
                    taken[index].Add(microseconds);
                Wait();
            }
        }
        Console.Out.WriteLine("| tick to order | p50 | p90 | p99 | p50 by the bare sockets' |");
        Console.Out.WriteLine("| --- | --: | --: | --: | --: |");
        foreach (var list in taken)
            list.Sort();
        for (var index = 0; index < contenders.Length; index++)
        {
            double At(double share) => taken[index][(int)(share * (Ticks - 1))];
            Console.Out.WriteLine($"| {contenders[index].Name} | {At(0.5):0} µs | {At(0.9):0} µs | {At(0.99):0} µs | {At(0.5) / taken[0][Ticks / 2]:0.00} |");
            contenders[index].Dispose();
        }
    }

    static double Once(IContender contender)
    {
        var pushed = contender.Broker.Push(contender.NextTick());
        return TimeProvider.System.GetElapsedTime(pushed, contender.Broker.NextOrder()).TotalMicroseconds;
    }

    static void Wait() => SpinWait.SpinUntil(static () => false, Between);
}
