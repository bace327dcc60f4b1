using Danta.Host.Engine;
using Danta.Market;

namespace Danta.Host.Tests.Simtest;

/// <summary>Engines that are wrong about limits: of a price, and of a day's profit.</summary>
static class LimitMutants
{
    public static readonly IReadOnlyDictionary<string, Func<TraderStep, TraderStep>> All = new Dictionary<string, Func<TraderStep, TraderStep>>(StringComparer.Ordinal)
    {
        ["sell what is locked at its limit"] = step => Mutants.WithExit(step, exit => exit with { HoldLockedLimit = false }),
        ["forget the profit target"] = step => Mutants.With(step, settings => settings with { Risk = settings.Risk with { DailyProfitTarget = null } }),
        ["end halfway to the profit target"] = step => Mutants.With(step, settings => settings with
        {
            Risk = settings.Risk with { DailyProfitTarget = settings.Risk.DailyProfitTarget is { } target ? new Won(target.Amount / 2) : null },
        }),
    };
}
