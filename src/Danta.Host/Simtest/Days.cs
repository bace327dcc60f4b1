using Danta.Market;

namespace Danta.Host.Simtest;

/// <summary>How the program comes from one stay to the next.</summary>
enum Passage
{
    /// <summary>It is there all the time, and its machine sleeps.</summary>
    Asleep = 0,

    /// <summary>As <see cref="Asleep"/>, but no connection outlives it.</summary>
    CutOff,

    /// <summary>It is killed, and another is started afterwards.</summary>
    Killed,
}

/// <summary>Some time that is lived through second by second.</summary>
/// <param name="How">How the program has come there.</param>
/// <param name="Killed">Gone at this moment of it; null: not by plan.</param>
readonly record struct Stay(DateTimeOffset From, TimeSpan Lives, Passage How = Passage.Asleep, TimeSpan? Killed = null);

/// <summary>Which hours of which days a world lives through. Nights, holidays and calm afternoons between them pass at once.</summary>
/// <param name="KeepsHours">The exchange has auctions, nights and holidays; otherwise its session never ends.</param>
sealed record Days(bool KeepsHours, IReadOnlyList<Stay> Stays)
{
    static readonly TimeOnly Midnight = TimeOnly.MinValue;

    /// <summary>Days on which something is to be had: each of a week, a weekend, holidays of two kinds, an exam, a year's first session.</summary>
    static readonly DateOnly[] Eves =
    [
        new(2026, 11, 23), new(2026, 11, 24), new(2026, 11, 25), new(2026, 11, 26), new(2026, 11, 27), new(2026, 11, 18),
        new(2026, 12, 24), new(2026, 12, 30),
    ];

    /// <summary>In the exchange's hours some hour of the day that is inside of every session.</summary>
    public static readonly TimeOnly Forenoon = new(10, 30);

    public DateTimeOffset Start => Stays[0].From;

    /// <summary>A Monday in the middle of continuous trading.</summary>
    static readonly DateTimeOffset Monday = Kst.At(new DateOnly(2026, 11, 23), new TimeOnly(10, 0));

    /// <summary>One day, of a session that never ends.</summary>
    public bool IsPlain => !KeepsHours && Start == Monday;

    /// <summary>Days that are lived through from end to end.</summary>
    public bool IsMonth => Stays[0].Lives >= TimeSpan.FromDays(1);

    /// <summary>Where the exchange keeps no hours there is one stay, and this is how long.</summary>
    public Days Lasting(TimeSpan trouble) => KeepsHours ? this : this with { Stays = [Stays[0] with { Lives = trouble }] };

    /// <summary>Most worlds live on one day: others are longer, or other only in this.</summary>
    public static Days Of(long seed) => Draw(new Chance(seed, 311, 0));

    static Days Draw(Chance chance) => chance.Unit() switch
    {
        < 0.84 => new(false, [new(Monday, TimeSpan.Zero)]),
        < 0.88 => AroundTheClock(ref chance),
        < 0.91 => new(true, Auctions(ref chance)),
        < 0.985 => new(true, Nights(ref chance, 1)),
        _ => new(true, Nights(ref chance, 2 + chance.Below(19))),
    };

    /// <summary>A session that never ends, over midnight.</summary>
    static Days AroundTheClock(ref Chance chance)
    {
        var before = Between(ref chance, 8, 40);
        return new(false, [new(Kst.At(chance.Pick<DateOnly>(Eves).AddDays(1), Midnight) - before, TimeSpan.Zero, Killed: AtMidnight(ref chance, before))]);
    }

    /// <summary>A day's beginning or its end, and then the next forenoon, for what the auctions have left.</summary>
    static List<Stay> Auctions(ref Chance chance)
    {
        var day = chance.Pick<DateOnly>(Eves);
        List<Stay> stays = chance.Hits(0.4)
            ? [new(Kst.At(day, new TimeOnly(9, 0)) - Between(ref chance, 2, 30), Between(ref chance, 50, 90))]
            :
            [
                new(Kst.At(day, new TimeOnly(15, 20)) - Between(ref chance, 5, 40), Between(ref chance, 30, 60)),
                new(Kst.At(day, new TimeOnly(15, 30)) - Between(ref chance, 2, 12), Between(ref chance, 14, 25), How(ref chance)),
            ];
        stays.Add(new(Kst.At(TradingCalendar.Next(day), Forenoon), Between(ref chance, 10, 30), How(ref chance)));
        return stays;
    }

    /// <summary>So many nights in a row, and the days between them.</summary>
    static List<Stay> Nights(ref Chance chance, int nights)
    {
        var day = chance.Pick<DateOnly>(Eves);
        var isMany = nights > 1;
        List<Stay> stays = [new(Kst.At(day, Forenoon), Between(ref chance, 20, 45))];
        for (; nights > 0; nights--)
        {
            if (chance.Hits(0.3))
                stays.Add(new(Kst.At(day, new TimeOnly(15, 19, 50)), Between(ref chance, 8, 20), How(ref chance)));
            for (var next = TradingCalendar.Next(day); day < next; day = day.AddDays(1))
            {
                if (!chance.Hits(isMany ? 0.15 : 0.6))
                    continue;
                var before = Between(ref chance, 1, 8);
                if (!TradingCalendar.IsOpen(day))
                    stays.Add(new(Kst.At(day, Forenoon), Between(ref chance, 6, 15), How(ref chance)));
                stays.Add(new(Kst.At(day.AddDays(1), Midnight) - before, before + Between(ref chance, 2, 8), How(ref chance), AtMidnight(ref chance, before)));
            }
            if (chance.Hits(isMany ? 0.1 : 0.4))
                stays.Add(new(Kst.At(day, new TimeOnly(8, 59)) + Between(ref chance, 30, 58), Between(ref chance, 5, 20), How(ref chance)));
            stays.Add(new(Kst.At(day, Forenoon), isMany ? Between(ref chance, 8, 30) : Between(ref chance, 20, 45), How(ref chance)));
        }
        return stays;
    }

    /// <summary>In whole seconds, for the market's clock begins with one.</summary>
    static TimeSpan Between(ref Chance chance, double least, double most) => TimeSpan.FromSeconds((int)chance.Between(least, most));

    static Passage How(ref Chance chance) => chance.Pick(Passage.Asleep, Passage.CutOff, Passage.Killed);

    static TimeSpan? AtMidnight(ref Chance chance, TimeSpan before) =>
        !chance.Hits(0.4) ? null : before + TimeSpan.FromSeconds(chance.Between(-1, 1)) is { Ticks: > 0 } at ? at : TimeSpan.Zero;
}
