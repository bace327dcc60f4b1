using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Exchange;

/// <summary>
/// What stops a whole board. The circuit breaker (서킷브레이커): where the board has lost 8, 15 or 20 % for a minute, and at each
/// further step a percent more than at the one before, it halts for 20 minutes and gathers orders for 10 more; the third step
/// ends the day. The sidecar (사이드카) is told when the stocks of the board's index, which stand in for their futures, have moved
/// 5 or 6 % for a minute; nobody here trades by programme, so telling is all. Each happens once a day, neither after 14:50 but
/// for the third step. Source: the exchange's standing rules.
/// </summary>
sealed class MarketBreaker(Venue venue, Board board, OrderEntry desk)
{
    /// <summary>A board of fewer stocks is no market, and one stock would move it.</summary>
    const int FewestStocks = 10;

    const int BreachSeconds = 60;
    const int HaltSeconds = 20 * 60;
    const int GatherSeconds = 10 * 60;
    const int SidecarSeconds = 5 * 60;
    const int OnePercent = 100;

    static readonly TimeOnly Latest = new(14, 50);
    static readonly TimeOnly SidecarFrom = new(9, 5);

    /// <summary>Hundredths of a percent.</summary>
    static readonly int[] Steps = [-8 * OnePercent, -15 * OnePercent, -20 * OnePercent];

    readonly Instrument[] _stocks = [.. venue.Stocks.Where(stock => stock.Listing.Board == board)];
    long _breachedSince = -1;
    long _gatherAt = -1;
    long _sidecarSince = -1;
    long _sidecarUntil = -1;
    int _level;
    bool _sidecarUsed;
    string _sidecarEnd = "";

    public Board Board => board;

    /// <summary>Steps of the circuit breaker that have been taken today.</summary>
    public int Taken { get; private set; }

    /// <summary>Halted, or gathering orders after a halt.</summary>
    public bool IsStopped => _gatherAt >= 0 || _stocks.Any(stock => stock.Stopped);

    long Now => venue.Clock.Second;

    /// <summary>Once a second of the regular session.</summary>
    public void Look()
    {
        if (_stocks.Length < FewestStocks)
            return;
        if (_gatherAt >= 0)
        {
            if (Now >= _gatherAt)
                Gather();
            return;
        }
        WatchSidecar();
        if (Taken >= Steps.Length || (Taken < Steps.Length - 1 && venue.Clock.Time >= Latest))
            return;
        var change = Change(_ => true);
        var threshold = Math.Min(Steps[Taken], Taken == 0 ? 0 : _level - OnePercent);
        if (change > threshold)
            _breachedSince = -1;
        else if (_breachedSince < 0)
            _breachedSince = Now;
        else if (Now - _breachedSince >= BreachSeconds)
            Break();
    }

    /// <summary>Takes the next step now; false where there is none.</summary>
    public bool Break()
    {
        if (Taken >= Steps.Length || IsStopped)
            return false;
        _breachedSince = -1;
        _level = Change(_ => true);
        Taken++;
        var last = Taken == Steps.Length;
        foreach (var stock in _stocks)
            stock.Stop(true, last ? "182" : "174");
        if (last)
            desk.Expire(order => order.Stock.Listing.Board == board);
        else
            _gatherAt = Now + HaltSeconds;
        return true;
    }

    public void StartDay()
    {
        (_breachedSince, _gatherAt, _sidecarSince, _sidecarUntil) = (-1, -1, -1, -1);
        (Taken, _level, _sidecarUsed) = (0, 0, false);
    }

    void Gather()
    {
        _gatherAt = -1;
        foreach (var stock in _stocks)
        {
            stock.Stop(false, "175");
            stock.GatherUntil(Now + GatherSeconds, "184");
        }
    }

    void WatchSidecar()
    {
        if (_sidecarUntil >= 0 && Now >= _sidecarUntil)
        {
            _sidecarUntil = -1;
            Tell(_sidecarEnd);
        }
        if (_sidecarUsed || venue.Clock.Time < SidecarFrom || venue.Clock.Time >= Latest)
            return;
        var index = Change(stock => stock.Listing.InIndex);
        var far = board == Board.Kospi
            ? Math.Abs(index) >= 5 * OnePercent
            : Math.Abs(index) >= 6 * OnePercent && Math.Abs(Change(_ => true)) >= 3 * OnePercent;
        if (!far)
            _sidecarSince = -1;
        else if (_sidecarSince < 0)
            _sidecarSince = Now;
        else if (Now - _sidecarSince >= BreachSeconds)
            (_sidecarUsed, _sidecarUntil, _sidecarEnd) = (true, Now + SidecarSeconds, Tell(index > 0 ? "397" : "387") == "397" ? "398" : "388");
    }

    string Tell(string operation)
    {
        foreach (var stock in _stocks)
            stock.Announce(operation);
        return operation;
    }

    /// <summary>How far some of the board's stocks have come since yesterday, by their market value, in hundredths of a percent.</summary>
    int Change(Func<Instrument, bool> of)
    {
        var (now, before) = (0L, 0L);
        foreach (var stock in _stocks.Where(stock => stock.Listing.Kind == ListingKind.Stock && of(stock)))
        {
            now += stock.Figures.Last * stock.Listing.ListedShares / 1_000;
            before += stock.Figures.Base * stock.Listing.ListedShares / 1_000;
        }
        return before == 0 ? 0 : (int)((now - before) * 10_000 / before);
    }
}
