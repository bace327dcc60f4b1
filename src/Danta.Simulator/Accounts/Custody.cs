using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Accounts;

/// <summary>What a sale gives up of a holding: its share of the cost and of the commission that buying cost.</summary>
readonly record struct Released(long Cost, long Commission);

/// <summary>Shares of one stock in an account. The cost is kept, never the average, so that no won is lost to division.</summary>
sealed class Custody(Instrument stock)
{
    public Instrument Stock { get; } = stock;

    public long Quantity { get; private set; }

    /// <summary>What the shares cost without commission, in won.</summary>
    public long Cost { get; private set; }

    /// <summary>The commission paid on the shares still held, in won.</summary>
    public long Commission { get; private set; }

    /// <summary>The day of its youngest trade: a stock sold out stays on the broker's list for two days more.</summary>
    public DateOnly LastTraded { get; private set; }

    public long Value => Stock.Figures.Last * Quantity;

    public decimal AveragePrice => Quantity == 0 ? 0 : decimal.Round((decimal)Cost / Quantity, 4);

    public void Buy(long quantity, long amount, long commission, DateOnly date)
    {
        Quantity += quantity;
        Cost += amount;
        Commission += commission;
        LastTraded = date;
    }

    public Released Sell(long quantity, DateOnly date)
    {
        var all = quantity == Quantity;
        var released = new Released(all ? Cost : Share(Cost, quantity), all ? Commission : Share(Commission, quantity));
        Quantity -= quantity;
        Cost -= released.Cost;
        Commission -= released.Commission;
        LastTraded = date;
        return released;
    }

    /// <summary>It is as many of today's shares; the fraction of one that is left bears its part of the cost.</summary>
    /// <returns>What is paid out for that.</returns>
    public long Change(NewShares shares)
    {
        var (whole, before) = (shares.Of(Quantity), Quantity * shares.Today);
        var left = before - whole * shares.Before;
        if (left > 0)
            Cost -= (long)((Int128)Cost * left / before);
        Quantity = whole;
        return left * Stock.Figures.Base / shares.Before;
    }

    long Share(long of, long quantity) => (long)((Int128)of * quantity / Quantity);
}
