using Danta.Market;

namespace Danta.Trading;

/// <summary>Shares that changed hands, with what broker and state took. Order 0: not by an order of ours.</summary>
/// <param name="FromNotice">False: from the broker's cumulative figure or balance, where several executions may be one.</param>
readonly record struct Fill(
    int Order, Side Side, Quantity Quantity, Won Amount, Won Commission, Won Tax, DateOnly Date, bool FromNotice)
{
    /// <summary>No trade: from here on so many are held, of another price base, for the same won but for
    /// <see cref="Amount"/>, the cost of a fraction that was paid out.</summary>
    public bool IsNewBase { get; init; }

    /// <summary>The same with fewer shares, and its won in proportion.</summary>
    public Fill Less(Quantity quantity)
    {
        var (left, whole) = ((Quantity - quantity).Shares, Quantity.Shares);
        return this with { Quantity = Quantity - quantity, Amount = Part(Amount), Commission = Part(Commission), Tax = Part(Tax) };

        Won Part(Won won) => new((long)((Int128)won.Amount * left / whole));
    }
}
