using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;

namespace Danta.Simulator.Exchange;

/// <summary>
/// Leads the market through its day: auctions, the continuous session, the closing price, the after-market, and on to the
/// next open day. Where the regular session never ends it only turns the day at midnight.
/// </summary>
sealed class SessionDirector(Venue venue, Hours hours, OrderDesk desk, IReadOnlyList<Account> accounts, bool skipNights)
{
    /// <summary>Orders are taken from 08:20; the night before is not lived through.</summary>
    static readonly TimeOnly Morning = new(8, 19, 59);
    static readonly TimeOnly Noon = new(12, 0);

    SessionPhase _phase = hours.AlwaysOpen ? SessionPhase.Continuous : SessionPhase.Closed;

    /// <summary>Moves the clock by one step and the session with it.</summary>
    public void Step()
    {
        var date = venue.Clock.Date;
        var midnight = venue.Clock.Step();
        if (hours.AlwaysOpen)
        {
            if (midnight)
                TurnDay(date);
            return;
        }
        if (midnight)
            TurnDay(date);
        var phase = hours.Phase;
        if (phase != _phase)
            Enter(phase);
        if (phase == SessionPhase.Closed && skipNights)
            SkipNight();
    }

    /// <summary>Brings the market into the phase of its clock's first moment.</summary>
    public void Begin()
    {
        if (hours.AlwaysOpen)
            return;
        venue.Mood = CrowdMood.Asleep;
        if (hours.Phase != _phase)
            Enter(hours.Phase);
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
                All(BookPhase.Continuous, "20", '2', "112");
                break;
            case SessionPhase.ClosingAuction:
                desk.TurnConditionals(accounts);
                All(BookPhase.ClosingAuction, "20", '2', "121");
                break;
            case SessionPhase.AfterCloseOffHours:
                All(BookPhase.Continuous, "31", '5', "129");
                Sweep();
                break;
            case SessionPhase.AfterMarket:
                Sweep();
                venue.Mood = CrowdMood.Sparse;
                All(BookPhase.Continuous, "30", '3', "");
                break;
            default:
                Sweep();
                break;
        }
    }

    void All(BookPhase book, string operationCode, char marketCode, string operation)
    {
        foreach (var stock in venue.Stocks)
            stock.Enter(book, operationCode, marketCode, operation);
    }

    /// <summary>What is open when a session ends is gone; nothing is carried into the next.</summary>
    void Sweep()
    {
        venue.Mood = CrowdMood.Asleep;
        desk.Expire(accounts);
        foreach (var stock in venue.Stocks)
            stock.ClearCrowd();
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
        desk.Expire(accounts);
        venue.StartDay(yesterday);
        foreach (var account in accounts)
            account.StartDay(venue.Clock.Date);
    }
}
