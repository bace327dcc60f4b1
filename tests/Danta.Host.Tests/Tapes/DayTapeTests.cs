using Danta.Desk;
using Danta.Host.Tape;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Tapes;

public sealed class DayTapeTests
{
    static TradeTick Trade(int time, int price, long size, InstrumentCode? code = null) => new(
        code ?? Examples.Samsung, time, Price.FromWon(price), default, default, default, default, default, default, default, Quantity.Of(size), default, default, 0,
        Side.Buy, false, false, default);

    static DayTape Empty(Func<DayResult>? today = null) => new((in Input _, ICollection<Request> _) => { }, today ?? (() => DayResult.None));

    static void Hear(DayTape tape, DateTimeOffset at, params TradeTick[] trades)
    {
        foreach (var trade in trades)
            tape.Handle(Input.Of(at, trade), []);
    }

    [Fact]
    public void Trades_of_a_second_are_one_bar_and_a_late_one_changes_nothing_that_is_over()
    {
        var tape = Empty();
        Hear(tape, Examples.Now, Trade(93_059, 100, 3), Trade(93_059, 104, 2), Trade(93_100, 103, 1));
        var over = tape.Bars(Examples.Samsung, 0)[0];
        Hear(tape, Examples.Now, Trade(93_059, 90, 7));
        var bars = tape.Bars(Examples.Samsung, 0);
        Assert.Equal(new SecondBar(34_259, 100, 104, 100, 104, 5), over);
        Assert.Equal([over, new SecondBar(34_260, 103, 103, 90, 90, 8)], bars);
        Assert.Equal(bars.Skip(1), tape.Bars(Examples.Samsung, 34_260));
        Assert.Equal([90, 103, 104, 100], tape.Of(Examples.Samsung)!.Trades.Select(one => one.Price));
    }

    [Fact]
    public void A_whole_day_of_seconds_is_kept_and_another_day_begins_empty()
    {
        var tape = Empty();
        for (var second = 32_400; second < 55_800; second++)
            Hear(tape, Examples.Now, Trade(second / 3_600 * 10_000 + second / 60 % 60 * 100 + second % 60, 100 + second % 7, 1));
        Assert.Equal(23_400, tape.Bars(Examples.Samsung, 0).Count);
        Assert.Equal(Enumerable.Range(55_000, 800), tape.Bars(Examples.Samsung, 55_000).Select(bar => bar.Second));
        Hear(tape, Examples.Now.AddDays(1), Trade(90_000, 200, 1));
        Assert.Equal(200, Assert.Single(tape.Bars(Examples.Samsung, 0)).Close);
        Assert.Equal(Examples.Today.AddDays(1), tape.Day);
    }

    [Fact]
    public void The_days_worth_is_kept_every_ten_seconds()
    {
        var worth = 0;
        var tape = Empty(() => Examples.TodayResult with { Realised = new(++worth), Unrealised = new(-1) });
        for (var second = 0; second < 60; second++)
            tape.Handle(Input.Second(Examples.Now.AddSeconds(second)), []);
        Assert.Equal([1, 2, 3, 4, 5, 6], tape.Worth.Select(point => point.Realised.Amount));
        Assert.Equal(10, tape.Worth[1].Second - tape.Worth[0].Second);
    }

    [Fact]
    public void The_trader_comes_first_and_a_fault_of_the_tape_is_none_of_his()
    {
        var heard = 0;
        var tape = new DayTape((in Input _, ICollection<Request> _) => heard++, () => throw new InvalidOperationException("oops"));
        tape.Handle(Input.Second(Examples.Now), []);
        tape.Handle(Input.Second(Examples.Now.AddSeconds(20)), []);
        Assert.Equal((2, "oops"), (heard, tape.Fault?.Message));
    }

    [Fact]
    public void More_stocks_than_a_day_can_have_take_no_more_memory()
    {
        var tape = Empty();
        for (var code = 0; code < 1_000; code++)
            Hear(tape, Examples.Now, Trade(93_000, 100, 1, InstrumentCode.Parse($"{code + 100_000}")));
        Assert.Equal(400, tape.Codes.Count);
    }

    [Fact]
    public async Task Who_reads_while_it_is_written_reads_whole_seconds()
    {
        var tape = Empty();
        using var over = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var looks = 0;
            while (!over.IsCancellationRequested || looks == 0)
            {
                looks++;
                var bars = tape.Bars(Examples.Samsung, 0);
                for (var index = 0; index < bars.Count; index++)
                {
                    // Each second's trades are all of one price: nothing half-written has more than one.
                    var bar = bars[index];
                    Assert.True(bar.Open == bar.Close && bar.High == bar.Low && bar.Open == bar.Second && bar.Second == index + 1, $"{bar}");
                }
            }
        }, TestContext.Current.CancellationToken);
        for (var second = 1; second < 3_600; second++)
        {
            for (var trade = 0; trade < 20; trade++)
                Hear(tape, Examples.Now, Trade(second / 60 * 100 + second % 60, second, 1));
        }
        await over.CancelAsync();
        await reader;
    }
}
