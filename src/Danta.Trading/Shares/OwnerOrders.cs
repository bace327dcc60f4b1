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

    /// <summary>What sales brought a share on average, for so many; null: none are known.</summary>
    public Won? AmountOf(InstrumentCode code, Quantity quantity, Func<BrokerOrder, bool> isOurs)
    {
        var (shares, amount) = (0L, Won.Zero);
        foreach (var row in _rows.Values)
        {
            if (row.Code != code || row.Side != Side.Sell || isOurs(row))
                continue;
            (shares, amount) = (shares + row.Filled.Shares, amount + row.FilledAmount);
        }
        return shares == 0 ? null : new Won((long)((Int128)amount.Amount * quantity.Shares / shares));
    }

    public void BeginDay() => _rows.Clear();
}
