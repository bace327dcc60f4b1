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

    /// <summary>Once a stock has been locked nothing more is heard of it that day.</summary>
    static TraderStep HoldOnWhenTheLimitOpens(TraderStep step)
    {
        var limits = new Dictionary<InstrumentCode, Price>();
        var last = new Dictionary<InstrumentCode, Price>();
        var locked = new HashSet<InstrumentCode>();
        var today = default(DateOnly);
        return (in Input input, ICollection<Request> requests) =>
        {
            if (Kst.DateOf(input.At) != today)
            {
                today = Kst.DateOf(input.At);
                limits.Clear();
                last.Clear();
                locked.Clear();
            }
            Learn(input, limits);
            if (input.Kind == InputKind.Trade && locked.Contains(input.Trade.Code) || input.Kind == InputKind.Book && locked.Contains(input.Book.Code))
                return;
            if (input.Kind == InputKind.Trade)
                last[input.Trade.Code] = input.Trade.Last;
            if (input.Kind == InputKind.Book && !input.Book.Asks[0].Price.IsQuoted && limits.TryGetValue(input.Book.Code, out var limit) && last.GetValueOrDefault(input.Book.Code) == limit)
                locked.Add(input.Book.Code);
            step(input, requests);
        };
    }

    static void Learn(in Input input, Dictionary<InstrumentCode, Price> limits)
    {
        IEnumerable<InstrumentAnswered> stocks = input.Event switch
        {
            InstrumentAnswered one => [one],
            InstrumentsAnswered many => many.Stocks,
            StocksDescribed many => many.Stocks,
            _ => [],
        };
        foreach (var stock in stocks.Where(stock => stock.UpperLimit.IsQuoted))
            limits[stock.Code] = stock.UpperLimit;
    }
}
