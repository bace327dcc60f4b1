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

    /// <summary>Stocks without a place are asked for one after the other; none more often than this.</summary>
    static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(5);
    static readonly TimeSpan SamplePatience = TimeSpan.FromSeconds(10);
    const int SamplesASecond = 3;

    int _watched;

    public void Want(Stock stock)
    {
        stock.WantedAt = desk.Now;
        AskInstrument(stock);
        if (!stock.IsWatched && (_watched < desk.Settings.WatchSlots || DropUncalled()))
            Watch(stock, false);
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
            (stock.InstrumentAskedAt, stock.SampledAt) = (stock.IsInstrumentOfToday ? desk.Now : null, null);
            stock.BuyingPower.Fail();
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
            else if (stock.Signal is not null)
                WantOnceCompared(stock);
            else if (stock.IsWatched && desk.Now - stock.WantedAt >= Linger)
                Drop(stock);
        }
        Compete();
        Sample();
    }

    public void AskInstrument(Stock stock)
    {
        if (stock.IsInstrumentOfToday || stock.InstrumentAskedAt is { } at && desk.Now - at < TimeSpan.FromSeconds(10))
            return;
        stock.InstrumentAskedAt = desk.Now;
        desk.Out.Add(new Ask(new InstrumentQuestion(stock.Code), false));
    }

    /// <summary>Until books and broker have been compared nothing is bought: the first questions of a start are not for candidates.</summary>
    void WantOnceCompared(Stock stock)
    {
        if (desk.Standing.Reconciled)
            Want(stock);
    }

    static bool IsNeeded(Stock stock) => stock.Position is not null || stock.HasOpenOrder;

    /// <summary>At most one change a second: the broker blocks who registers and unregisters in a loop.</summary>
    void Compete()
    {
        if (_watched < desk.Settings.WatchSlots)
            return;
        Stock? challenger = null;
        foreach (var stock in desk.Stocks.All)
        {
            if (stock is { Signal: not null, IsWatched: false } && (challenger is null || Score(stock) > Score(challenger)))
                challenger = stock;
        }
        if (challenger is null || Weakest() is not { } weakest || desk.Now - weakest.WatchedAt < LeastStay
            || Score(challenger) < Score(weakest) + WatchScore.Hysteresis)
            return;
        Drop(weakest);
        Watch(challenger, false);
    }

    /// <summary>Called stocks without a place are priced by questions in a lane below everything else, the longest unasked first.</summary>
    void Sample()
    {
        var underWay = 0;
        foreach (var stock in desk.Stocks.All)
            underWay += IsBeingSampled(stock) ? 1 : 0;
        for (; underWay < SamplesASecond; underWay++)
        {
            Stock? next = null;
            foreach (var stock in desk.Stocks.All)
            {
                if (stock is { Signal: not null, IsWatched: false } && !IsBeingSampled(stock)
                    && (stock.SampledAt is not { } at || desk.Now - at >= SampleEvery)
                    && (next is null || (stock.SampledAt ?? default) < (next.SampledAt ?? default)))
                    next = stock;
            }
            if (next is null)
                return;
            next.SampledAt = desk.Now;
            desk.Out.Add(new Ask(new InstrumentQuestion(next.Code), false) { Sample = true });
        }
    }

    bool IsBeingSampled(Stock stock) =>
        stock.SampledAt is { } asked && !(stock.InstrumentAnsweredAt >= asked) && desk.Now - asked < SamplePatience;

    int Score(Stock stock) => WatchScore.Of(desk, rules, stock);

    /// <summary>The candidate in place with the lowest score.</summary>
    Stock? Weakest()
    {
        Stock? weakest = null;
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.IsWatched && !stock.IsPinned && (weakest is null || Score(stock) < Score(weakest)))
                weakest = stock;
        }
        return weakest;
    }

    /// <summary>Makes room by letting go of the stock that has been uncalled the longest.</summary>
    bool DropUncalled()
    {
        Stock? idlest = null;
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.IsWatched && !stock.IsPinned && stock.Signal is null && (idlest is null || stock.WantedAt < idlest.WantedAt))
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
