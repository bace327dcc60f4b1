using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>The program is asked to end and does, within its time; what it was to sell is sold.</summary>
sealed class GracefulStop(World world, Machine machine)
{
    /// <summary>As the program's own patience with itself.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    readonly long _askedAt = world.Agenda.Now;

    public void Begin()
    {
        machine.Run(() => machine.Engine!.Inbox.Post(new StopRequested()));
        Look();
    }

    void Look() => world.Agenda.In(Glance, () =>
    {
        if (!machine.IsAlive)
            return;
        var engine = machine.Engine!;
        var late = world.Agenda.Now - _askedAt > Longest.Ticks;
        if (!late && !(engine.Router.Ended.IsCompleted && engine.Errands.Count == 0))
        {
            Look();
            return;
        }
        // A clock that was set back makes the trader's seconds a third longer, not the program's.
        if (!engine.Router.Ended.IsCompleted && !world.Faults.Struck.Exists(fault => fault.Kind is FaultKind.ClockJumps or FaultKind.ClockLeaps))
            world.Watch.Complain("it was asked to end eight seconds ago and goes on");
        CheckSold();
        machine.Run(engine.Journal.Dispose);
        world.Kill("차례대로");
    });

    /// <summary>It could not be sold, or only just again.</summary>
    bool IsStopped(string code) =>
        world.Meddled.Handled.Contains(code) || world.Meddled.Obscured.Contains(code) || world.Halts.Until.TryGetValue(code, out var until) && _askedAt - until < TimeSpan.FromSeconds(30).Ticks;

    /// <summary>Where nothing hindered it for a while, and nobody else sold what it was selling.</summary>
    void CheckSold()
    {
        // A reply that was lost keeps an order in doubt for a quarter of a minute and more, and its shares with it.
        var hindrances = world.Watch.Hindrances;
        if (!world.Plan.Settings.FlattenOnStop || hindrances.TokenMayBeDead || _askedAt - hindrances.LastAt < TimeSpan.FromSeconds(30).Ticks)
            return;
        // A sale that stands at the exchange and finds no buyer is the market's doing.
        var account = world.Exchange.Account;
        var standing = account.Orders.Where(order => order is { State: "open", Side: "sell" }).Select(order => order.Code).ToHashSet(StringComparer.Ordinal);
        var left = account.Holdings.Where(holding => holding.Quantity > 0 && !world.Meddled.Any(holding.Code) && !IsStopped(holding.Code) && !standing.Contains(holding.Code)).Select(holding => $"{holding.Quantity} {holding.Code}").ToArray();
        if (left.Length > 0)
            world.Watch.Complain($"it ended {new TimeSpan(world.Agenda.Now - _askedAt).TotalSeconds:0.0} s after it was asked to and has not sold {string.Join(", ", left)}");
    }
}
