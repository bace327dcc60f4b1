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

    public List<Stock> All => _stocks;

    public bool TryGet(InstrumentCode code, [NotNullWhen(true)] out Stock? stock) => _byCode.TryGetValue(code, out stock);

    public Stock Get(InstrumentCode code, string name = "")
    {
        if (!_byCode.TryGetValue(code, out var stock))
        {
            if (_stocks.Count >= Most)
                throw new InvalidOperationException($"종목이 {Most}개를 넘었습니다");
            stock = new(code);
            _byCode.Add(code, stock);
            _stocks.Add(stock);
        }
        if (name.Length > 0)
            stock.Name = name;
        return stock;
    }

    /// <param name="isNeeded">Somebody has shares of it or an order in it.</param>
    public void BeginDay(Predicate<Stock> isNeeded)
    {
        foreach (var stock in _stocks)
        {
            stock.Quotes.BeginDay(stock.IsInstrumentOfToday);
            (stock.OwnPower, stock.Prepared) = (null, null);
            stock.IsInstrumentOfToday = false;
            (stock.InstrumentAskedAt, stock.StateAskedAt, stock.StateToldAt, stock.BaseAwaitedSince) = (null, null, null, null);
            stock.Call = null;
            stock.Conditions = 0;
            stock.MustLeave = false;
            stock.LeftAt = null;
            stock.SoldAt = null;
            stock.TradesToday = 0;
            stock.IsBanned = false;
            stock.Blocked = null;
            stock.Kinds.Forget();
            stock.AcceptedAt = null;
        }
        _stocks.RemoveAll(stock => !stock.IsWatched && !isNeeded(stock) && Remove(stock));
    }

    bool Remove(Stock stock) => _byCode.Remove(stock.Code);
}
