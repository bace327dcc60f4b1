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
        ["take the morning's auction for an opening"] = TakeTheMorningsAuctionForAnOpening,
        ["forget the profit target"] = step => Mutants.With(step, settings => settings with { Risk = settings.Risk with { DailyProfitTarget = null } }),
        ["end halfway to the profit target"] = step => Mutants.With(step, settings => settings with
        {
            Risk = settings.Risk with { DailyProfitTarget = settings.Risk.DailyProfitTarget is { } target ? new Won(target.Amount / 2) : null },
        }),
    };

    /// <summary>Once nothing is offered any more nothing is heard of the stock's price but that, for as long as the day lasts.</summary>
    static TraderStep HoldOnWhenTheLimitOpens(TraderStep step)
    {
        var locked = new Dictionary<InstrumentCode, TradeTick>();
        var day = default(DateOnly);
        return (in Input input, ICollection<Request> requests) =>
        {
            if (day != Kst.DateOf(input.At))
                locked.Clear();
            day = Kst.DateOf(input.At);
            if (input.Kind == InputKind.Trade && input.Trade is { InAuction: false, Halted: false, BestAsk.IsQuoted: false, BestBid.IsQuoted: true } tick && tick.Last == tick.BestBid)
                locked[tick.Code] = tick;
            if (input.Kind == InputKind.Book && locked.ContainsKey(input.Book.Code))
                return;
            step(
                input.Kind == InputKind.Trade && locked.TryGetValue(input.Trade.Code, out var last) ? Input.Of(input.At, last with { TimeOfDay = input.Trade.TimeOfDay })
                : input.Event switch
                {
                    InstrumentAnswered one => Input.Of(input.At, Bend(one)),
                    InstrumentsAnswered many => Input.Of(input.At, many with { Stocks = [.. many.Stocks.Select(Bend)] }),
                    StocksDescribed many => Input.Of(input.At, many with { Stocks = [.. many.Stocks.Select(Bend)] }),
                    ConditionAnswered found => Input.Of(input.At, found with { Hits = [.. found.Hits.Select(hit => locked.ContainsKey(hit.Code) ? hit with { Price = default } : hit)] }),
                    _ => input,
                },
                requests);
        };

        InstrumentAnswered Bend(InstrumentAnswered answer) => locked.ContainsKey(answer.Code) ? answer with { Last = default } : answer;
    }

    /// <summary>What was locked last evening counts as locked this morning, and what the auction shows as traded.</summary>
    static TraderStep TakeTheMorningsAuctionForAnOpening(TraderStep step)
    {
        var (day, locked, yesterdays) = (default(DateOnly), new Dictionary<InstrumentCode, TradeTick>(), new Dictionary<InstrumentCode, TradeTick>());
        var limits = new Dictionary<InstrumentCode, Price>();
        return (in Input input, ICollection<Request> requests) =>
        {
            if (day != Kst.DateOf(input.At))
                (day, yesterdays, locked) = (Kst.DateOf(input.At), locked.Count > 0 ? locked : yesterdays, []);
            Learn(input.Event);
            if (input.Kind == InputKind.Trade && input.Trade is { InAuction: false, Halted: false, Last.IsQuoted: true } tick)
            {
                if (tick is { BestAsk.IsQuoted: false, BestBid.IsQuoted: true } && tick.Last == tick.BestBid)
                    locked[tick.Code] = tick;
                else
                    locked.Remove(tick.Code);
            }
            if (input.Kind != InputKind.Book || input.Book.Phase != BookPhase.OpeningAuction || !limits.TryGetValue(input.Book.Code, out var limit))
            {
                step(input, requests);
                return;
            }
            if (yesterdays.Remove(input.Book.Code, out var last))
                step(Input.Of(input.At, last with { TimeOfDay = input.Book.TimeOfDay, Last = limit, BestBid = limit, BestAsk = default }), requests);
            step(Input.Of(input.At, input.Book with { Phase = BookPhase.Continuous }), requests);
        };

        void Learn(TraderEvent? happened)
        {
            foreach (var one in happened switch
            {
                InstrumentAnswered answer => [answer],
                InstrumentsAnswered answers => answers.Stocks,
                StocksDescribed described => described.Stocks,
                _ => (IEnumerable<InstrumentAnswered>)[],
            })
                limits[one.Code] = one.UpperLimit;
        }
    }
}
