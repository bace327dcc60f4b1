using Danta.Host.Journal;
using Danta.Market;

namespace Danta.Host.Simtest;

/// <summary>
/// What befalls a program within a month, beside a network, a disk and a process: a server that is looked after at night, and once while the
/// exchange trades; connections that are cut each night; a clock that somebody sets; a release of the broker's; a disk that fills up; a
/// database that is away for days.
/// </summary>
sealed class MonthTroubles(World world)
{
    const long Gigabyte = 1L << 30;

    /// <summary>A clock that is hours ahead stays on its day, and so does the trader's time, which gives way to it only slowly.</summary>
    static readonly TimeSpan LatestTold = TimeSpan.FromHours(19);

    static readonly DiskRoom Roomy = new(60 * Gigabyte, 100 * Gigabyte);

    static readonly DiskRoom Low = new(5 * Gigabyte, 100 * Gigabyte);

    readonly DateTimeOffset _begins = world.Wall.Now;

    /// <param name="days">So many of them.</param>
    public void Plan(int days)
    {
        world.Disk.Room = Roomy;
        var once = new Chance(world.Plan.Seed, 345, 0);
        At(OpenDay(ref once, days), once.Between(9.5, 14.5), TimeSpan.FromMinutes(once.Between(3, 20)), world.Maintenance.Begin);
        if (once.Hits(0.7))
            At(1 + once.Below(days), 0, default, _ => world.NewLayout.Come());
        if (once.Hits(0.5))
            At(once.Below(days), once.Between(0, 24), TimeSpan.FromHours(once.Between(3, 60)), FillUp);
        if (once.Hits(0.5))
            At(once.Below(days), once.Between(0, 24), TimeSpan.FromHours(once.Between(3, 90)), world.Archive.GoAway);
        for (var day = 0; day < days; day++)
            PlanDay(day);
    }

    void PlanDay(int day)
    {
        var chance = new Chance(world.Plan.Seed, 346, day);
        // Whatever has set the clock, a time server sets it right within the hour.
        for (var hour = 0; hour < 24; hour++)
            world.Agenda.In(MomentOf(day, hour + 0.8) - _begins, world.SyncClock);
        At(day, chance.Between(23, 28), default, _ => world.CloseSockets());
        if (chance.Hits(0.5))
            At(day, chance.Between(23, 27), TimeSpan.FromHours(chance.Between(0.3, 5.2)), world.Maintenance.Begin);
        if (chance.Hits(0.2))
            Set(day, chance.Between(0.2, 14), TimeSpan.FromHours(chance.Between(0.5, 7)), TimeSpan.FromMinutes(chance.Between(3, 100)));
        else if (chance.Hits(0.15))
            Set(day, chance.Between(5, 20), TimeSpan.FromHours(-chance.Between(0.2, 4)), TimeSpan.FromMinutes(chance.Between(3, 100)));
    }

    void Set(int day, double hour, TimeSpan by, TimeSpan lasts)
    {
        if (TimeSpan.FromHours(hour) + by + lasts > LatestTold)
            return;
        At(day, hour, lasts, span => world.LeapClock(by, span));
    }

    void FillUp(TimeSpan span)
    {
        world.Disk.Room = Low;
        world.Agenda.In(span, () =>
        {
            world.Disk.Room = Roomy;
            world.Watch.Troubled();
        });
    }

    /// <summary>A day on which the exchange trades; the first where the draw hits none.</summary>
    int OpenDay(ref Chance chance, int days)
    {
        var drawn = chance.Below(days);
        return TradingCalendar.IsOpen(Kst.DateOf(MomentOf(drawn, 12))) ? drawn : 0;
    }

    DateTimeOffset MomentOf(int day, double hour) => Kst.At(Kst.DateOf(_begins).AddDays(day), TimeOnly.MinValue).AddHours(hour);

    /// <param name="hour">Of the day, more than 24 in the night behind it. What is over is not made up for.</param>
    void At(int day, double hour, TimeSpan lasts, Action<TimeSpan> happens)
    {
        if (MomentOf(day, hour) - _begins is { Ticks: > 0 } from)
            world.Agenda.In(from, () =>
            {
                if (world.Faults.IsOver)
                    return;
                world.Watch.Troubled();
                happens(lasts);
            });
    }
}
