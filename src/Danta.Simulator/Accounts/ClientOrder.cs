using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>What a line of the day's orders is: an order of its own, or a change of an earlier one.</summary>
enum OrderAction
{
    New = 0,
    Amend = 1,
    Cancel = 2,
}

/// <summary>
/// A line of an account's order list. Its quantity is at every moment the sum of what is filled, open, taken back and
/// rejected.
/// </summary>
sealed class ClientOrder
{
    public required Account Account { get; init; }

    public required Instrument Stock { get; init; }

    public required long Number { get; init; }

    /// <summary>The order that this one changes; null for a new one.</summary>
    public ClientOrder? Original { get; init; }

    public required OrderAction Action { get; init; }

    public required Side Side { get; init; }

    public required OrderType Type { get; init; }

    /// <summary>KRX, NXT or SOR as the client wrote it.</summary>
    public required string Venue { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>HHmmss.</summary>
    public required int Time { get; init; }

    public required long Quantity { get; init; }

    /// <summary>Won; 0 for orders without a price of their own.</summary>
    public required int Price { get; init; }

    public int ConditionPrice { get; init; }

    public long Filled { get; private set; }

    public long FilledAmount { get; private set; }

    /// <summary>Confirmed as cancelled, or taken over by an amendment.</summary>
    public long TakenBack { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>HHmmss at which its stop came into force; 0 where it has none or still sleeps.</summary>
    public int WokenAt { get; set; }

    /// <summary>The stock on the exchange where it waits, or would.</summary>
    public required Instrument Place { get; set; }

    /// <summary>Where it stands in the book.</summary>
    public BookOrder? Standing { get; set; }

    /// <summary>It stands in the queue at the closing price and in no book.</summary>
    public bool OffHours { get; set; }

    public string NumberText => Number.ToString("D10", null);

    public long Open => Action == OrderAction.Cancel ? 0 : Quantity - Filled - TakenBack - Rejected;

    public int AveragePrice => Filled == 0 ? 0 : (int)((FilledAmount + Filled / 2) / Filled);

    /// <summary>The won a share that a purchase may cost at most; what is put aside for it.</summary>
    public int Ceiling => Price > 0 ? Price : Stock.Ladder.Limits.Upper.Won;

    public void Add(Price price, long quantity)
    {
        Filled += quantity;
        FilledAmount += (long)price.Won * quantity;
    }

    public void TakeBack(long quantity) => TakenBack += quantity;

    public void Reject() => Rejected = Quantity - Filled - TakenBack;
}
