using Danta.Host.Configuration;
using Danta.Market;
using Danta.Simulator.Embedded;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Days that are lived through second by second, nights, week-ends and holidays with them: a calm market, and what befalls a program
/// that nobody looks after: a broker that is away all night, a network that is away for hours, a disk that is full, a process that dies.
/// </summary>
sealed class Month(World world)
{
    /// <summary>The exam day and a year's first session are in the one, holidays in the other.</summary>
    static readonly DateOnly[] Mondays = [new(2026, 11, 16), new(2026, 12, 21)];

    static readonly TimeOnly Begins = new(7, 30);

    public static Days Of(long seed, int days) =>
        new(true, [new(Kst.At(new Chance(seed, 340, 0).Pick<DateOnly>(Mondays), Begins), TimeSpan.FromDays(days))]);

    public static readonly PollRhythm Poll = new(TimeSpan.FromSeconds(10), null);

    public static EmbeddedPlan Calm(EmbeddedPlan market) => market with { Stocks = 6, SurgesPerHour = 6, OrdersPerSecond = 0.04 };

    public static TraderSettings Calm(TraderSettings settings) => settings with
    {
        Session = TraderSettings.Default.Session,
        Exit = settings.Exit with { MaxHolding = TimeSpan.FromMinutes(10), FlattenAt = null },
        Risk = settings.Risk with { Cooldown = TimeSpan.FromMinutes(5) },
    };

    /// <summary>What strikes once a minute elsewhere strikes once a day here.</summary>
    public static double ShareOf(Seam seam) => seam switch
    {
        Seam.Moment => 0.0003,
        Seam.Call => 0.02,
        Seam.Write => 0.001,
        Seam.Tick or Seam.Control => 0.02,
        _ => 0.2,
    };

    /// <summary>Plans what befalls it.</summary>
    public void Begin()
    {
        var days = (int)world.Plan.Days.Stays[0].Lives.TotalDays;
        new MonthTroubles(world).Plan(days);
        world.Flat.Begin(days);
        // Some programs are never killed: only in them can something grow for long.
        var dies = new Chance(world.Plan.Seed, 347, 0).Hits(0.5);
        for (var day = 0; day < days; day++)
        {
            var chance = new Chance(world.Plan.Seed, 341, day);
            if (chance.Hits(0.3))
                At(ref chance, day, () => world.CutNetwork(Hours(new(world.Plan.Seed, 342, world.Agenda.Now), 3)));
            if (chance.Hits(0.2))
                At(ref chance, day, () => world.FillDisk(Hours(new(world.Plan.Seed, 342, world.Agenda.Now), 0.3)));
            if (chance.Hits(0.3) && dies)
                At(ref chance, day, () => world.Kill("하루 가운데"));
            if (chance.Hits(0.2) && dies)
                At(ref chance, day, world.StopInOrder);
            LookAwake(day);
        }
    }

    /// <summary>Whatever the day's hours are, it is awake in them: an hour late on a year's first day, until 16:30 on the exam day.</summary>
    void LookAwake(int day)
    {
        var date = world.Wall.Date.AddDays(day);
        if (!TradingCalendar.IsOpen(date))
            return;
        foreach (var moment in (TimeOnly[])[new(8, 30), Sessions.CloseOf(date).Add(TimeSpan.FromMinutes(-5))])
            world.Agenda.In(Kst.At(date, moment) - world.Wall.Now, () =>
            {
                if (world.Alive is { Shot.IsAsleep: true, Engine: { } engine } && !world.IsClockWrong && engine.Clock.Behind == TimeSpan.Zero)
                    world.Watch.Complain("it sleeps while the exchange is open");
            });
    }

    void At(ref Chance chance, int day, Action happens) => world.Agenda.In(TimeSpan.FromDays(day + chance.Unit()), () =>
    {
        if (world.Faults.IsOver)
            return;
        world.Watch.Troubled();
        happens();
    });

    static TimeSpan Hours(Chance chance, double most) => TimeSpan.FromHours(chance.Between(0.02, most));
}
