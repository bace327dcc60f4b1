using Danta.Market;

namespace Danta.Trading;

/// <summary>What one of the owner's orders has filled; shares below zero: sold.</summary>
readonly record struct OwnerFill(OrderNumber Number, long Shares);

/// <summary>
/// In which order the owner bought and sold, as far as no balance has settled it. A sale and a purchase of as many leave the account as it
/// was, and yet what he sold first may have been ours, and what he bought is his.
/// </summary>
sealed class OwnerPath
{
    IReadOnlyList<OwnerFill> _fills = [];
    readonly Dictionary<OrderNumber, long> _settled = [];

    /// <summary>Shares that balances have brought (below zero: taken) of it before the list told by which orders.</summary>
    long _ahead;

    /// <param name="fills">All of his day, in the order in which he placed them.</param>
    public void Learn(IReadOnlyList<OwnerFill> fills) => _fills = fills;

    /// <summary>Ledger and balance agree about all of it.</summary>
    public void Settle()
    {
        foreach (var fill in _fills)
            _settled[fill.Number] = fill.Shares;
        _ahead = 0;
    }

    public void SettleBy(long shares) => _ahead += shares;

    /// <summary>Shares that he sold when none of his own were left.</summary>
    /// <param name="his">What the ledger calls his now.</param>
    public long SoldBeyond(long his)
    {
        var (lowest, sum) = (0L, 0L);
        foreach (var fill in _fills)
        {
            sum += fill.Shares - _settled.GetValueOrDefault(fill.Number);
            lowest = Math.Min(lowest, sum);
        }
        // What came ahead of the list may have been taken over: then none of it is his any more.
        return Math.Max(0, -Math.Max(0, his - _ahead) - lowest);
    }

    public void BeginDay()
    {
        (_fills, _ahead) = ([], 0);
        _settled.Clear();
    }
}
