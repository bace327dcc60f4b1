using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>Which hours a demo shows, and how fast.</summary>
/// <param name="Begins">Where its clock begins, whatever the hour is where it runs.</param>
/// <param name="Shows">How much of the market's time; null: until somebody ends it.</param>
/// <param name="Scenario">The exchange's hours as a scenario says them; null: a market that never closes.</param>
sealed record DemoPlan(DateTimeOffset Begins, double Speed, TimeSpan? Shows, string? Scenario)
{
    /// <summary>A whole day is over in a quarter of an hour.</summary>
    const double DaySpeed = 30;

    static readonly TimeOnly Open = new(9, 5);
    static readonly TimeOnly UsualClose = new(15, 30);

    /// <summary>A minute before it wakes, and some after it has fallen asleep.</summary>
    static readonly TimeOnly BeforeWaking = new(7, 44);
    static readonly TimeSpan Day = new TimeOnly(16, 20) - BeforeWaking;

    /// <summary>A market that is open as soon as somebody looks at it, and stays so.</summary>
    public static DemoPlan Usual(double? speed) => new(Kst.At(Today, Open), speed ?? 1, null, null);

    /// <summary>One day as the program lives it: asleep, awake, checked, trading, compared, asleep.</summary>
    public static DemoPlan WholeDay(double? speed)
    {
        var day = Today;
        // The exam day ends an hour later than this is long.
        while (!TradingCalendar.IsOpen(day) || Sessions.CloseOf(day) > UsualClose)
            day = day.AddDays(1);
        return new(
            Kst.At(day, BeforeWaking), speed ?? DaySpeed, Day,
            $"market: {{ names: real, date: {day:yyyy-MM-dd}, start: \"{BeforeWaking:HH:mm:ss}\", alwaysOpen: false }}\n");
    }

    static DateOnly Today => Kst.DateOf(TimeProvider.System.GetUtcNow());

    /// <summary>The settings for such hours: a whole day has the product's own hours, its last sale and its evening.</summary>
    public TraderSettings Over(TraderSettings settings)
    {
        if (Scenario is null)
            return settings;
        var plain = TraderSettings.Default;
        return settings with
        {
            Session = plain.Session,
            TieOutAt = plain.TieOutAt,
            Exit = settings.Exit with { FlattenAt = plain.Exit.FlattenAt },
            Conditions = settings.Conditions with
            {
                All = [.. settings.Conditions.All.Select(plan => plan.Exit is { } exit ? plan with { Exit = exit with { FlattenAt = plain.Exit.FlattenAt } } : plan)],
            },
        };
    }
}
