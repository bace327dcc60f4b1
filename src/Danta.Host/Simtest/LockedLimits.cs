using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// What is held goes up until nobody offers it any more: 상한가. On a single day it opens again after a while; where days follow each other it
/// stays so until the evening.
/// </summary>
sealed class LockedLimits(World world)
{
    /// <summary>Percent a second.</summary>
    const double Down = -6;

    static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>There would be no peace for what is held without a target and without an end.</summary>
    static readonly TimeSpan LongestHeld = TimeSpan.FromSeconds(45);

    DateOnly _droveOn;
    InstrumentCode _driven;
    long? _lockedAt;
    bool _isLetGo;

    static double LastingOf(Chance chance) => chance.Between(15, 60);

    /// <summary>Nothing is to sell it before the limit, and on a single day the holding time ends within the lock.</summary>
    public static TraderSettings Promise(Chance chance, Days days, TraderSettings settings) => settings with
    {
        Exit = settings.Exit with
        {
            HoldLockedLimit = true,
            StopLoss = Rate.FromPercent(3),
            TakeProfit = null,
            Trailing = null,
            PartAt = null,
            Breakeven = null,
            MaxHolding = days.KeepsHours ? null : TimeSpan.FromSeconds(chance.Between(20, 40)),
        },
    };

    /// <summary>A forenoon in which something locks, the next morning's auction, and what comes after it.</summary>
    public static Days NightOver(Days days, Chance chance)
    {
        if (!days.KeepsHours || days.IsMonth)
            return days;
        var (first, auction) = (Kst.DateOf(days.Start), new TimeOnly(8, 59));
        var next = TradingCalendar.Next(first);
        return days with
        {
            Stays =
            [
                new(Kst.At(first, Simtest.Days.Forenoon), Seconds(chance.Between(35, 50))),
                new(Kst.At(next, auction) + Seconds(chance.Between(30, 58)), Seconds(chance.Between(10, 20)), chance.Pick(Passage.Asleep, Passage.CutOff, Passage.Killed)),
                new(Kst.At(next, Simtest.Days.Forenoon), Seconds(chance.Between(15, 30)), chance.Pick(Passage.Asleep, Passage.CutOff, Passage.Killed)),
            ],
        };

        static TimeSpan Seconds(double some) => TimeSpan.FromSeconds((int)some);
    }

    public void Begin()
    {
        if (world.Plan.LocksLimits)
            Look();
    }

    /// <summary>Whoever holds something for good is told to sell it.</summary>
    public void End()
    {
        if (!world.Plan.LocksLimits)
            return;
        if (!_driven.IsNone)
            LetGo();
        if (world.Plan.Settings.Exit.MaxHolding is null)
            world.Agenda.In(LongestHeld, () => world.Owner.Panic(TimeSpan.FromSeconds(5)));
    }

    /// <summary>One a day that is held to its limit.</summary>
    bool IsToDrive => world.Exchange.IsContinuous
        && (_droveOn != world.Wall.Date || _lockedAt is null && !world.Exchange.Account.Holdings.Any(held => held.Code == _driven.ToString()));

    /// <summary>Once a second.</summary>
    void Look()
    {
        if (world.Faults.IsOver)
            return;
        world.Agenda.In(Glance, Look);
        if (IsToDrive && world.Exchange.Account.Holdings is [{ } held, ..])
        {
            (_droveOn, _driven, _lockedAt, _isLetGo) = (world.Wall.Date, InstrumentCode.Parse(held.Code), null, false);
            world.Trace($"{_driven} 상한가로");
        }
        if (_driven.IsNone || _isLetGo)
            return;
        world.Exchange.QueueAtLimit(_driven, true);
        if (!world.Exchange.IsLockedUp(_driven))
            return;
        _lockedAt ??= world.Agenda.Now;
        if (world.Plan.Days.KeepsHours || new TimeSpan(world.Agenda.Now - _lockedAt.Value).TotalSeconds < LastingOf(new Chance(world.Plan.Seed, 351, 0)))
            return;
        LetGo();
    }

    void LetGo()
    {
        _isLetGo = true;
        world.Exchange.QueueAtLimit(_driven, false);
        world.Exchange.Surge(_driven, Down, 30);
    }
}
