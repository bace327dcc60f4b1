namespace Danta.Host.Simtest;

/// <summary>What keeps the program from acting in time: an excuse, and how long it lasts.</summary>
sealed class Hindrances(World world)
{
    static readonly long LongestSilence = TimeSpan.FromSeconds(10).Ticks;

    /// <summary>A new one may be a minute away.</summary>
    static readonly long NewToken = TimeSpan.FromSeconds(100).Ticks;

    int _seen;
    long? _unansweredSince;
    long _tokensDiedAt = long.MinValue / 2;

    public int Count { get; private set; }

    /// <summary>The last one, in the agenda's ticks.</summary>
    public long LastAt { get; private set; }

    public bool TokenMayBeDead => world.Agenda.Now - _tokensDiedAt < NewToken;

    /// <summary>Something is asked of the broker. Whoever asks nothing is not kept from anything by having no answer.</summary>
    public void Asked() => _unansweredSince ??= world.Agenda.Now;

    public void Served() => _unansweredSince = null;

    public void TokensDied() => _tokensDiedAt = world.Agenda.Now;

    /// <summary>The machine has slept for hours.</summary>
    public void Slept()
    {
        Count++;
        LastAt = world.Agenda.Now;
    }

    /// <summary>A tick or notice that is lost, or an answer of a moment ago, keeps nobody from selling what he knows of; the rest may.</summary>
    public void Look()
    {
        var struck = world.Faults.Struck;
        for (; _seen < struck.Count; _seen++)
        {
            if (struck[_seen] is { Seam: Seam.Tick or Seam.Notice } || IsNone(struck[_seen].Kind))
                continue;
            Count++;
            // A ledger that is not in order is no reason to sell nothing: notices tell.
            if (IsLedger(struck[_seen].Kind))
                continue;
            LastAt = world.Agenda.Now;
        }
        // Without a token, a network, or a broker that takes it, nothing can be sold.
        if (world.NetworkDown || world.Maintenance.IsOn || world.RefusesOrders || !world.Exchange.TakesOrders || world.Agenda.Now - _unansweredSince > LongestSilence)
            LastAt = world.Agenda.Now;
    }

    /// <summary>What the owner, the market or a late answer does keeps nobody from selling what he knows of.</summary>
    static bool IsNone(FaultKind kind) => kind
        is FaultKind.OldAnswer or FaultKind.OwnerTrades or FaultKind.OwnerPanics or FaultKind.StoppedInOrder or FaultKind.OwnerOffers or FaultKind.OwnerSells
        or FaultKind.TradesSilent or FaultKind.OwnerAmends or FaultKind.OwnerCancels or FaultKind.OwnerJoins
        or FaultKind.Halted or FaultKind.Interrupted or FaultKind.ToTheLimit;

    static bool IsLedger(FaultKind kind) => kind is FaultKind.ListStands or FaultKind.ListShort or FaultKind.BalanceStands or FaultKind.BalanceShort;
}
