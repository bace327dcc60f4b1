using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// When the feed is needed, by the built-in calendar: from a quarter of an hour before the first session (NXT's, at 08:00) to the end of
/// the last one. Only how eagerly something is tried hangs on it, so a day that the calendar does not know costs little.
/// </summary>
static class MarketHours
{
    static readonly TimeOnly Opening = new(7, 45);
    static readonly TimeOnly End = new(20, 0);

    public static bool AreOver(DateTimeOffset now)
    {
        var time = Kst.TimeOf(now);
        return time < Opening || time >= End || !TradingCalendar.IsOpen(Kst.DateOf(now));
    }

    /// <summary>Until the feed is needed next, where it is not needed now.</summary>
    public static TimeSpan UntilOpening(DateTimeOffset now)
    {
        var today = Kst.DateOf(now);
        var day = TradingCalendar.IsOpen(today) && Kst.TimeOf(now) < Opening ? today : TradingCalendar.Next(today);
        return Kst.At(day, Opening) - now;
    }
}
