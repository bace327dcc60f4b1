using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Which stocks' ticks we hear: what we hold or buy always, candidates as far as there is room. For the room that is left they compete
/// by score, and one in place yields only to one clearly better: changing costs two messages and the tape.
/// </summary>
sealed class WatchList(Desk desk, RuleShelf rules)
{
    /// <summary>A stock that left its condition is heard for a while yet: it often comes back.</summary>
    static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);

    /// <summary>Long enough for a rule that looks back to have seen something.</summary>
    static readonly TimeSpan LeastStay = TimeSpan.FromSeconds(30);

    /// <summary>The broker blocks who registers and unregisters in a loop: stocks that flap in and out of a condition must not make one.</summary>
    static readonly TimeSpan LeastHeard = TimeSpan.FromSeconds(10);

    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    int _watched;

    /// <summary>Free places, and those of stocks that nobody calls, go to the best of the called.</summary>
    public void Seat()
    {
        while (Challenger() is { } best && (_watched < desk.Settings.WatchSlots || DropUncalled()))
        {
            best.WantedAt = desk.Now;
            Watch(best, false);
        }
    }

    public void Pin(Stock stock)
    {
        AskInstrument(stock);
        if (!stock.IsWatched && _watched >= desk.Settings.WatchSlots && Weakest() is { } weakest)
            Drop(weakest);
        if (!stock.IsWatched || !stock.IsPinned)
            Watch(stock, true);
    }

    /// <summary>Nothing is listened to any more.</summary>
    public void LetGo()
    {
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.IsWatched)
                Drop(stock);
        }
    }

    /// <summary>Subscriptions died with the process: all are asked for anew, held ones first.</summary>
    public void Renew()
    {
        _watched = 0;
        foreach (var stock in desk.Stocks.All)
        {
            (stock.IsWatched, stock.IsPinned) = (false, false);
            stock.Quotes.Forget();
            // The stream is about to tell the price of what is known: it is asked for only where that stays silent.
            stock.StateAskedAt = stock.InstrumentAskedAt = IsDescribed(stock) ? desk.Now : null;
            (stock.OwnPower, stock.Prepared) = (stock.Instrument is { MarginPercent: 0 } ? new() : null, null);
            if (IsNeeded(stock))
                Pin(stock);
        }
    }

    public void OnSecond()
    {
        foreach (var stock in desk.Stocks.All)
        {
            if (IsNeeded(stock))
                Pin(stock);
            else if (stock.IsPinned)
                Watch(stock, false);
            else if (stock.Call is not null)
                stock.WantedAt = desk.Now;
            else if (stock.IsWatched && desk.Now - stock.WantedAt >= Linger)
                Drop(stock);
            if (stock.TradesToday > 0)
                AskInstrument(stock);
        }
        // Until books and broker have been compared nothing is bought: the first registrations of a start are for what is held.
        if (!desk.Standing.Reconciled)
            return;
        Seat();
        Compete();
    }

    /// <summary>What is held needs its limits, its board and its kind; and what was sold its kind, for a fund pays no tax.</summary>
    void AskInstrument(Stock stock)
    {
        // What the broker says before the morning is the day before's; who is known at all waits for that.
        if (IsDescribed(stock) || stock.Instrument is not null && !desk.Day.HasBegun(desk.Now, desk.Settings.Session)
            || stock.StateAskedAt is { } at && desk.Now - at < AskAgain)
            return;
        stock.StateAskedAt = stock.InstrumentAskedAt = desk.Now;
        desk.Out.Add(new Ask(new InstrumentQuestion(stock.Code), false));
    }

    static bool IsDescribed(Stock stock) => stock.IsInstrumentOfToday && stock.Kind != ListingKind.Unknown;

    bool IsNeeded(Stock stock) => desk.Positions.Of(stock) is not null || desk.Orders.HasOpen(stock) || stock.Call is { Offer: not null };

    /// <summary>At most one change a second: the broker blocks who registers and unregisters in a loop.</summary>
    void Compete()
    {
        if (_watched < desk.Settings.WatchSlots)
            return;
        if (Challenger() is not { } challenger || Weakest() is not { } weakest || desk.Now - weakest.WatchedAt < LeastStay
            || Score(challenger) < Score(weakest) + CandidateScore.Hysteresis)
            return;
        Drop(weakest);
        Watch(challenger, false);
    }

    int Score(Stock stock) => CandidateScore.Of(desk, rules, stock);

    /// <summary>The best of the called that are not heard.</summary>
    Stock? Challenger()
    {
        var (challenger, most) = ((Stock?)null, 0);
        foreach (var stock in desk.Stocks.All)
        {
            if (stock is { Call: not null, IsWatched: false } && Score(stock) is var score && (challenger is null || score > most))
                (challenger, most) = (stock, score);
        }
        return challenger;
    }

    /// <summary>The candidate in place with the lowest score.</summary>
    Stock? Weakest()
    {
        var (weakest, least) = ((Stock?)null, 0);
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.IsWatched && !stock.IsPinned && Score(stock) is var score && (weakest is null || score < least))
                (weakest, least) = (stock, score);
        }
        return weakest;
    }

    /// <summary>Makes room by letting go of the stock that has been uncalled the longest.</summary>
    bool DropUncalled()
    {
        Stock? idlest = null;
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.IsWatched && !stock.IsPinned && stock.Call is null && desk.Now - stock.WatchedAt >= LeastHeard && (idlest is null || stock.WantedAt < idlest.WantedAt))
                idlest = stock;
        }
        if (idlest is not null)
            Drop(idlest);
        return idlest is not null;
    }

    void Watch(Stock stock, bool pinned)
    {
        if (!stock.IsWatched)
        {
            _watched++;
            stock.WatchedAt = desk.Now;
        }
        (stock.IsWatched, stock.IsPinned) = (true, pinned);
        stock.Quotes.Record();
        desk.Out.Add(new Watch(stock.Code, pinned));
    }

    void Drop(Stock stock)
    {
        _watched--;
        (stock.IsWatched, stock.IsPinned) = (false, false);
        stock.Quotes.Forget();
        desk.Out.Add(new Unwatch(stock.Code));
    }
}
