namespace Danta.Benchmarks.Latency;

/// <summary>
/// <c>latency</c>: from the last byte of a frame given to the socket to the first byte of the order at the server, on warm
/// connections. All contenders in turn, tick by tick, so that all meet the same machine.
/// </summary>
static class LatencyTable
{
    const int Warm = 200;
    const int Ticks = 600;

    /// <summary>The feed of a lively stock; far enough apart that nobody waits for the tick before.</summary>
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(8);

    /// <summary>Whole sessions of the trader, quiet and flooded in turn; each brings as many orders as it has positions.</summary>
    const int Sessions = 3;

    public static void Run()
    {
        Console.Out.WriteLine("| tick to order | orders | p50 | p90 | p99 | p50 by the bare sockets' |");
        Console.Out.WriteLine("| --- | --: | --: | --: | --: | --: |");
        using var bare = new BareSocket();
        List<double> floor = [];
        List<double> client = [];
        using (var alone = new ClientAlone())
        {
            for (var tick = 0; tick < Warm + Ticks; tick++)
                Pair(bare, alone, floor, client, warm: tick < Warm);
        }
        Print(bare.Name, floor, floor);
        Print("Danta.Kis", client, floor);
        List<double> floorBeside = [];
        List<double> quiet = [];
        List<double> flooded = [];
        for (var session = 0; session < 2 * Sessions; session++)
        {
            using var trader = new WholeTrader();
            using var flood = session % 2 == 1 ? new Flood(trader.Web) : null;
            // The first sale of a session compiles and opens what the others find ready.
            for (var tick = 0; !trader.IsSpent; tick++)
                Pair(bare, trader, floorBeside, session % 2 == 1 ? flooded : quiet, warm: tick < 5);
        }
        Print("bare sockets, beside the trader", floorBeside, floorBeside);
        Print("the whole of Danta", quiet, floorBeside);
        Print("the same under 100 commands a second", flooded, floorBeside);
    }

    static void Pair(IContender floor, IContender candidate, List<double> floors, List<double> candidates, bool warm)
    {
        foreach (var (contender, taken) in (ReadOnlySpan<(IContender, List<double>)>)[(floor, floors), (candidate, candidates)])
        {
            var microseconds = Once(contender);
            if (!warm)
                taken.Add(microseconds);
            Wait();
        }
    }

    static void Print(string name, List<double> taken, List<double> floor)
    {
        var sorted = taken.Order().ToArray();
        double At(double share) => sorted[(int)(share * (sorted.Length - 1))];
        Console.Out.WriteLine(
            $"| {name} | {sorted.Length} | {At(0.5):0} µs | {At(0.9):0} µs | {At(0.99):0} µs | {At(0.5) / floor.Order().ElementAt(floor.Count / 2):0.00} |");
    }

    static double Once(IContender contender)
    {
        var pushed = contender.Broker.Push(contender.NextTick());
        return TimeProvider.System.GetElapsedTime(pushed, contender.Broker.NextOrder()).TotalMicroseconds;
    }

    static void Wait() => SpinWait.SpinUntil(static () => false, Between);
}
