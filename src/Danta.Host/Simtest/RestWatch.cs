using Danta.Market;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the program to its rest: outside of the hours in which anything can be traded nothing is asked and no connection is kept, but
/// for a while after a start, a word of the owner's or a fill. The broker blocks keys for less.
/// </summary>
sealed class RestWatch(World world)
{
    /// <summary>The waking hours of a weekday, by what is promised of them.</summary>
    static readonly TimeSpan Morning = new(7, 45, 0);
    static readonly TimeSpan Evening = new(18, 30, 0);

    /// <summary>Whether a weekday is a holiday the broker is asked in the morning.</summary>
    static readonly TimeSpan Asked = new(8, 1, 0);

    /// <summary>How long it may be awake after it was spoken to, and see to what was under way.</summary>
    static readonly TimeSpan Allowed = TimeSpan.FromMinutes(10.5);

    /// <summary>A machine that wakes at night needs a moment to see what time it is, and what it asked in that is asked again where no reply comes.</summary>
    static readonly long Moment = TimeSpan.FromSeconds(15).Ticks;

    /// <summary>A token that it could not get in that is asked for once more a minute later: one a minute is what the broker gives.</summary>
    static readonly long TokenMoment = TimeSpan.FromSeconds(75).Ticks;

    /// <summary>And one with something in its care, which cannot tell a sleep from a clock that has leapt, looks whether anything trades.</summary>
    static readonly long LongMoment = TimeSpan.FromMinutes(31).Ticks;

    /// <summary>Nobody was there for so long: it slept.</summary>
    static readonly TimeSpan Gap = TimeSpan.FromSeconds(30);

    readonly CallTally _tally = new();
    DateTimeOffset _spokenAt = world.Wall.Now;
    DateTimeOffset _lookedAt = world.Wall.Now;
    long _awakeSince;

    public CallTally Tally => _tally;

    public void Speaks() => _spokenAt = world.Wall.Now;

    /// <summary>It has to see first what time it is.</summary>
    public void ClockSet() => _awakeSince = world.Agenda.Now;

    public void Second()
    {
        if (world.Wall.Now - _lookedAt > Gap)
            _awakeSince = world.Agenda.Now;
        _lookedAt = world.Wall.Now;
    }

    /// <param name="path">A dial of the feed has one too.</param>
    public void CallLeaves(Machine machine, string path)
    {
        var now = world.Wall.Now;
        var (date, time) = (Kst.DateOf(now), Kst.TimeOf(now).ToTimeSpan());
        _tally.Add(path, time.Hours);
        var isOpen = !world.Plan.Settings.Session.CheckHoliday || TradingCalendar.IsOpen(date);
        var isWaking = isOpen
            ? time >= Morning && time < Evening
            : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && time >= Morning && time < Asked;
        if (isWaking || world.Plan.Settings.Session.IsAroundTheClock || !world.Plan.Days.KeepsHours || world.Plan.CalendarLiesFrom is not null)
            return;
        var cause = CauseOf(machine, path, now);
        _tally.Rested(cause);
        if (cause == Cause.None)
            world.Watch.Complain($"asked at {time:hh\\:mm\\:ss}: {path}");
    }

    Cause CauseOf(Machine machine, string path, DateTimeOffset now)
    {
        if (now - _spokenAt < Allowed)
            return Cause.Asked;
        var seeing = HasCare(machine) ? LongMoment : CallWatch.IsToken(path) ? TokenMoment : Moment;
        return world.IsClockWrong || now - _lookedAt > Gap || HasCare(machine) && machine.Engine?.Clock.Behind > TimeSpan.Zero || world.Agenda.Now - _awakeSince < seeing
            ? Cause.WrongClock
            : Cause.None;
    }

    static bool HasCare(Machine machine) => machine.Shot.Positions.Count > 0 || machine.Shot.Orders.Any(order => order.DoneAt is null);
}
