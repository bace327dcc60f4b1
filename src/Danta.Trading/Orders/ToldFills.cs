using Danta.Market;

namespace Danta.Trading;

/// <summary>How much of an order's fills the owner has heard of: those of a second are told together.</summary>
sealed class ToldFills
{
    Quantity _quantity;
    Won _amount;
    DateTimeOffset? _waitingSince;

    /// <summary>Something has changed that he has not heard of.</summary>
    public void Wait(DateTimeOffset now) => _waitingSince ??= now;

    public bool IsDue(DateTimeOffset now) => _waitingSince is { } since && now - since >= TimeSpan.FromSeconds(1);

    /// <summary>What is new; zero where a correction has taken shares back.</summary>
    public (Quantity Quantity, Won Amount) Take(OrderFills fills)
    {
        var (quantity, amount) = (fills.Quantity > _quantity ? fills.Quantity - _quantity : Quantity.Zero, fills.Amount - _amount);
        // What was told before has been put right since: then these have brought their part of what all have.
        if (amount <= Won.Zero && !quantity.IsZero)
            amount = new((long)((Int128)fills.Amount.Amount * quantity.Shares / fills.Quantity.Shares));
        (_quantity, _amount, _waitingSince) = (fills.Quantity, fills.Amount, null);
        return (quantity, amount);
    }
}
