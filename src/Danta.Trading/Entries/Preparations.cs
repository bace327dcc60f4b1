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

    readonly List<Stock> _chosen = [];

    /// <summary>After each event and each second.</summary>
    public void Continue()
    {
        Withdraw();
        if (Gates.AreShutForAll(desk))
            return;
        _chosen.Clear();
        for (var left = PositionsGate.Free(desk) + 1; left > 0 && Next() is { } stock; left--)
        {
            _chosen.Add(stock);
            Prepare(stock);
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
            if (stock.Prepared is null || stock.Signal is not null)
                continue;
            stock.Prepared = null;
            if (!stock.HasOpenBuy)
                Request(stock, Quantity.Zero);
        }
    }

    void Request(Stock stock, Quantity quantity) => desk.Out.Add(
        new PrepareEntry(stock.Code, quantity) { Type = desk.Settings.Orders.EntryType, Venue = desk.Settings.Orders.Venue });

    Stock? Next()
    {
        Stock? best = null;
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.Signal is not null && !_chosen.Contains(stock) && IsNear(stock) && (best is null || Score(stock) > Score(best)))
                best = stock;
        }
        return best;
    }

    /// <summary>It lacks nothing but a tick of its own.</summary>
    bool IsNear(Stock stock) => stock.Quotes.Last.IsQuoted && Gates.FirstShut(desk, stock) is null or StaleGate;

    int Score(Stock stock) => CandidateScore.Of(desk, rules, stock);
}
