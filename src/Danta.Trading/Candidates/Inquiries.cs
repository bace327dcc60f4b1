using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Asks what is missing of the candidates that compete for a place, and nothing of the others: limits and prices thirty at a time,
/// and of the best alone what only a question about one stock can tell. While no place is free nothing is asked.
/// </summary>
sealed class Inquiries(Desk desk, RuleShelf rules)
{
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The searches price what they find; one that is polled more seldom leaves this to be asked.</summary>
    static readonly TimeSpan PriceLife = TimeSpan.FromSeconds(10);

    readonly List<Stock> _wanted = new(InstrumentsQuestion.Most);
    /// <summary>A list that takes longer is not waited for: the best are asked about one by one.</summary>
    static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    DateTimeOffset? _askedAt;
    DateTimeOffset? _failedAt;
    bool _isUnderWay;

    public void Answered() => (_isUnderWay, _failedAt) = (false, null);

    public void Failed() => (_isUnderWay, _failedAt) = (false, desk.Now);

    /// <summary>A new process: whatever was under way is gone.</summary>
    public void Restart() => (_isUnderWay, _askedAt, _failedAt) = (false, null, null);

    /// <summary>After each event and each second.</summary>
    public void Continue()
    {
        if (Gates.AreShutForAll(desk))
            return;
        AskMany();
        AskOne();
    }

    void AskMany()
    {
        if (_askedAt is { } at && desk.Now - at < (_isUnderWay ? Patience : Breath))
            return;
        _wanted.Clear();
        while (_wanted.Count < InstrumentsQuestion.Most && NextMissing() is { } stock)
        {
            stock.InstrumentAskedAt = desk.Now;
            _wanted.Add(stock);
        }
        if (_wanted.Count == 0)
            return;
        (_askedAt, _isUnderWay) = (desk.Now, true);
        desk.Out.Add(new Ask(new InstrumentsQuestion([.. _wanted.Select(stock => stock.Code)]), false));
    }

    /// <summary>The best of those of which limits or a price are missing.</summary>
    Stock? NextMissing()
    {
        Stock? best = null;
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.Call is null || !IsMissing(stock) || stock.InstrumentAskedAt is { } at && desk.Now - at < Patience
                || CandidateScore.IsHopeless(desk, stock))
                continue;
            if (best is null || Score(stock) > Score(best))
                best = stock;
        }
        return best;
    }

    bool IsMissing(Stock stock) =>
        !stock.IsInstrumentOfToday || !stock.IsWatched && !(desk.Now - stock.Quotes.PricedAt <= PriceLife);

    /// <summary>
    /// What may be bought of a stock whose margin nobody knows, and whether one that is not listened to is in a VI: as many at a time
    /// as there are free places.
    /// </summary>
    void AskOne()
    {
        var free = PositionsGate.Free(desk);
        Stock? best = null;
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.Call is null)
                continue;
            if (IsBeingAsked(stock))
            {
                if (--free <= 0)
                    return;
            }
            else if (rules.For(stock.Call.Condition).Wants(stock, desk.Now) && Lacks(stock) && (best is null || Score(stock) > Score(best)))
                best = stock;
        }
        if (best is null)
            return;
        if (Gates.FirstShut(desk, best) is AffordGate)
        {
            best.OwnPower!.Ask(desk.Now);
            desk.Out.Add(new Ask(new BuyingPowerQuestion(best.Code), false));
            return;
        }
        best.StateAskedAt = best.InstrumentAskedAt = desk.Now;
        desk.Out.Add(new Ask(new InstrumentQuestion(best.Code), false));
    }

    bool IsBeingAsked(Stock stock) =>
        stock.OwnPower is { } own && own.IsAsking(desk.Now)
        || stock.StateAskedAt is { } asked && !(stock.StateToldAt >= asked) && desk.Now - asked < Patience;

    /// <summary>Nothing but the answer to a question of its own is in its way.</summary>
    bool Lacks(Stock stock) => Gates.FirstShut(desk, stock) switch
    {
        AffordGate => stock.OwnPower is { } own && !own.IsKnown(desk.Now) && own.MayAsk(desk.Now),
        KnownGate => (_failedAt is not null || _isUnderWay && desk.Now - _askedAt >= Slow) && !(desk.Now - stock.StateAskedAt < Patience),
        FundGate => stock.Kind == ListingKind.Unknown && !(desk.Now - stock.StateAskedAt < Patience),
        ViGate => !(stock.IsWatched && (stock.Quotes.InVi || stock.Quotes.InAuction)) && !(desk.Now - stock.StateAskedAt < Breath),
        _ => false,
    };

    int Score(Stock stock) => CandidateScore.Of(desk, rules, stock);
}
