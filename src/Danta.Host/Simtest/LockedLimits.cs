using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// What is held goes up until nobody offers it any more: 상한가. On a single day it opens again after a while; where days follow each other it
/// stays so until the evening.
/// </summary>
sealed class LockedLimits(World world)
{
    const double Up = 9;
    const double Down = -2;

    static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>There would be no peace for what is held without a target and without an end.</summary>
    static readonly TimeSpan LongestHeld = TimeSpan.FromSeconds(45);

    DateOnly _droveOn;
    InstrumentCode _driven;
    long? _lockedAt;

    static double LastingOf(Chance chance) => chance.Between(15, 60);

    /// <summary>Nothing is to earn before the limit, and on a single day the holding time ends within the lock.</summary>
    public static TraderSettings Promise(Chance chance, Days days, TraderSettings settings) => settings with
    {
        Exit = settings.Exit with
        {
            HoldLockedLimit = true, TakeProfit = null, Trailing = null, PartAt = null, Breakeven = null,
            MaxHolding = days.KeepsHours ? null : TimeSpan.FromSeconds(chance.Between(20, 40)),
        },
    };

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
            world.Exchange.Surge(_driven, Down, 10);
        if (world.Plan.Settings.Exit.MaxHolding is null)
            world.Agenda.In(LongestHeld, () => world.Owner.Panic(TimeSpan.FromSeconds(5)));
    }

    /// <summary>Once a second.</summary>
    void Look()
    {
        if (world.Faults.IsOver)
            return;
        world.Agenda.In(Glance, Look);
        if (_droveOn != world.Wall.Date && world.Exchange.IsContinuous && world.Exchange.Account.Holdings is [{ } held, ..])
        {
            (_droveOn, _driven, _lockedAt) = (world.Wall.Date, InstrumentCode.Parse(held.Code), null);
            world.Trace($"{_driven} 상한가로");
            world.Exchange.Surge(_driven, Up, 300);
        }
        if (_driven.IsNone || !world.Exchange.IsLockedUp(_driven))
            return;
        _lockedAt ??= world.Agenda.Now;
        if (!world.Plan.Days.KeepsHours && new TimeSpan(world.Agenda.Now - _lockedAt.Value).TotalSeconds > LastingOf(new Chance(world.Plan.Seed, 351, 0)))
            world.Exchange.Surge(_driven, Down, 10);
    }
}
