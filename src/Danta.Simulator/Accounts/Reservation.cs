namespace Danta.Simulator.Accounts;

/// <summary>An order for another day (예약주문).</summary>
/// <param name="Number">RSVN_ORD_SEQ.</param>
/// <param name="Until">The last day on which what is left of it is tried; the same day as <paramref name="From"/> for one day alone.</param>
sealed record Reservation(long Number, Account Account, DateOnly Received, int ReceivedAt, OrderRequest Request, DateOnly From, DateOnly Until)
{
    public bool Cancelled { get; init; }

    /// <summary>The orders that were made of it, one a day at most.</summary>
    public IReadOnlyList<ClientOrder> Orders { get; init; } = [];

    /// <summary>Why the ledger refused the last of them.</summary>
    public Refusal Refusal { get; init; }

    /// <summary>The last day on which it was tried.</summary>
    public DateOnly? Tried { get; init; }

    public long Filled => Orders.Sum(order => order.Filled);

    public long Left => Request.Quantity - Filled;

    public bool IsOver(DateOnly today) => Cancelled || Left == 0 || today > Until || (Tried == today && today == Until);
}
