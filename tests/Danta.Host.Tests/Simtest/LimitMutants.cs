using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Simtest;

/// <summary>Engines that are wrong about limits: of a price, and of a day's profit.</summary>
static class LimitMutants
{
    public static readonly IReadOnlyDictionary<string, Func<TraderStep, TraderStep>> All = new Dictionary<string, Func<TraderStep, TraderStep>>(StringComparer.Ordinal)
    {
        ["sell what is locked at its limit"] = step => Mutants.WithExit(step, exit => exit with { HoldLockedLimit = false }),
        ["hold on when the limit opens"] = HoldOnWhenTheLimitOpens,
        ["forget the profit target"] = step => Mutants.With(step, settings => settings with { Risk = settings.Risk with { DailyProfitTarget = null } }),
        ["end halfway to the profit target"] = step => Mutants.With(step, settings => settings with
        {
            Risk = settings.Risk with { DailyProfitTarget = settings.Risk.DailyProfitTarget is { } target ? new Won(target.Amount / 2) : null },
        }),
    };

    /// <summary>Once nobody has offered a stock any more nothing is heard of it that day.</summary>
    static TraderStep HoldOnWhenTheLimitOpens(TraderStep step)
    {
        var locked = new HashSet<InstrumentCode>();
        var today = default(DateOnly);
        return (in Input input, ICollection<Request> requests) =>
        {
            if (Kst.DateOf(input.At) != today)
            {
                today = Kst.DateOf(input.At);
                locked.Clear();
            }
            if (input.Kind == InputKind.Trade && locked.Contains(input.Trade.Code) || input.Kind == InputKind.Book && locked.Contains(input.Book.Code))
                return;
            if (input.Kind == InputKind.Book && input.Book.Phase == BookPhase.Continuous && !input.Book.Asks[0].Price.IsQuoted && input.Book.Bids[0].Price.IsQuoted)
                locked.Add(input.Book.Code);
            step(input, requests);
        };
    }
}
