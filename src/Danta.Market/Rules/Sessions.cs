namespace Danta.Market;

/// <summary>What KRX does at a moment of an open day.</summary>
public enum SessionPhase
{
    Closed = 0,
    OpeningAuction,
    Continuous,
    ClosingAuction,
    AfterCloseOffHours,
    AfterMarket,
}

/// <summary>
/// KRX's day (stocks). Source: KRX reform of 2026-09-14 (opening auction from 08:20, after-market 16:00-20:00, after-hours
/// single price abolished); before it the opening auction began at 08:30.
/// </summary>
public static class Sessions
{
    static readonly DateOnly Reform = new(2026, 9, 14);

    static readonly (TimeOnly From, SessionPhase Phase)[] BeforeReform =
    [
        (new(8, 30), SessionPhase.OpeningAuction),
        (new(9, 0), SessionPhase.Continuous),
        (new(15, 20), SessionPhase.ClosingAuction),
        (new(15, 30), SessionPhase.AfterCloseOffHours),
        (new(16, 0), SessionPhase.Closed),
    ];

    static readonly (TimeOnly From, SessionPhase Phase)[] SinceReform =
    [
        (new(8, 20), SessionPhase.OpeningAuction),
        (new(9, 0), SessionPhase.Continuous),
        (new(15, 20), SessionPhase.ClosingAuction),
        (new(15, 30), SessionPhase.AfterCloseOffHours),
        (new(16, 0), SessionPhase.AfterMarket),
        (new(20, 0), SessionPhase.Closed),
    ];

    /// <summary>The exam day (수능): trading begins and ends an hour later. 2027 is not yet confirmed.</summary>
    static readonly DateOnly[] ExamDays = [new(2026, 11, 19), new(2027, 11, 18)];

    /// <summary>The phase at a moment in KST of a day on which the exchange is open; holidays are the calendar's matter.</summary>
    public static SessionPhase PhaseAt(DateOnly date, TimeOnly time)
    {
        var phase = SessionPhase.Closed;
        foreach (var (from, next) in date >= Reform ? SinceReform : BeforeReform)
        {
            if (time < from.AddMinutes(ShiftMinutes(date, next)))
                break;
            phase = next;
        }
        return phase;
    }

    /// <summary>When the closing auction of an open day ends, KST.</summary>
    public static TimeOnly CloseOf(DateOnly date) => new TimeOnly(15, 30).AddMinutes(ShiftMinutes(date, SessionPhase.AfterCloseOffHours));

    /// <summary>
    /// The first session of a year begins an hour late and ends as always; on the exam day the close shifts too. Whether
    /// the after-market moves on that day is not known: it is left where it is.
    /// </summary>
    static int ShiftMinutes(DateOnly date, SessionPhase phase)
    {
        var lateStart = phase is SessionPhase.OpeningAuction or SessionPhase.Continuous;
        if (Array.IndexOf(ExamDays, date) >= 0)
            return lateStart || phase is SessionPhase.ClosingAuction or SessionPhase.AfterCloseOffHours ? 60 : 0;
        return lateStart && TradingCalendar.IsFirstOfYear(date) ? 60 : 0;
    }
}
