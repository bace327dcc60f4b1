using Danta.Market;

namespace Danta.Trading;

/// <summary>Shares of one stock, bought and sold in a day.</summary>
readonly record struct OwnerTotals(long Bought, long Sold)
{
    public static OwnerTotals Of(IReadOnlyList<OwnerFill> fills)
    {
        var (bought, sold) = (0L, 0L);
        foreach (var fill in fills)
            (bought, sold) = fill.Shares > 0 ? (bought + fill.Shares, sold) : (bought, sold - fill.Shares);
        return new(bought, sold);
    }
}

/// <summary>
/// What the owner does himself in one stock, heard of twice: the list says by which orders, the balance shows the shares. Either may be
/// first, and what both tell is counted once.
/// </summary>
sealed class OwnerHand
{
    readonly OwnerPath _path = new();
    OwnerTotals _totals;
    OwnerTotals _noticed;
    DateTimeOffset? _noticedAt;

    /// <summary>What his orders had brought, by the list, when ledger and balance last agreed about the shares.</summary>
    long _settled;

    /// <summary>Shares that a balance has brought or taken before a list told by which of his orders.</summary>
    long _ahead;

    /// <summary>When the list was asked that last told something new of him: a balance asked before says nothing about it.</summary>
    public DateTimeOffset ListedAt { get; private set; }

    /// <summary>When a notice last told of a fill of his that no list has yet; null: none has.</summary>
    public DateTimeOffset? NoticedAt => _noticed.Bought > _totals.Bought || _noticed.Sold > _totals.Sold ? _noticedAt : null;

    /// <summary>Shares that he has bought by notices, and neither list nor balance has shown yet.</summary>
    public Quantity BoughtUnlisted => Quantity.Of(Math.Max(0, _noticed.Bought - _totals.Bought - Math.Max(0, _ahead)));

    /// <summary>Shares that by notices and list he has bought, less those he has sold, where no balance has shown any of it.</summary>
    public Quantity Bought => Quantity.Of(Math.Max(0, Unsettled - Unshown)) + BoughtUnlisted;

    /// <summary>Shares that by notices and list he has more than any balance has shown.</summary>
    public Quantity Pending =>
        Quantity.Of(Math.Max(0, Unsettled - Unshown + Math.Max(0, _noticed.Bought - _totals.Bought) - Math.Max(0, _noticed.Sold - _totals.Sold) - _ahead));

    /// <summary>A fill of his, before or after the list has it.</summary>
    public void Notice(Side side, Quantity shares, DateTimeOffset at)
    {
        _noticed = side == Side.Buy
            ? _noticed with { Bought = _noticed.Bought + shares.Shares }
            : _noticed with { Sold = _noticed.Sold + shares.Shares };
        _noticedAt = at;
    }

    /// <summary>Shares that the list says his orders have brought and no balance has shown yet; below zero: taken.</summary>
    public long Unsettled => _totals.Bought - _totals.Sold - _settled;

    /// <summary>What he had sold before this stock was heard of was none of ours.</summary>
    public void Begin(IReadOnlyList<OwnerFill> fills)
    {
        _totals = OwnerTotals.Of(fills);
        _settled = Math.Min(0, _totals.Bought - _totals.Sold);
        _path.Learn(fills);
        _path.Settle();
        _path.SettleBy(-Unsettled);
    }

    /// <summary>A whole list, asked at this time.</summary>
    /// <param name="fills">In the order in which he placed the orders.</param>
    public void Learn(IReadOnlyList<OwnerFill> fills, DateTimeOffset askedAt)
    {
        var now = OwnerTotals.Of(fills);
        _path.Learn(fills);
        if (now == _totals)
            return;
        // Fewer than before: an order that was taken for his is ours. What a balance had settled of it is settled no more.
        _settled += Math.Max(0, _totals.Sold - now.Sold - Math.Max(0, -Unsettled)) - Math.Max(0, _totals.Bought - now.Bought - Math.Max(0, Unsettled));
        // What a balance has told already is settled: the list says by which orders.
        var told = Math.Clamp(_ahead, Math.Min(0, _totals.Sold - now.Sold), Math.Max(0, now.Bought - _totals.Bought));
        _settled += told;
        _ahead -= told;
        (_totals, ListedAt) = (now, askedAt);
    }

    /// <summary>A balance, asked at this time, bears out what the list had said by then.</summary>
    /// <param name="stillThere">It has all the same what he sold by the list, or lacks what he bought: it may only be behind it.</param>
    public void Settle(DateTimeOffset askedAt, bool stillThere = false)
    {
        if (askedAt < ListedAt)
            return;
        Unshown = stillThere ? Unshown - Unsettled : 0;
        _settled += Unsettled;
        if (!stillThere)
            _path.Settle();
    }

    /// <summary>
    /// Shares of ours that he has sold by the list before he bought others, where the balance bears out both: no count of what is there shows it.
    /// </summary>
    /// <param name="his">What the ledger calls his.</param>
    /// <param name="beyond">Shares that the balance has more than the ledger; below zero: fewer.</param>
    public long SoldAndReplaced(Quantity his, long beyond, DateTimeOffset askedAt) =>
        askedAt < ListedAt || beyond != Unsettled - Unshown ? 0 : _path.SoldBeyond(his.Shares);

    /// <summary>
    /// Shares that he has sold by the list, less those that he has bought, of which a balance showed nothing: one that lacks just these
    /// (below zero: has them more) is no riddle.
    /// </summary>
    public long Unshown { get; private set; }

    /// <summary>
    /// A balance has brought so many of his, or (below zero) taken, which is not what the list says. What is of the list's is settled by
    /// them and no more than that: the balance may still be on its way to the rest. Of what is beyond, the list has yet to say so.
    /// </summary>
    public void SettleBy(long shares)
    {
        var late = Within(shares, -Unshown);
        Unshown += late;
        var told = Within(shares - late, Unsettled);
        _settled += told;
        _ahead += shares - late - told;
        _path.SettleBy(shares);
    }

    /// <summary>What of these shares is not beyond the others, which may be below zero.</summary>
    static long Within(long shares, long others) => Math.Clamp(shares, Math.Min(0, others), Math.Max(0, others));

    /// <summary>Sales of his own that are open and bind shares, by the last whole list.</summary>
    public IReadOnlyList<BrokerOrder> OpenSales { get; set; } = [];

    /// <summary>The orders that bind, as he finds them in his HTS.</summary>
    public string Numbers => string.Join(", ", OpenSales.Select(row => $"주문번호 {row.Number} ({row.Open}주)"));

    public void BeginDay()
    {
        (_totals, _noticed, _settled, _ahead, Unshown, OpenSales, _noticedAt) = (default, default, 0, 0, 0, [], null);
        _path.BeginDay();
    }
}
