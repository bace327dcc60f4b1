using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>
/// The trader's word to its guard and to <c>danta status</c>. It comes of the trader's own steps: one that hangs falls silent, however
/// well the rest of the process is.
/// </summary>
sealed class Heart(
    Beacon beacon, TraderLoop loop, Func<EdgeStatus> edges, Func<Uri?> web, bool sellsOnly, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly DateTimeOffset _since = time.GetUtcNow();
    volatile bool _isAskedToEnd;

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, time);
        long? said = null;
        do
        {
            var steps = loop.Steps;
            if (steps == said)
                continue;
            said = steps;
            beacon.Say(BeaconJson.Write(Beat(steps)));
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>The owner wants it to end: said at once, for what he wants kept nobody has to sell.</summary>
    public void End()
    {
        _isAskedToEnd = true;
        beacon.Say(BeaconJson.Write(Beat(loop.Steps)));
    }

    TraderBeat Beat(long steps)
    {
        var (now, edge) = (loop.Snapshot, edges());
        var open = now.Orders.Count(order => order.DoneAt is null);
        return new(
            Environment.ProcessId, Kst.Of(_since), steps, edge.Version, now.Mode, now.DryRun, now.State, now.Reason,
            [.. now.Positions.Select(HeldShares.Of)], open, now.Today.Total.Amount, edge.Checks, edge.Guard, $"{web()}")
        {
            // What he wants sold at the end is not done before nothing is left.
            Ends = _isAskedToEnd && (!now.Settings.FlattenOnStop || now.Positions.Count == 0 && open == 0),
            SellsOnly = sellsOnly,
            TakesSales = now.TakesSales,
            Next = NextMoment.Of(now.Settings, now.IsOpenDay, time.GetUtcNow()),
        };
    }
}
