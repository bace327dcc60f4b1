using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>Settings that the plain worlds leave out, in some: each of them promises its owner something that a watch holds it to.</summary>
static class Promises
{
    public static TraderSettings Draw(Chance chance, Days days, TraderSettings settings)
    {
        if (!chance.Hits(0.3))
            return settings;
        var exit = settings.Exit with
        {
            FlattenAt = FlattenAt(ref chance, days),
            HoldLockedLimit = chance.Hits(0.3),
            PartAt = chance.Hits(0.5) ? Rate.FromPercent(chance.Pick(0.3m, 0.4m)) : null,
            PartShare = Rate.FromPercent(chance.Pick(30m, 50m, 70m)),
        };
        // Where anything else sells soon, nobody sees a part that was not sold.
        if (exit.PartAt is not null)
            exit = exit with { TakeProfit = Rate.FromPercent(1.5m), Trailing = null, MaxHolding = TimeSpan.FromSeconds(120) };
        // No more than the best bid takes, else no tick shows that the part is due.
        if (exit.PartAt is not null)
            settings = settings with { BudgetPerTrade = new Won(Math.Min(settings.BudgetPerTrade.Amount, 2_000_000)) };
        settings = settings with
        {
            Exit = exit,
            Risk = settings.Risk with { DailyLossLimit = chance.Hits(0.4) ? new Won(chance.Pick(1_000, 20_000, 100_000)) : null },
            Orders = settings.Orders with { EntryFallback = chance.Hits(0.5) },
        };
        // So little that a first profit may reach it.
        return chance.Hits(0.6)
            ? settings with { Risk = settings.Risk with { DailyProfitTarget = new Won(chance.Pick(100, 2_000, 20_000)) } }
            : settings;
    }

    /// <summary>Some seconds into a day: before it there is to be something to sell, and after it a time without purchases.</summary>
    static TimeOnly? FlattenAt(ref Chance chance, Days days)
    {
        var after = TimeSpan.FromSeconds(15 + chance.Below(30));
        return chance.Hits(0.4) && (days.IsPlain || days.KeepsHours) ? Kst.TimeOf(days.Start).Add(days.KeepsHours ? after / 2 : after) : null;
    }
}
