using Danta.Market;

namespace Danta.Trading;

/// <summary>How far the search for an order of unknown fate has come.</summary>
/// <param name="second">Of <see cref="Desk.SecondsHeard"/>: a machine that sleeps searches for nothing.</param>
sealed class DoubtCase(DateTimeOffset since, int second, string reason)
{
    public DateTimeOffset Since => since;
    public int SinceSecond => second;
    public string Reason => reason;

    /// <summary>The edge is done with it: from here on it can no longer leave the house. Null: it may still be on its way.</summary>
    public DateTimeOffset? EdgeDoneAt { get; set; }

    /// <summary>How long lists and balance must go on without it before it is proven absent.</summary>
    public TimeSpan Proof { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Lists that were asked since it was sent, whole or not.</summary>
    public int Lists { get; set; }

    public int Looks { get; set; }

    public DateTimeOffset FirstLookAt { get; set; }

    /// <summary>Of <see cref="Desk.SecondsHeard"/>.</summary>
    public int FirstLookSecond { get; set; }

    public DateTimeOffset LastLookAt { get; set; }

    /// <summary>Asking time of the last balance in which the stock was as it is without this order.</summary>
    public DateTimeOffset? BalanceUnchangedAt { get; set; }

    /// <summary>Asking time of the last one in which it was not.</summary>
    public DateTimeOffset? BalanceChangedAt { get; set; }

    /// <summary>It had been proven absent when an order like it turned up: only the owner can tell whose that one is.</summary>
    public bool IsForOwner { get; init; }

    /// <summary>Numbers at the broker that may be this order's and nobody else's.</summary>
    public List<OrderNumber> Twins { get; } = [];

    /// <summary>The only twin, as the first whole list had it that was asked at this time; null: none yet.</summary>
    public (BrokerOrder Row, DateTimeOffset At)? Seen { get; set; }

    /// <summary>Shares by which the last balance was beyond the books.</summary>
    public long Beyond { get; set; }
}
