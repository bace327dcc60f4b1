using Danta.Market;
using Danta.Replay.Coarse;
using Danta.Replay.Tests.Stage;
using Danta.Replay.WhatIfs;

namespace Danta.Replay.Tests.Coarse;

/// <summary>What minute candles can tell, and what they cannot.</summary>
public sealed class CoarseTests
{
    static readonly DateOnly Day = new(2026, 11, 23);

    static MinuteCandle Candle(int minute, int open, int high, int low, int close, long volume = 12_000) =>
        new(minute, Price.FromWon(open), Price.FromWon(high), Price.FromWon(low), Price.FromWon(close), Quantity.Of(volume));

    [Theory]
    [InlineData(CandlePath.LowFirst)]
    [InlineData(CandlePath.HighFirst)]
    [InlineData(CandlePath.ByBody)]
    public void A_walk_stays_within_its_candle_and_touches_all_of_its_corners(CandlePath path)
    {
        var random = new Random(22);
        for (var round = 0; round < 500; round++)
        {
            var open = 10_000 + 10 * random.Next(100);
            var (up, down) = (10 * random.Next(30), 10 * random.Next(30));
            var close = open - down + 10 * random.Next((up + down) / 10 + 1);
            var candle = Candle(90_500, open, open + up, open - down, close);
            var walk = CandleWalk.Of(candle, path, TickSizes.Shares);
            Assert.Equal(CandleWalk.Steps, walk.Count);
            Assert.Equal((candle.Open, candle.Close), (walk[0], walk[^1]));
            Assert.Equal((candle.High, candle.Low), (walk.Max(), walk.Min()));
            Assert.All(walk, price => Assert.True(TickSizes.Shares.IsOnTick(price)));
        }
    }

    [Fact]
    public void Which_extreme_comes_first_is_said_by_the_path()
    {
        var candle = Candle(90_500, 10_000, 10_200, 9_800, 10_100);
        Assert.True(IndexOf(CandlePath.LowFirst, candle.Low) < IndexOf(CandlePath.LowFirst, candle.High));
        Assert.True(IndexOf(CandlePath.HighFirst, candle.High) < IndexOf(CandlePath.HighFirst, candle.Low));
        Assert.True(IndexOf(CandlePath.ByBody, candle.Low) < IndexOf(CandlePath.ByBody, candle.High));

        int IndexOf(CandlePath path, Price price) => CandleWalk.Of(candle, path, TickSizes.Shares).ToList().IndexOf(price);
    }

    /// <summary>Quiet minutes, then one that reaches both stop and target.</summary>
    static CoarseStock Stock(int high, int low) => new(
        InstrumentCode.Parse("900001"), "시험", Board.Kosdaq, ListingKind.Stock, Price.FromWon(10_000),
        [Candle(90_500, 10_000, 10_000, 10_000, 10_000), Candle(90_600, 10_000, 10_000, 10_000, 10_000), Candle(90_700, 10_000, high, low, 10_000), .. Enumerable.Range(8, 20).Select(minute => Candle(90_000 + minute * 100, 10_000, 10_000, 10_000, 10_000))],
        new TimeOnly(9, 5), "시험");

    static WhatIfDay Run(CoarseStock stock)
    {
        var settings = Morning.Free with
        {
            Exit = Morning.Free.Exit with { TakeProfit = Rate.FromPercent(1), StopLoss = Rate.FromPercent(1) },
            Risk = Morning.Free.Risk with { MaxTradesPerSymbolPerDay = 1 },
        };
        return CoarseWhatIf.Run(Day, [stock], settings);
    }

    [Fact]
    public void A_minute_that_reaches_stop_and_target_leaves_it_open_and_the_interval_says_so()
    {
        var day = Run(Stock(10_300, 9_700));
        Assert.True(day.IsCoarse);
        Assert.Equal(0, day.Calibration.Orders);
        Assert.Equal(1, day.Pessimistic.Day.Trades);
        Assert.Equal(1, day.Optimistic.Day.Trades);
        Assert.True(day.Lower < Won.Zero, $"{day.Lower}");
        Assert.True(day.Upper > Won.Zero, $"{day.Upper}");
    }

    [Fact]
    public void A_minute_that_reaches_only_the_target_is_a_profit_in_every_order()
    {
        var day = Run(Stock(10_300, 10_000));
        Assert.True(day.Lower > Won.Zero, $"{day.Lower}");
        // Sold near the target and not at the minute's height.
        Assert.All(day.Pessimistic.Trades, trade => Assert.InRange(trade.SellPrice, 10_050, 10_250));
    }

    [Fact]
    public void Before_its_moment_a_stock_is_not_bought()
    {
        var late = Stock(10_300, 9_700) with { From = new TimeOnly(9, 20) };
        Assert.All(Run(late).Middle.Trades, trade => Assert.True(Kst.TimeOf(trade.OpenedAt) >= late.From));
    }

    [Fact]
    public void The_same_candles_are_the_same_day() => Assert.Equal(Run(Stock(10_300, 9_700)).Middle.Digest, Run(Stock(10_300, 9_700)).Middle.Digest);
}
