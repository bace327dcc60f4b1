namespace Danta.Trading;

/// <summary>How long an order may be silent before the broker is asked, however healthy the stream looks.</summary>
/// <param name="AcknowledgementDeadline">From sending to the broker's reply.</param>
/// <param name="EvidenceDeadline">From sending to the first word of exchange or broker other than the reply.</param>
/// <param name="DoubtAfter">Without any reply for so long, the order counts as in doubt.</param>
/// <param name="CancelEntryAfter">What is left of a purchase then is cancelled; null: it may rest.</param>
public sealed record OrderSettings(
    TimeSpan AcknowledgementDeadline, TimeSpan EvidenceDeadline, TimeSpan DoubtAfter, TimeSpan? CancelEntryAfter)
{
    /// <summary>How a purchase is sent.</summary>
    public OrderType EntryType { get; init; }

    /// <summary>What a purchase of another type than market leaves after <see cref="FallbackAfter"/> is bought at market; otherwise it is not chased.</summary>
    public bool EntryFallback { get; init; }

    /// <summary>How a sale is sent first; what is left of it after <see cref="FallbackAfter"/> goes at market.</summary>
    public OrderType ExitType { get; init; }

    public TimeSpan FallbackAfter { get; init; } = TimeSpan.FromSeconds(2);

    public OrderVenue Venue { get; init; }

    /// <summary>
    /// Nothing is bought while so many orders wait for the broker's reply: where calls are few, they wait for each other, and the price
    /// that a purchase was wanted for is gone before it leaves. The next one goes to the best candidate of its own moment.
    /// </summary>
    public int MostUnanswered { get; init; } = 3;

    /// <summary>As many as the request budget sends in a fifth of a second.</summary>
    /// <param name="perSecond">Calls a second.</param>
    public static int UnansweredFor(double perSecond) => Math.Max(1, (int)(perSecond / 5));

    public static readonly OrderSettings Default =
        new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
}
