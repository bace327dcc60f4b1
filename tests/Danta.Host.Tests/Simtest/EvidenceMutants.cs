using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Simtest;

/// <summary>Engines that are wrong about evidence and market: what lists and balances prove, whose hand it was, and what a halt means.</summary>
static class EvidenceMutants
{
    public static readonly IReadOnlyDictionary<string, Func<TraderStep, TraderStep>> All = new Dictionary<string, Func<TraderStep, TraderStep>>(StringComparer.Ordinal)
    {
        ["take for sold what a balance lacks"] = TakeForSoldWhatABalanceLacks,
        ["take for gone what a list lacks"] = TakeForGoneWhatAListLacks,
        ["take the first figure for the last"] = TakeTheFirstFigureForTheLast,
        ["deaf to amendments"] = DeafToAmendments,
        ["hear nothing in a halt"] = HearNothingInAHalt,
        ["deaf to the base price"] = DeafToTheBasePrice,
        ["one place more"] = OnePlaceMore,
        ["a won more for late fills"] = AWonMoreForLateFills,
    };

    /// <summary>A balance is never wrong: what it does not have the owner must have sold.</summary>
    static TraderStep TakeForSoldWhatABalanceLacks(TraderStep step)
    {
        var bought = new HashSet<InstrumentCode>();
        return (in Input input, ICollection<Request> requests) =>
        {
            step(input, requests);
            if (input.Event is NoticeArrived { Kind: NoticeKind.Filled, Side: Side.Buy } fill)
                bought.Add(fill.Code);
            if (input.Event is not BalanceAnswered { Complete: true } balance)
                return;
            foreach (var code in bought.Where(code => !balance.Holdings.Any(holding => holding.Code == code)).ToArray())
                step(Input.Of(input.At, new WriteOff("mutant", code)), requests);
        };
    }

    /// <summary>Nor is a list: what it does not have is over.</summary>
    static TraderStep TakeForGoneWhatAListLacks(TraderStep step)
    {
        var heard = new Dictionary<long, NoticeArrived>();
        return (in Input input, ICollection<Request> requests) =>
        {
            step(input, requests);
            if (input.Event is NoticeArrived { Kind: NoticeKind.Accepted } taken && taken.OriginalNumber.IsNone)
                heard[taken.Number.Serial] = taken;
            if (input.Event is not DayOrdersAnswered { Complete: true } list)
                return;
            foreach (var (number, order) in heard.Where(known => !list.Orders.Any(row => row.Number.Serial == known.Key)).ToArray())
            {
                heard.Remove(number);
                step(Input.Of(input.At, order with { Kind = NoticeKind.RestCancelled }), requests);
            }
        };
    }

    /// <summary>A split is a loss: nobody says what the day's base price is.</summary>
    static TraderStep DeafToTheBasePrice(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event switch
        {
            InstrumentAnswered one => Input.Of(input.At, Bend(one)),
            InstrumentsAnswered many => Input.Of(input.At, many with { Stocks = [.. many.Stocks.Select(Bend)] }),
            StocksDescribed many => Input.Of(input.At, many with { Stocks = [.. many.Stocks.Select(Bend)] }),
            _ => input,
        },
        requests);

    static InstrumentAnswered Bend(InstrumentAnswered answer) => answer with { BasePrice = default };

    /// <summary>What a row without an amount was counted at is never put right.</summary>
    static TraderStep TakeTheFirstFigureForTheLast(TraderStep step)
    {
        var guessed = new HashSet<OrderNumber>();
        return (in Input input, ICollection<Request> requests) =>
        {
            var heard = input;
            if (input.Event is DayOrdersAnswered list)
            {
                guessed.UnionWith(list.Orders.Where(row => !row.Filled.IsZero && row.FilledAmount == Won.Zero).Select(row => row.Number));
                heard = Input.Of(input.At, list with { Orders = [.. list.Orders.Select(row => guessed.Contains(row.Number) ? row with { FilledAmount = Won.Zero } : row)] });
            }
            step(heard, requests);
        };
    }

    /// <summary>An order that the owner has changed is his: which one it was is not read.</summary>
    static TraderStep DeafToAmendments(TraderStep step) => (in Input input, ICollection<Request> requests) =>
    {
        switch (input.Event)
        {
            case NoticeArrived { Kind: NoticeKind.AmendAccepted or NoticeKind.AmendConfirmed }:
                return;
            case NoticeArrived { Kind: NoticeKind.Filled } fill:
                step(Input.Of(input.At, fill with { OriginalNumber = default }), requests);
                return;
            case DayOrdersAnswered list:
                step(Input.Of(input.At, list with { Orders = [.. list.Orders.Select(row => row.Filled.IsZero && row.Open.IsZero ? row : row with { OriginalNumber = default })] }), requests);
                return;
            default:
                step(input, requests);
                return;
        }
    };

    /// <summary>거래정지 is taken for a call that did not leave: it is tried again each second.</summary>
    static TraderStep HearNothingInAHalt(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is OrderRefused { Code: "APBK0634" } refused ? Input.Of(input.At, refused with { Code = "NOT_SENT" }) : input, requests);

    static TraderStep OnePlaceMore(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is Started start ? Input.Of(input.At, start with { Settings = start.Settings with { MaxPositions = start.Settings.MaxPositions + 1 } }) : input,
        requests);

    /// <summary>What only the list tells is counted at a won a share too much.</summary>
    static TraderStep AWonMoreForLateFills(TraderStep step)
    {
        var told = new Dictionary<long, long>();
        return (in Input input, ICollection<Request> requests) =>
        {
            var heard = input;
            if (input.Event is NoticeArrived { Kind: NoticeKind.Filled } fill)
                told[fill.Number.Serial] = told.GetValueOrDefault(fill.Number.Serial) + fill.Quantity.Shares;
            if (input.Event is DayOrdersAnswered list)
                heard = Input.Of(input.At, list with { Orders = [.. list.Orders.Select(Bent)] });
            step(heard, requests);
        };

        BrokerOrder Bent(BrokerOrder row) => row.FilledAmount == Won.Zero
            ? row
            : row with { FilledAmount = row.FilledAmount + new Won(Math.Max(0, row.Filled.Shares - told.GetValueOrDefault(row.Number.Serial))) };
    }
}
