namespace Danta.Trading;

/// <summary>Which stocks' ticks we hear: what we hold or buy always, candidates as far as there is room.</summary>
sealed class WatchList(Desk desk)
{
    /// <summary>A stock that left its condition is heard for a while yet: it often comes back, and changing costs.</summary>
    static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);

    int _watched;

    public void Want(Stock stock)
    {
        stock.WantedAt = desk.Now;
        AskInstrument(stock);
        if (!stock.IsWatched && (_watched < desk.Settings.WatchSlots || DropIdlest()))
            Watch(stock, false);
    }

    public void Pin(Stock stock)
    {
        AskInstrument(stock);
        if (!stock.IsWatched || !stock.IsPinned)
            Watch(stock, true);
    }

    /// <summary>Subscriptions died with the process or the stream's session: all are asked for anew, held ones first.</summary>
    public void Renew()
    {
        _watched = 0;
        foreach (var stock in desk.Stocks.All)
        {
            (stock.IsWatched, stock.IsPinned) = (false, false);
            stock.InstrumentAskedAt = null;
            stock.BuyingPower.Fail();
            if (IsNeeded(stock))
                Pin(stock);
        }
        foreach (var stock in desk.Stocks.All)
        {
            if (stock.Signal is not null)
                Want(stock);
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
                Want(stock);
            else if (stock.IsWatched && desk.Now - stock.WantedAt >= Linger)
                Drop(stock);
        }
    }

    public void AskInstrument(Stock stock)
    {
        if (stock.IsInstrumentOfToday || stock.InstrumentAskedAt is { } at && desk.Now - at < TimeSpan.FromSeconds(10))
            return;
        stock.InstrumentAskedAt = desk.Now;
        desk.Out.Add(new Ask(new InstrumentQuestion(stock.Code), false));
    }

    static bool IsNeeded(Stock stock) => stock.Position is not null || stock.HasOpenOrder;

    bool DropIdlest()
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
            _watched++;
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
