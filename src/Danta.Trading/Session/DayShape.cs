using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// The hours in which the program is awake, in KST. Outside of them nothing can be traded and nothing is asked: the broker blocks keys
/// for dialling and asking without end.
/// </summary>
static class DayShape
{
    /// <summary>Connections, lists and money are there well before the opening auction, and there is time to mend what is not.</summary>
    static readonly TimeOnly Waking = new(7, 45);

    /// <summary>Where the calendar calls a weekday closed, only the broker can say otherwise: for so long he is asked.</summary>
    static readonly TimeSpan LongestQuestion = TimeSpan.FromMinutes(15);

    /// <summary>Before the owner's hours, where those begin earlier than the exchange's, and after whichever end later: the evening's comparison falls into it.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(45);

    /// <summary>What is not settled by then is settled in the morning.</summary>
    static readonly TimeSpan LatestEvening = TimeSpan.FromHours(18.5);

    /// <param name="isSettled">Nothing of the day is left to be learned from the broker.</param>
    public static bool IsAwake(DateTimeOffset now, TradingDay day, SessionSettings session, bool isSettled)
    {
        if (session.IsAroundTheClock)
            return true;
        var time = Kst.TimeOf(now).ToTimeSpan();
        var wakes = Earlier(Waking.ToTimeSpan(), session.Start - Margin);
        if (time < wakes)
            return false;
        if (!day.IsOpen(session))
            return !day.IsSaid && day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && time < wakes + LongestQuestion;
        var rests = Later(Sessions.CloseOf(day.Date).ToTimeSpan(), session.End) + Margin;
        return time < rests || !isSettled && time < LatestEvening;
    }

    static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
