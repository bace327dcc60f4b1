using Danta.Market;

namespace Danta.Host.Simtest;

/// <summary>An exchange that stops what the trader holds: 거래정지, VI, a price at its limit where nobody buys or sells any more.</summary>
sealed class Halts(World world)
{
    static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    readonly HashSet<InstrumentCode> _followed = [];

    /// <summary>Codes that could not be sold, with the last moment at which they could not, in the agenda's ticks.</summary>
    public Dictionary<string, long> Until { get; } = new(StringComparer.Ordinal);

    public void Strike(FaultKind kind, double amount, TimeSpan span)
    {
        var held = world.Exchange.Account.Holdings;
        if (held.Count == 0)
            return;
        var code = InstrumentCode.Parse(held[new Chance(world.Plan.Seed, 350, (long)(amount * 1e9)).Below(held.Count)].Code);
        world.Trace($"{kind} {code}");
        switch (kind)
        {
            case FaultKind.Halted:
                world.Exchange.Halt(code, true);
                world.Agenda.In(span * 4, () => world.Exchange.Halt(code, false));
                break;
            case FaultKind.Interrupted:
                world.Exchange.Interrupt(code);
                break;
            default:
                world.Exchange.Surge(code, amount * 1000 % 2 < 1 ? 1.6 : -1.6, 30);
                break;
        }
        Follow(code);
    }

    /// <summary>Peace ends what is halted.</summary>
    public void End()
    {
        foreach (var code in _followed)
            world.Exchange.Halt(code, false);
    }

    /// <summary>Once a second from then on.</summary>
    void Follow(InstrumentCode code)
    {
        if (_followed.Add(code))
            Look(code);
    }

    void Look(InstrumentCode code)
    {
        if (!world.Exchange.Trades(code))
            Until[code.ToString()] = world.Agenda.Now;
        world.Agenda.In(Glance, () => Look(code));
    }
}
