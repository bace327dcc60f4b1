using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Simtest;

/// <summary>Engines that are wrong about limits: of a price, of a day's profit, and of what a clock alone can say about a morning.</summary>
static class LimitMutants
{
    /// <summary>As the exchange's day begins by the clock.</summary>
    static readonly TimeOnly Morning = new(8, 30);

    public static readonly IReadOnlyDictionary<string, Func<TraderStep, TraderStep>> All = new Dictionary<string, Func<TraderStep, TraderStep>>(StringComparer.Ordinal)
    {
        ["sell what is locked at its limit"] = step => Mutants.WithExit(step, exit => exit with { HoldLockedLimit = false }),
        ["hold on when the limit opens"] = HoldOnWhenTheLimitOpens,
        ["take last night's lock for this morning's"] = TakeLastNightsLockForThisMornings,
        ["forget the profit target"] = step => Mutants.With(step, settings => settings with { Risk = settings.Risk with { DailyProfitTarget = null } }),
        ["end halfway to the profit target"] = step => Mutants.With(step, settings => settings with
        {
            Risk = settings.Risk with { DailyProfitTarget = settings.Risk.DailyProfitTarget is { } target ? new Won(target.Amount / 2) : null },
        }),
        ["wait for the morning by the clock"] = WaitForTheMorningByTheClock,
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

    /// <summary>That it closed at its limit is not forgotten, and what an auction expects is taken for a trade.</summary>
    static TraderStep TakeLastNightsLockForThisMornings(TraderStep step) => (in Input input, ICollection<Request> requests) =>
    {
        var asked = new List<Request>();
        step(
            input.Kind switch
            {
                InputKind.Trade => Input.Of(input.At, input.Trade with { InAuction = false }),
                InputKind.Book => Input.Of(input.At, input.Book with { Phase = BookPhase.Continuous }),
                _ => input,
            },
            asked);
        foreach (var request in asked)
            requests.Add(request is not CarriedOver carried ? request : carried with
            {
                Positions = [.. carried.Positions.Select(held => held with { WasLocked = carried.Stocks.Any(stock => stock.Code == held.Code && stock.Last == stock.Instrument?.UpperLimit) })],
            });
    };

    /// <summary>Before its hour by the clock neither trades nor books say that the exchange is open.</summary>
    static TraderStep WaitForTheMorningByTheClock(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        Kst.TimeOf(input.At) >= Morning ? input : input.Kind switch
        {
            InputKind.Trade => Input.Of(input.At, input.Trade with { TimeOfDay = 200_000 }),
            InputKind.Book => Input.Of(input.At, input.Book with { TimeOfDay = 200_000 }),
            _ => input,
        },
        requests);

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
