using System.Diagnostics.CodeAnalysis;
using Danta.Market;

namespace Danta.Trading;

/// <summary>Every stock that was heard of today, found by code, walked in the order of first hearing.</summary>
sealed class StockShelf
{
    /// <summary>More than are listed on both boards.</summary>
    const int Most = 5_000;

    readonly Dictionary<InstrumentCode, Stock> _byCode = [];
    readonly List<Stock> _stocks = [];
    IReadOnlyDictionary<InstrumentCode, OwnerTotals> _ownerTotals = new Dictionary<InstrumentCode, OwnerTotals>();

    public List<Stock> All => _stocks;

    public bool TryGet(InstrumentCode code, [NotNullWhen(true)] out Stock? stock) => _byCode.TryGetValue(code, out stock);

    public Stock Get(InstrumentCode code, string name = "")
    {
        if (!_byCode.TryGetValue(code, out var stock))
        {
            if (_stocks.Count >= Most)
                throw new InvalidOperationException($"종목이 {Most}개를 넘었습니다");
            // What he had sold before this stock was heard of was none of ours.
            var totals = _ownerTotals.GetValueOrDefault(code);
            stock = new(code) { OwnerTotals = totals, OwnerNetSettled = Math.Min(0, totals.Bought - totals.Sold) };
            _byCode.Add(code, stock);
            _stocks.Add(stock);
        }
        if (name.Length > 0)
            stock.Name = name;
        return stock;
    }

    /// <summary>What the owner's own orders of the day have brought and taken, by the last whole list.</summary>
    public void OwnerTraded(IReadOnlyDictionary<InstrumentCode, OwnerTotals> totals, DateTimeOffset askedAt)
    {
        _ownerTotals = totals;
        foreach (var stock in _stocks)
        {
            var (before, now) = (stock.OwnerTotals, totals.GetValueOrDefault(stock.Code));
            if (now == before)
                continue;
            // What a balance has told already is settled: the list says by which orders.
            var ahead = Math.Clamp(stock.AheadOfList, Math.Min(0, before.Sold - now.Sold), Math.Max(0, now.Bought - before.Bought));
            stock.OwnerNetSettled += ahead;
            stock.AheadOfList -= ahead;
            (stock.OwnerTotals, stock.OwnerNetAt) = (now, askedAt);
        }
    }

    /// <summary>When the last whole list of orders was asked that <see cref="Stock.OwnerSales"/> are from.</summary>
    public DateTimeOffset? OwnerSalesAt { get; private set; }

    /// <param name="open">Sales that are not ours, and open, of a whole list.</param>
    public void OwnerSells(ILookup<InstrumentCode, BrokerOrder> open, DateTimeOffset askedAt)
    {
        OwnerSalesAt = askedAt;
        foreach (var stock in _stocks)
        {
            if (stock.OwnerSales.Count > 0 || open.Contains(stock.Code))
                stock.OwnerSales = [.. open[stock.Code]];
        }
    }

    public void BeginDay()
    {
        _ownerTotals = new Dictionary<InstrumentCode, OwnerTotals>();
        foreach (var stock in _stocks)
        {
            stock.Orders.RemoveAll(order => !order.IsOpen);
            stock.Quotes.BeginDay();
            (stock.OwnPower, stock.Prepared) = (null, null);
            stock.IsInstrumentOfToday = false;
            (stock.InstrumentAskedAt, stock.StateAskedAt, stock.StateToldAt) = (null, null, null);
            stock.Signal = null;
            stock.Conditions = 0;
            stock.MustLeave = false;
            stock.LeftAt = null;
            stock.SoldAt = null;
            stock.TradesToday = 0;
            stock.IsBanned = false;
            stock.Blocked = null;
            stock.Kinds.Forget();
            (stock.OwnerSales, stock.AcceptedAt, stock.Sellable) = ([], null, null);
            (stock.OwnerTotals, stock.OwnerNetSettled, stock.AheadOfList) = (default, 0, 0);
        }
        _stocks.RemoveAll(stock =>
            stock.Position is null && stock.OwnerHeld.IsZero && stock.Orders.Count == 0 && !stock.IsWatched && Remove(stock));
    }

    bool Remove(Stock stock) => _byCode.Remove(stock.Code);
}
