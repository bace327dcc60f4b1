using Danta.Market;

namespace Danta.Trading;

/// <summary>Today in Korea, and whether the exchange takes orders now.</summary>
sealed class TradingDay
{
    DateTimeOffset _ends;
    DateOnly _saidOf;
    bool _saidOpen;

    public DateOnly Date { get; private set; }

    /// <summary>True once when <paramref name="now"/> is on another day than the last.</summary>
    public bool Turn(DateTimeOffset now)
    {
        if (now < _ends)
            return false;
        Begin(Kst.DateOf(now));
        return true;
    }

    public void Begin(DateOnly date)
    {
        Date = date;
        _ends = Kst.At(date.AddDays(1), TimeOnly.MinValue);
    }

    /// <summary>The broker's word on a day outranks weekday and calendar.</summary>
    public void Hear(HolidayAnswered answer) => (_saidOf, _saidOpen) = (answer.Date, answer.Open);

    public bool IsOpen(SessionSettings session) =>
        !session.CheckHoliday || (_saidOf == Date ? _saidOpen : TradingCalendar.IsOpen(Date));

    public SessionPhase PhaseAt(DateTimeOffset now) => Sessions.PhaseAt(Date, Kst.TimeOf(now));

    /// <summary>Continuous trading, which entries need.</summary>
    public bool IsContinuous(DateTimeOffset now, SessionSettings session) =>
        IsOpen(session) && (session.IsAroundTheClock || PhaseAt(now) == SessionPhase.Continuous);

    /// <summary>The exchange takes market orders: exits may go into an auction too.</summary>
    public bool TakesOrders(DateTimeOffset now, SessionSettings session) =>
        IsOpen(session)
        && (session.IsAroundTheClock
            || PhaseAt(now) is SessionPhase.OpeningAuction or SessionPhase.Continuous or SessionPhase.ClosingAuction);

    /// <summary>Within the owner's hours for entries.</summary>
    public static bool IsWithin(DateTimeOffset now, SessionSettings session)
    {
        var time = Kst.TimeOf(now).ToTimeSpan();
        return session.IsAroundTheClock || time >= session.Start && time < session.End;
    }

    public static bool IsPast(DateTimeOffset now, TimeOnly? time) => time is { } at && Kst.TimeOf(now) >= at;
}
