using Danta.Market;

namespace Danta.Trading;

/// <summary>Today in Korea, and whether the exchange takes orders now.</summary>
sealed class TradingDay
{
    /// <summary>What was shown that long ago may be over.</summary>
    static readonly TimeSpan Shown = TimeSpan.FromSeconds(60);

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

    /// <summary>The broker has said whether today is open.</summary>
    public bool IsSaid => _saidOf == Date;

    public bool IsOpen(SessionSettings session) =>
        !session.CheckHoliday || (_saidOf == Date ? _saidOpen : TradingCalendar.IsOpen(Date));

    /// <summary>The broker speaks of today: by then base prices, limits and warnings are the new day's (the exact minute is unverified).</summary>
    public static readonly TimeOnly Morning = new(8, 30);

    /// <summary>By the clock, or by what trades: a clock may be hours behind.</summary>
    public bool HasBegun(DateTimeOffset now, SessionSettings session) =>
        session.IsAroundTheClock || Kst.DateOf(now) > Date || Kst.TimeOf(now) >= Morning || IsShownOpen(now);

    public SessionPhase PhaseAt(DateTimeOffset now) => Sessions.PhaseAt(Date, Kst.TimeOf(now));

    /// <summary>When a stock last traded continuously, by the exchange's own time; null: not heard of.</summary>
    public DateTimeOffset? TradedAt { get; private set; }

    /// <summary>When a book last was open for continuous trading, by the exchange's own time.</summary>
    DateTimeOffset? _bookedAt;

    /// <summary>When the last order left that the broker took; null: none.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>A trade of any stock. Its own time tells the regular session from what comes after it, whatever our clock says.</summary>
    public void Hear(in TradeTick trade, DateTimeOffset now, SessionSettings session)
    {
        if (!trade.InAuction && !trade.Halted && IsRegular(trade.TimeOfDay, session))
            TradedAt = now;
    }

    /// <summary>A book of any stock: one that does not trade just now has that alone.</summary>
    public void Hear(in BookTick book, DateTimeOffset now, SessionSettings session)
    {
        if (book.Phase == BookPhase.Continuous && IsRegular(book.TimeOfDay, session))
            _bookedAt = now;
    }

    /// <summary>The broker took an order that left then.</summary>
    public void HearAccepted(DateTimeOffset sentAt) => AcceptedAt = sentAt > AcceptedAt ? sentAt : AcceptedAt ?? sentAt;

    /// <summary>Continuous trades and books, or a broker that takes orders: they outrank clock and calendar, which may be wrong.</summary>
    public bool IsShownOpen(DateTimeOffset now) => now - TradedAt < Shown || now - _bookedAt < Shown || now - AcceptedAt < Shown;

    /// <summary>Continuous trading, which entries need.</summary>
    public bool IsContinuous(DateTimeOffset now, SessionSettings session) =>
        IsOpen(session) && (session.IsAroundTheClock || PhaseAt(now) == SessionPhase.Continuous);

    /// <summary>The exchange takes market orders, by what it shows or else by clock and calendar: exits may go into an auction too.</summary>
    public bool TakesOrders(DateTimeOffset now, SessionSettings session) =>
        IsShownOpen(now)
        || IsOpen(session)
        && (session.IsAroundTheClock
            || PhaseAt(now) is SessionPhase.OpeningAuction or SessionPhase.Continuous or SessionPhase.ClosingAuction);

    /// <summary>Within the owner's hours for entries.</summary>
    public static bool IsWithin(DateTimeOffset now, SessionSettings session)
    {
        var time = Kst.TimeOf(now).ToTimeSpan();
        return session.IsAroundTheClock || time >= session.Start && time < session.End;
    }

    public static bool IsPast(DateTimeOffset now, TimeOnly? time) => time is { } at && Kst.TimeOf(now) >= at;

    bool IsRegular(int timeOfDay, SessionSettings session) =>
        session.IsAroundTheClock || PhaseAt(timeOfDay) == SessionPhase.Continuous;

    /// <param name="timeOfDay">HHmmss as a number.</param>
    SessionPhase PhaseAt(int timeOfDay) =>
        timeOfDay is >= 0 and < 240_000 && timeOfDay / 100 % 100 < 60 && timeOfDay % 100 < 60
            ? Sessions.PhaseAt(Date, new TimeOnly(timeOfDay / 10_000, timeOfDay / 100 % 100, timeOfDay % 100))
            : SessionPhase.Closed;
}
