using Danta.Simulator.Exchange;

namespace Danta.Simulator.Tests;

/// <summary>What the screens show of a stock's trades, long after they were made.</summary>
public sealed class TradeHistoryTests
{
    const int Day = 20_000;

    /// <summary>One a second from nine; its size is its number.</summary>
    static TradeHistory Traded()
    {
        var history = new TradeHistory();
        for (var second = 0; second < Day; second++)
            history.Add(new(TimeOf(second), 70_000, second + 1, 0, 0, 0, 0, null), 0);
        return history;
    }

    static int TimeOf(int second) => (9 + second / 3600) * 10_000 + second / 60 % 60 * 100 + second % 60;

    [Fact]
    public void The_youngest_are_there_one_by_one() =>
        Assert.Equal([Day, Day - 1L, Day - 2L], Traded().Latest(3).Select(trade => trade.Size));

    [Fact]
    public void Of_a_time_long_ago_the_last_trade_of_each_minute_is_there()
    {
        var shown = Traded().Latest(4, until: 90_500).ToList();
        Assert.Equal([90_459, 90_359, 90_259, 90_159], shown.Select(trade => trade.Time));
        Assert.Equal([300, 240, 180, 120L], shown.Select(trade => trade.Size));
    }

    [Fact]
    public void No_trade_is_shown_twice_and_each_is_older_than_the_one_before()
    {
        var all = Traded().Latest(Day).Select(trade => trade.Time).ToList();
        Assert.True(all.Count > 800);
        Assert.Equal(all.Distinct().OrderDescending(), all);
    }

    [Fact]
    public void Before_the_first_there_is_none() => Assert.Empty(Traded().Latest(30, until: 85_959));
}
