using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Orders of the day that nobody of us sent, as the broker's lists have shown them. What one has shown has happened: a later list that
/// lacks it, or has fewer filled, is short or behind, and nobody has taken anything back.
/// </summary>
sealed class OwnerOrders
{
    /// <summary>More in a day no person orders; what is beyond is told by the balance alone.</summary>
    const int MostKept = 4096;

    readonly Dictionary<OrderNumber, BrokerOrder> _rows = [];

    public IReadOnlyCollection<BrokerOrder> All => _rows.Values;

    public void Learn(BrokerOrder row)
    {
        if (!_rows.TryGetValue(row.Number, out var known) ? _rows.Count < MostKept
            : row.Filled > known.Filled || row.Filled == known.Filled && row.FilledAmount > known.FilledAmount)
            _rows[row.Number] = row;
    }

    /// <summary>
    /// What his last sales brought, so many shares of them; null: none are known. What he holds himself goes first, so that what is ours went
    /// last. Where they sold fewer, the others brought as much.
    /// </summary>
    public Won? AmountOf(InstrumentCode code, Quantity quantity, Func<BrokerOrder, bool> isOurs)
    {
        var (left, amount) = (quantity.Shares, Won.Zero);
        foreach (var row in InOrder(code, isOurs).Reverse())
        {
            if (row.Side != Side.Sell || row.Filled.IsZero)
                continue;
            var taken = Math.Min(left, row.Filled.Shares);
            amount += new Won((long)((Int128)row.FilledAmount.Amount * taken / row.Filled.Shares));
            left -= taken;
        }
        var covered = quantity.Shares - left;
        return covered == 0 ? null : new Won((long)((Int128)amount.Amount * quantity.Shares / covered));
    }

    /// <summary>In the order in which he placed them.</summary>
    public IEnumerable<BrokerOrder> InOrder(InstrumentCode code, Func<BrokerOrder, bool> isNotHis) =>
        _rows.Values.Where(row => row.Code == code && !isNotHis(row)).OrderBy(row => row.Time).ThenBy(row => row.Number.ToString(), StringComparer.Ordinal);

    public void BeginDay() => _rows.Clear();
}
