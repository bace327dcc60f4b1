namespace Danta.Trading;

/// <summary>What the broker's lists have shown of an order: each judgement waits until a second list keeps to it.</summary>
sealed class OrderListing
{
    /// <summary>Complete lists in a row that did not have it, though it has a number.</summary>
    public int Missed { get; set; }

    /// <summary>Asking time of the last list that showed something of it open.</summary>
    public DateTimeOffset OpenAt { get; set; }

    /// <summary>Asking time of the first list that showed it open after its end.</summary>
    public DateTimeOffset? SeenOpenAt { get; set; }

    /// <summary>When the first list showed nothing of it open without saying where the rest went; null: none does.</summary>
    public DateTimeOffset? SeenShutAt { get; set; }

    /// <summary>When a notice last told that the owner amends it; null: none has.</summary>
    public DateTimeOffset? AmendedAt { get; set; }

    /// <summary>One that was asked after its end has had it: its fills are final.</summary>
    public bool IsSettled { get; set; }
}
