using Danta.Market;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Replay.Tests.Stage;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Replay.Tests.WhatIfs;

/// <summary>A day that was traded, and the same day otherwise.</summary>
public sealed class WhatIfTests
{
    static readonly TraderSettings Lived = Cases.Exits["holding"] with { Exit = Cases.Exits["holding"].Exit with { TakeProfit = Rate.FromPercent(0.8m) } };
    static readonly TraderSettings Other = Lived with { Exit = Lived.Exit with { TakeProfit = Rate.FromPercent(1.6m) } };

    /// <summary>A morning with its own orders on the tape: every input that a trader by these settings heard, and what it asked for.</summary>
    static DayTape Live(TraderSettings settings)
    {
        var (market, tape) = (Morning.Record(11), new TapeBuilder());
        WhatIf.Run(market, settings, FillModel.Middle, Latency.Of(market), (input, requests) =>
        {
            tape.Add(input);
            foreach (var request in requests)
                tape.Add(request);
        });
        return tape.Build(Morning.Date, "lived");
    }

    static readonly DayTape Tape = Live(Lived);

    static WhatIfResult Run(TraderSettings settings, FillModel? model = null) => WhatIf.Run(Tape, settings, model ?? FillModel.Middle, Latency.Of(Tape));

    [Fact]
    public void By_its_own_settings_it_is_the_day_itself()
    {
        Assert.True(Tape.IsTradedBy(Lived));
        Assert.All(FillModel.Interval, model =>
        {
            var again = Run(Lived, model);
            Assert.Null(again.PartedAt);
            Assert.True(again.Orders.Count > 10);
            Assert.All(again.Orders, order => Assert.True(order.IsReal));
            Assert.Equal(Run(Lived).Net, again.Net);
        });
    }

    /// <summary>The target of the one is reached before that of the other: until then they want the same.</summary>
    [Fact]
    public void Real_fills_stay_until_the_histories_part()
    {
        var (lived, other) = (Run(Lived), Run(Other));
        Assert.False(Tape.IsTradedBy(Other));
        var parted = other.PartedAt!.Value;
        Assert.NotEqual(lived.Digest, other.Digest);
        var kept = other.Orders.Where(order => order.DecidedAt < parted).ToList();
        Assert.NotEmpty(kept);
        Assert.All(kept, order => Assert.True(order.IsReal));
        Assert.Equal(
            lived.Orders.Where(order => order.DecidedAt < parted).Select(order => (order.Id, order.Filled, order.Amount)),
            kept.Select(order => (order.Id, order.Filled, order.Amount)));
        var after = other.Orders.Where(order => order.DecidedAt > parted).ToList();
        Assert.NotEmpty(after);
        Assert.All(after, order => Assert.False(order.IsReal));
        Assert.All(after.SelectMany(order => order.Fills), fill => Assert.NotEmpty(fill.Why));
        Assert.Equal(0, other.Faults);
    }

    /// <summary>What the trader believes of its money is what the simulated account did, fill by fill.</summary>
    [Fact]
    public void Its_books_are_the_simulated_account_s()
    {
        var found = Run(Other);
        var stocks = found.Orders.GroupBy(order => order.Code).Select(stock => (
            Code: stock.Key, Held: stock.Sum(order => order.Side == Side.Buy ? order.Filled : -order.Filled),
            Brought: stock.Sum(order => order.Side == Side.Buy ? -order.Amount.Amount : order.Amount.Amount))).ToList();
        // Some are held when the recording ends; of no stock was more sold than bought.
        Assert.All(stocks, stock => Assert.True(stock.Held >= 0));
        Assert.Equal(found.StillHeld, stocks.Count(stock => stock.Held > 0));
        var closed = stocks.Where(stock => stock.Held == 0).ToList();
        Assert.NotEmpty(closed);
        Assert.All(closed, stock => Assert.Equal(stock.Brought, found.Trades.Where(trade => trade.Code == stock.Code).Sum(trade => trade.Gross.Amount)));
        Assert.Equal(found.Trades.Sum(trade => trade.Net.Amount), found.Day.Realised.Amount);
    }

    /// <summary>A recording that ceased to listen to a stock knows nothing of it: it is counted and stays held.</summary>
    [Fact]
    public void What_was_not_heard_is_counted_and_never_filled()
    {
        // After two minutes the search finds nothing more: a minute later nobody listens, while what was bought is held for four.
        var end = Morning.Open.AddMinutes(2);
        var tape = Morning.Record(
            [.. Morning.Inputs(11, 300).Select(input => input.Event is ConditionAnswered answer && input.At > end ? Input.Of(input.At, answer with { Hits = [] }) : input)],
            onlyHeard: true);
        var settings = Cases.Exits["holding"] with { Exit = Morning.Free.Exit with { MaxHolding = TimeSpan.FromMinutes(4) } };
        var blind = WhatIf.Run(tape, settings, FillModel.Middle, Latency.Of(tape));
        Assert.NotEmpty(blind.Blind);
        Assert.True(blind.StillHeld > 0);
        Assert.All(blind.Blind.Keys, code => Assert.True(
            blind.Orders.Where(order => order.Code == code).Sum(order => order.Side == Side.Buy ? order.Filled : -order.Filled) > 0));
    }

    [Fact]
    public void The_model_knows_how_far_it_is_off()
    {
        var found = Calibration.Of(Tape, FillModel.Middle);
        Assert.True(found.Orders > 10);
        Assert.True(found.Equal >= found.Orders * 0.9, $"{found}");
        Assert.Equal(0, found.Median, 0.5);
        Assert.InRange(found.Near, found.Both * 0.9, found.Both);
    }

    [Fact]
    public void A_day_has_its_interval_and_its_sensitivity()
    {
        var day = WhatIfDay.Run(Tape, Other);
        Assert.InRange(day.Middle.Net.Amount, day.Lower.Amount, day.Upper.Amount);
        Assert.Equal(["x0", "x2", "+100ms"], day.Sensitivity.Select(run => run.Name));
        Assert.True(day.MeasuredTrips > 10);
    }

    /// <summary>A grid with one setting more gives nobody else other luck.</summary>
    [Fact]
    public void Luck_hangs_on_day_stock_and_decision_alone()
    {
        var code = InstrumentCode.Parse("900001");
        var drawn = Enumerable.Range(0, 4_000).Select(number => Chance.Of(Morning.Date, code, number, Draw.Order)).ToArray();
        Assert.All(drawn, luck => Assert.InRange(luck, 0, 1));
        Assert.Equal(0.5, drawn.Average(), 0.02);
        Assert.Equal(drawn[7], Chance.Of(Morning.Date, code, 7, Draw.Order));
        Assert.NotEqual(drawn[7], Chance.Of(Morning.Date, InstrumentCode.Parse("900002"), 7, Draw.Order));
        Assert.NotEqual(drawn[7], Chance.Of(Morning.Date, code, 7, Draw.Cancel));
    }
}
