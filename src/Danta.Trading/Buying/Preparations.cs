using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Wants the hashkeys of the purchases that are likely next, so that a purchase is one call when it comes: of the best candidates,
/// one more than there are free places.
/// </summary>
sealed class Preparations(Desk desk, RuleShelf rules)
{
    /// <summary>A cheap stock's quantity changes with every tick: it is not prepared anew with each.</summary>
    static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    readonly List<(Stock Stock, int Score)> _best = [];

    /// <summary>After what may have told of candidates, and each second.</summary>
    public void Continue()
    {
        Withdraw();
        if (Gates.AreShutForAll(desk))
            return;
        Choose(PositionsGate.Free(desk) + 1);
        foreach (var (stock, _) in _best)
            Prepare(stock);
    }

    /// <summary>The best so many, the best of all first; of equals the one that was heard of first.</summary>
    void Choose(int most)
    {
        _best.Clear();
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.Call is null || !IsNear(stock))
                continue;
            var score = CandidateScore.Of(desk, rules, stock);
            var place = _best.Count;
            while (place > 0 && _best[place - 1].Score < score)
                place--;
            if (place == most)
                continue;
            _best.Insert(place, (stock, score));
            if (_best.Count > most)
                _best.RemoveAt(most);
        }
    }

    void Prepare(Stock stock)
    {
        var quantity = Sizing.Of(desk, stock);
        if (quantity.IsZero || stock.Prepared is { } known && (known.Quantity == quantity || desk.Now - known.At < Again))
            return;
        stock.Prepared = (quantity, desk.Now);
        Request(stock, quantity);
    }

    /// <summary>Bought, or called no longer: nobody needs it.</summary>
    void Withdraw()
    {
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.Prepared is null || stock.Call is not null)
                continue;
            stock.Prepared = null;
            if (!desk.Orders.HasOpenBuy(stock))
                Request(stock, Quantity.Zero);
        }
    }

    void Request(Stock stock, Quantity quantity) => desk.Out.Add(
        new PrepareEntry(stock.Code, quantity) { Type = desk.Settings.Orders.EntryType, Venue = desk.Settings.Orders.Venue });

    /// <summary>It lacks nothing but a tick of its own.</summary>
    bool IsNear(Stock stock) => stock.Quotes.Last.IsQuoted && Gates.FirstShut(desk, stock) is null or StaleGate;
}
