namespace Danta.Trading;

/// <summary>
/// Puts the program to sleep when the day is over and wakes it in the morning. A clock may be wrong and so may a calendar: whoever sees
/// the exchange trade, or has just been started or spoken to, stays awake.
/// </summary>
sealed class Slumber(Desk desk, Reconciler reconciler, TieOutDesk tieOut, PanicDesk panic)
{
    /// <summary>A start proves that everything is there, and the owner's word is followed by what he looks at. By seconds heard, as all here.</summary>
    const long AfterWord = 600;

    /// <summary>
    /// What is held or ordered has nobody else to look after it, and a clock that has leapt looks like an evening: so many seconds of no
    /// regular trading have to be heard first. A normal evening has more of them.
    /// </summary>
    const long Quiet = 1_800;

    /// <summary>By <see cref="Desk.SecondsHeard"/>, which no clock makes leap or creep.</summary>
    long _spokenAt = -AfterWord;
    long _tradedAt;

    /// <summary>Somebody has started it, given it an order, or traded.</summary>
    public void Hear()
    {
        _spokenAt = desk.SecondsHeard;
        if (desk.Standing.IsAsleep)
            Wake();
    }

    public void Look()
    {
        // Who has finished neither sleeps nor wakes: an orderly stop at night asks nobody anything.
        if (desk.Standing.Finished)
            return;
        if (desk.Day.IsShownOpen(desk.Now))
            _tradedAt = desk.SecondsHeard;
        if (IsToSleep() == desk.Standing.IsAsleep)
            return;
        if (desk.Standing.IsAsleep)
            Wake();
        else
            FallAsleep();
    }

    bool IsToSleep() =>
        desk.Standing is { Started: true, StoppingSince: null }
        && desk.SecondsHeard - _spokenAt >= AfterWord
        && !desk.Day.IsShownOpen(desk.Now)
        && (desk.Standing.IsAsleep || IsFree || desk.SecondsHeard - _tradedAt >= Quiet)
        && !IsAwakeAt(WallTime)
        && (IsFree || !IsAwakeAt(desk.Now));

    /// <summary>Over what is held both clocks have to say so: one that was set back by hours says evening in the middle of the day.</summary>
    bool IsAwakeAt(DateTimeOffset time) => DayShape.IsAwake(time, desk.Day, desk.Settings.Session, IsSettled);

    /// <summary>A clock that has leapt and was put right: the trader's own time gives way for hours, and the hours of rest are the wall's.</summary>
    DateTimeOffset WallTime => desk.Now - desk.Standing.ClockBehind;

    bool IsFree => desk.Positions.Open.Count == 0 && desk.Orders.Open.Count == 0;

    bool IsSettled => desk.Orders.Open.Count == 0 && desk.Orders.Ending.Count == 0 && !panic.IsUnderWay && !tieOut.IsDue && desk.Standing.Reconciled;

    void FallAsleep()
    {
        desk.Standing.IsAsleep = true;
        desk.Note(DecisionKind.State, default, 0, null, "장이 끝나 쉽니다. 증권사에 아무것도 묻지 않습니다");
        desk.Out.Add(new Rest(true));
    }

    /// <summary>As after a sleep of the machine: what was proven before is old.</summary>
    void Wake()
    {
        desk.Standing.IsAsleep = false;
        desk.Note(DecisionKind.State, default, 0, null, "깨어나 증권사와 대조합니다");
        desk.Out.Add(new Rest(false));
        reconciler.RequireForSale();
    }
}
