using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;

namespace Danta.Simulator.Exchange;

/// <summary>
/// Leads KRX through its day: auctions, the continuous session, the closing price, the after-market, and on to the next open
/// day. Where the regular session never ends it only turns the day at midnight.
/// </summary>
sealed class SessionDirector(
    Venue venue, Hours hours, NxtHours nxtHours, OrderEntry desk, IReadOnlyList<Account> accounts, Dice dice, bool skipNights, bool breakers)
{
    /// <summary>NXT takes orders from 08:00; the night before is not lived through.</summary>
    static readonly TimeOnly Morning = new(7, 59, 59);
    static readonly TimeOnly Noon = new(12, 0);
    static readonly TimeOnly OffHoursOpen = new(8, 30);
    static readonly TimeOnly OffHoursClose = new(8, 40);
    static readonly TimeOnly OffHoursMatch = new(15, 40);

    readonly NxtDirector _nxt = new(venue, nxtHours, desk);
    readonly MarketBreaker[] _breakers = breakers ? [new(venue, Board.Kospi, desk), new(venue, Board.Kosdaq, desk)] : [];
    readonly List<(Instrument Stock, long Until)> _extended = [];
    SessionPhase _phase = hours.AlwaysOpen ? SessionPhase.Continuous : SessionPhase.Closed;
    long _second;

    public IReadOnlyList<MarketBreaker> Breakers => _breakers;

    /// <summary>Moves the clock by one step and the session with it.</summary>
    public void Step()
    {
        var date = venue.Clock.Date;
        if (venue.Clock.Step())
            TurnDay(date);
        Lead();
    }

    /// <summary>
    /// Time goes on to a later moment in which nobody gives an order: auctions end, sessions begin and days turn by the minute, and the
    /// crowd is not there.
    /// </summary>
    public void SkipTo(DateTimeOffset moment)
    {
        // A market second begins with the clock's.
        moment = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
        while (venue.Clock.Now < moment)
        {
            var date = venue.Clock.Date;
            var next = hours.AlwaysOpen ? moment : NextMinute(venue.Clock.Now);
            next = next < moment ? next : moment;
            venue.Clock.JumpTo(Kst.DateOf(next), Kst.TimeOf(next));
            if (venue.Clock.Date != date)
                TurnDay(date);
            Lead();
        }
    }

    static DateTimeOffset NextMinute(DateTimeOffset now) => now.AddTicks(TimeSpan.TicksPerMinute - now.Ticks % TimeSpan.TicksPerMinute);

    /// <summary>Brings the session to where the clock is.</summary>
    void Lead()
    {
        if (venue.Clock.Second == _second)
            return;
        _second = venue.Clock.Second;
        _nxt.Step();
        var phase = hours.Phase;
        if (phase == SessionPhase.Continuous)
        {
            foreach (var breaker in _breakers)
                breaker.Look();
        }
        if (hours.AlwaysOpen)
            return;
        EndExtensions();
        if (phase != _phase)
            Enter(phase);
        Attend(phase);
        if (phase == SessionPhase.Closed && nxtHours.Phase == NxtPhase.Closed && skipNights)
            SkipNight();
    }

    /// <summary>Brings the market into the phase of its clock's first moment.</summary>
    public void Begin()
    {
        _second = venue.Clock.Second;
        _nxt.Step();
        if (hours.AlwaysOpen)
            return;
        venue.Mood = CrowdMood.Asleep;
        if (hours.Phase != _phase)
            Enter(hours.Phase);
        Trading(hours.Phase is SessionPhase.OpeningAuction or SessionPhase.Continuous or SessionPhase.ClosingAuction or SessionPhase.AfterMarket);
    }

    void Enter(SessionPhase phase)
    {
        _phase = phase;
        switch (phase)
        {
            case SessionPhase.OpeningAuction:
                venue.Mood = CrowdMood.Trading;
                All(BookPhase.OpeningAuction, "10", '1', "110");
                break;
            case SessionPhase.Continuous:
                venue.Mood = CrowdMood.Trading;
                EndAuctions(Open);
                break;
            case SessionPhase.ClosingAuction:
                venue.Mood = CrowdMood.Trading;
                desk.TurnConditionals();
                All(BookPhase.ClosingAuction, "20", '2', "121");
                break;
            case SessionPhase.AfterCloseOffHours:
                EndAuctions(Close);
                break;
            case SessionPhase.AfterMarket:
                EndAuctions(Close);
                Sweep();
                venue.Mood = CrowdMood.Sparse;
                All(BookPhase.Continuous, "30", '3', "");
                break;
            default:
                Sweep();
                break;
        }
        Trading(phase is not (SessionPhase.Closed or SessionPhase.AfterCloseOffHours));
    }

    /// <summary>An auction ends for each stock by itself: at once, or, where its price is not settled, a little later.</summary>
    void EndAuctions(Action<Instrument> end)
    {
        foreach (var stock in venue.Stocks)
        {
            if (stock.Phase is BookPhase.OpeningAuction or BookPhase.ClosingAuction && stock is { Unsettled: true, ExtensionCode: "" })
            {
                stock.Extend();
                _extended.Add((stock, venue.Clock.Second + 1 + dice.Below(AuctionWatch.LongestExtension)));
            }
            else if (_extended.TrueForAll(extended => extended.Stock != stock))
            {
                end(stock);
            }
        }
        if (_extended.Count == 0 && _phase == SessionPhase.AfterCloseOffHours)
            venue.Mood = CrowdMood.Asleep;
    }

    void EndExtensions()
    {
        foreach (var (stock, _) in _extended.Where(extended => extended.Until <= venue.Clock.Second).ToList())
        {
            _extended.RemoveAll(extended => extended.Stock == stock);
            if (stock.Phase == BookPhase.ClosingAuction)
                Close(stock);
            else
                Open(stock);
            stock.IsTrading = _phase == SessionPhase.Continuous;
        }
        if (_extended.Count == 0 && _phase == SessionPhase.AfterCloseOffHours)
            venue.Mood = CrowdMood.Asleep;
    }

    static void Open(Instrument stock) => stock.Enter(BookPhase.Continuous, "20", '2', "112");

    /// <summary>The closing price is made; what is open is gone, and trading at that price begins.</summary>
    void Close(Instrument stock)
    {
        if (stock.MarketCode == '5')
            return;
        stock.Enter(BookPhase.Continuous, "31", '5', "129");
        desk.Expire(order => order.Place == stock);
        stock.ClearCrowd();
        stock.OffHours.Open(stock.LastRung, matching: venue.Clock.Time >= OffHoursMatch);
    }

    /// <summary>Once a second: what the session does at moments of its own.</summary>
    void Attend(SessionPhase phase)
    {
        var time = venue.Clock.Time;
        if (phase == SessionPhase.OpeningAuction && time >= OffHoursOpen && time < OffHoursClose.Add(TimeSpan.FromSeconds(1)))
            AttendPreOpen(time);
        if (phase == SessionPhase.AfterCloseOffHours && time >= OffHoursMatch && time < OffHoursMatch.Add(TimeSpan.FromSeconds(1)))
        {
            foreach (var stock in venue.Stocks)
            {
                stock.OffHours.Match();
                stock.Enter(stock.Phase, stock.OperationCode, stock.MarketCode, "146");
            }
        }
        if (phase is SessionPhase.OpeningAuction or SessionPhase.ClosingAuction)
        {
            var soon = hours.PhaseIn(AuctionWatch.Seconds) != phase;
            foreach (var stock in soon ? venue.Stocks : [])
                stock.Watch();
        }
    }

    void AttendPreOpen(TimeOnly time)
    {
        if (time >= OffHoursClose)
        {
            desk.Expire(order => order.Type.Session == OrderSession.PreOpen);
            foreach (var stock in venue.Stocks)
                stock.OffHours.Close();
            return;
        }
        foreach (var stock in venue.Stocks)
        {
            if (!stock.OffHours.IsOpen)
                stock.OffHours.Open(stock.LastRung, matching: true);
        }
    }

    void All(BookPhase book, string operationCode, char marketCode, string operation)
    {
        foreach (var stock in venue.Stocks)
            stock.Enter(book, operationCode, marketCode, operation);
    }

    void Trading(bool trading)
    {
        foreach (var stock in venue.Stocks)
            stock.IsTrading = trading || stock.Phase == BookPhase.ClosingAuction;
    }

    /// <summary>What is open on KRX when a session ends is gone; nothing is carried into the next.</summary>
    void Sweep()
    {
        venue.Mood = CrowdMood.Asleep;
        desk.Expire(order => order.Place.At == Marketplace.Krx);
        foreach (var stock in venue.Stocks)
        {
            stock.OffHours.Close();
            stock.ClearCrowd();
        }
    }

    void SkipNight()
    {
        var (date, time) = (venue.Clock.Date, venue.Clock.Time);
        if (!TradingCalendar.IsOpen(date) || time >= Noon)
        {
            venue.Clock.JumpTo(TradingCalendar.Next(date), Morning);
            TurnDay(date);
        }
        else if (time < Morning)
        {
            venue.Clock.JumpTo(date, Morning);
        }
    }

    void TurnDay(DateOnly yesterday)
    {
        desk.Expire(_ => true);
        venue.StartDay(yesterday);
        foreach (var breaker in _breakers)
            breaker.StartDay();
        foreach (var account in accounts)
            account.StartDay(venue.Clock.Date);
    }
}
