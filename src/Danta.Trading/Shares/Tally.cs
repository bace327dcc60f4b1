using Danta.Market;

namespace Danta.Trading;

/// <summary>Result of sales: gross is before costs.</summary>
readonly record struct Result(Won Gross, Won Commission, Won Tax)
{
    public Won Net => Gross - Commission - Tax;

    public static Result operator +(Result left, Result right) =>
        new(left.Gross + right.Gross, left.Commission + right.Commission, left.Tax + right.Tax);

    public static Result operator -(Result left, Result right) =>
        new(left.Gross - right.Gross, left.Commission - right.Commission, left.Tax - right.Tax);
}

/// <summary>
/// What a round trip's fills add up to. Cost is kept, not an average: a sale releases its share of cost and of the purchase's
/// commission, cut down to a won, and the last share releases all that is left, so that nothing is ever lost to rounding.
/// </summary>
readonly record struct Tally
{
    public Quantity Held { get; init; }
    public Won Cost { get; init; }

    /// <summary>The purchases' commission that no sale has released yet.</summary>
    public Won EntryCommission { get; init; }
    public Quantity Bought { get; init; }
    public Won BoughtAmount { get; init; }
    public Quantity Sold { get; init; }
    public Won SoldAmount { get; init; }

    /// <summary>Of all sales.</summary>
    public Result Realised { get; init; }

    /// <summary>Of the sales of one day.</summary>
    public Result Today { get; init; }

    /// <summary>Shares sold that were never bought: the books are wrong.</summary>
    public Quantity Oversold { get; init; }

    /// <summary>Won that left the account less won that came in, costs included.</summary>
    public Won Paid => BoughtAmount + EntryCommission - SoldAmount + Realised.Commission + Realised.Tax;

    public Tally With(in Fill fill, DateOnly today) => fill.IsNewBase ? Rebase(fill.Quantity, fill.Amount) : fill.Side == Side.Buy ? Buy(fill) : Sell(fill, today);

    /// <summary>What was bought is counted in the shares of today, too: an average of both is one of neither.</summary>
    /// <param name="paidOut">Cost of a fraction of a share that was paid out: at what it cost, for nobody says more.</param>
    Tally Rebase(Quantity held, Won paidOut) =>
        this with { Held = held, Bought = Bought + held - Held, Cost = Cost - paidOut, BoughtAmount = BoughtAmount - paidOut };

    Tally Buy(in Fill fill) => this with
    {
        Held = Held + fill.Quantity,
        Cost = Cost + fill.Amount,
        EntryCommission = EntryCommission + fill.Commission,
        Bought = Bought + fill.Quantity,
        BoughtAmount = BoughtAmount + fill.Amount,
    };

    Tally Sell(in Fill fill, DateOnly today)
    {
        var sold = Quantity.Min(fill.Quantity, Held);
        var cost = Share(Cost, sold);
        var commission = Share(EntryCommission, sold);
        var result = new Result(fill.Amount - cost, commission + fill.Commission, fill.Tax);
        return this with
        {
            Held = Held - sold,
            Cost = Cost - cost,
            EntryCommission = EntryCommission - commission,
            Sold = Sold + fill.Quantity,
            SoldAmount = SoldAmount + fill.Amount,
            Realised = Realised + result,
            Today = fill.Date == today ? Today + result : Today,
            Oversold = Oversold + (fill.Quantity - sold),
        };
    }

    Won Share(Won whole, Quantity sold) => sold == Held
        ? whole
        : new((long)((Int128)whole.Amount * sold.Shares / Held.Shares));
}
