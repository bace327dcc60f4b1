using System.Collections.Frozen;

namespace Danta.Market;

/// <summary>
/// The weekdays on which KRX is closed. Source: the exchange's notices for 2026; 2027 is provisional until the notice of
/// December 2026. What the broker says (chk-holiday, <c>opnd_yn</c>) outranks this.
/// </summary>
public static class TradingCalendar
{
    static readonly FrozenSet<DateOnly> Closed = Days(
        2026, (1, 1), (2, 16), (2, 17), (2, 18), (3, 2), (5, 1), (5, 5), (5, 25), (6, 3), (7, 17), (8, 17), (9, 24), (9, 25),
        (10, 5), (10, 9), (12, 25), (12, 31))
        .Concat(Days(
            2027, (1, 1), (2, 8), (2, 9), (3, 1), (5, 3), (5, 5), (5, 13), (7, 19), (8, 16), (9, 14), (9, 15), (9, 16),
            (10, 4), (10, 11), (12, 27), (12, 31)))
        .ToFrozenSet();

    /// <summary>Of the years whose closed days are known.</summary>
    public static int LastYear { get; } = Closed.Max(day => day.Year);

    public static bool IsOpen(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Closed.Contains(date);

    /// <summary>The open day that follows <paramref name="date"/>.</summary>
    public static DateOnly Next(DateOnly date)
    {
        do
            date = date.AddDays(1);
        while (!IsOpen(date));
        return date;
    }

    /// <summary>The open day <paramref name="days"/> after: settlement is two of them after the trade.</summary>
    public static DateOnly Add(DateOnly date, int days)
    {
        for (var left = days; left > 0; left--)
            date = Next(date);
        return date;
    }

    internal static bool IsFirstOfYear(DateOnly date) => IsOpen(date) && Next(new DateOnly(date.Year - 1, 12, 31)) == date;

    static IEnumerable<DateOnly> Days(int year, params (int Month, int Day)[] days) =>
        days.Select(day => new DateOnly(year, day.Month, day.Day));
}
