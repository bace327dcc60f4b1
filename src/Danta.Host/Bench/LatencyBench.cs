using Danta.Host.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Bench;

/// <summary>
/// From the last byte of a frame given to the socket to the first byte of the order at the server, on warm connections. Floor and candidate
/// in turn, tick by tick, so that both meet the same machine.
/// </summary>
static class LatencyBench
{
    const double Goal = 1.25;
    const int Warm = 200;
    const int Ticks = 450;

    /// <summary>Whole sessions of the trader; each brings as many orders as it has positions.</summary>
    const int Sessions = 3;

    /// <summary>The first sales of a session are looked at by themselves.</summary>
    const int Beginning = 2;

    /// <summary>A lively market brings a thousand ticks a second, and nearly all of them decide nothing.</summary>
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(1);

    const int QuietTicks = 8;

    public static IEnumerable<BenchRow> Run()
    {
        // As danta run does when it has begun.
        new Rehearsal(TimeProvider.System, NullLogger<Rehearsal>.Instance).Once(CancellationToken.None);
        using var tls = new LoopTls();
        using (var bare = new BareSocket(null))
        {
            for (var tick = 0; tick < Warm; tick++)
                Once(bare);
            var (floors, trader, first) = Whole(bare, Stage.Sales, null, flooded: false);
            yield return BenchRow.Of("체결 → 매도, 단타 전체", Goal, floors, trader);
            yield return new("이 프로세스의 첫 주문 / 그 뒤의 주문", 3, Median(trader), first, [first / Median(trader)]);
            (floors, trader, _) = Whole(bare, Stage.Sales, null, flooded: true);
            yield return BenchRow.Of("같은 것, 1초에 명령 100개와 함께", null, floors, trader);
            (floors, trader, _) = Whole(bare, Stage.Purchases, null, flooded: false);
            yield return BenchRow.Of("체결 → 매수, 단타 전체", Goal, floors, trader);
            yield return Client("체결 → 주문, Danta.Kis만", bare, null);
        }
        using (var bare = new BareSocket(tls))
        {
            for (var tick = 0; tick < Warm; tick++)
                Once(bare);
            var (floors, trader, _) = Whole(bare, Stage.Sales, tls, flooded: false);
            yield return BenchRow.Of("체결 → 매도, 단타 전체, TLS", Goal, floors, trader);
            yield return Client("체결 → 주문, Danta.Kis만, TLS", bare, tls);
        }
    }

    static BenchRow Client(string name, BareSocket bare, LoopTls? tls)
    {
        var (floors, candidates) = (new List<double>(), new List<double>());
        using var alone = new ClientAlone(tls);
        for (var tick = 0; tick < Warm + Ticks; tick++)
            Pair(bare, alone, floors, candidates, counts: tick >= Warm);
        return BenchRow.Of(name, Goal, floors, candidates);
    }

    static (List<double> Floors, List<double> Trader, double First) Whole(BareSocket bare, Stage stage, LoopTls? tls, bool flooded)
    {
        var (floors, candidates, first) = (new List<double>(), new List<double>(), 0.0);
        for (var session = 0; session < Sessions; session++)
        {
            using var trader = Silently(() => new WholeTrader(stage, tls));
            using var flood = flooded ? new Flood(trader.Web) : null;
            for (var tick = 0; !trader.IsSpent; tick++)
            {
                Pair(bare, trader, floors, candidates, counts: tick >= Beginning || session == 0 && tick == 0);
                if (session > 0 || tick > 0)
                    continue;
                first = candidates[0];
                floors.Clear();
                candidates.Clear();
            }
            Silently(() => trader.End());
        }
        return (floors, candidates, first);
    }

    static void Pair(IContender floor, IContender candidate, List<double> floors, List<double> candidates, bool counts)
    {
        foreach (var (contender, taken) in (ReadOnlySpan<(IContender, List<double>)>)[(floor, floors), (candidate, candidates)])
        {
            var microseconds = Once(contender);
            if (counts)
                taken.Add(microseconds);
        }
    }

    static double Once(IContender contender)
    {
        for (var tick = 0; tick < QuietTicks; tick++)
        {
            contender.Broker.Push(contender.NextQuiet());
            SpinWait.SpinUntil(static () => false, Between);
        }
        var pushed = contender.Broker.Push(contender.NextDeciding());
        return TimeProvider.System.GetElapsedTime(pushed, contender.Broker.NextOrder()).TotalMicroseconds;
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>A session speaks to its terminal; here nobody reads it.</summary>
    static T Silently<T>(Func<T> work)
    {
        var screen = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            return work();
        }
        finally
        {
            Console.SetOut(screen);
        }
    }
}
