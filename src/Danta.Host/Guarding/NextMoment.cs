using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>What the day brings next by the clock.</summary>
/// <param name="What">Korean.</param>
sealed record NextMoment(DateTimeOffset At, string What)
{
    /// <summary>Null: around the clock nothing is due.</summary>
    /// <param name="isOpen">The exchange trades today.</param>
    public static NextMoment? Of(TraderSettings settings, bool isOpen, DateTimeOffset now)
    {
        var today = Kst.DateOf(now);
        List<NextMoment> moments = isOpen || settings.Session.IsAroundTheClock ? Moments(settings, today) : [];
        if (!settings.Session.IsAroundTheClock)
            moments.AddRange(Moments(settings, TradingCalendar.Next(today)));
        return moments.Where(moment => moment.At > now).MinBy(moment => moment.At);
    }

    static List<NextMoment> Moments(TraderSettings settings, DateOnly day)
    {
        var moments = new List<NextMoment>();
        if (!settings.Session.IsAroundTheClock)
        {
            moments.Add(new(Moment(day, settings.Session.Start), "매수 시작"));
            moments.Add(new(Moment(day, settings.Session.End), "매수 끝"));
            moments.Add(new(Kst.At(day, Sessions.CloseOf(day)), "장 마감"));
        }
        if (settings.Exit.FlattenAt is { } flatten)
            moments.Add(new(Kst.At(day, flatten), "모두 팖"));
        return moments;
    }

    static DateTimeOffset Moment(DateOnly day, TimeSpan time) => Kst.At(day, TimeOnly.MinValue) + time;
}
