using Danta.Replay.Execution;

namespace Danta.Replay.Tests.Execution;

public sealed class QueueTests
{
    static FillModel With(QueueShape shape, double power) => FillModel.Middle with { Queue = shape, Power = power };

    [Theory]
    [InlineData(QueueShape.RiskAverse, 1, 60, 50)]
    [InlineData(QueueShape.Power, 1, 48, 45)]
    [InlineData(QueueShape.Power, 2, 46.153846, 45)]
    [InlineData(QueueShape.Share, 3, 55.68, 48.75)]
    [InlineData(QueueShape.Log, 1, 49.492230, 45)]
    [InlineData(QueueShape.LogOfAll, 1, 56.093066, 48.519443)]
    [InlineData(QueueShape.Optimistic, 1, 40, 40)]
    public void What_was_taken_back_is_shared_out(QueueShape shape, double power, double untraded, double afterTrade)
    {
        var place = new QueuePlace(With(shape, power), 60, 100);
        place.Book(80);
        Assert.Equal(untraded, place.Ahead, 1e-6);

        var traded = new QueuePlace(With(shape, power), 60, 100);
        Assert.Equal(0, traded.Trade(10, 5));
        traded.Book(80);
        Assert.Equal(afterTrade, traded.Ahead, 1e-6);
    }

    [Fact]
    public void A_stranger_s_cancel_brings_nobody_beyond_the_front()
    {
        var place = new QueuePlace(With(QueueShape.Power, 2), 60, 100);
        place.Book(10);
        Assert.Equal(0, place.Ahead);
        Assert.Equal(0, place.Trade(0, 5));
    }

    [Fact]
    public void Trades_fill_what_is_left_of_them_behind_those_before_us()
    {
        var place = new QueuePlace(FillModel.Pessimistic, 100, 100);
        var rest = 50L;
        foreach (var (size, expected) in ((long, long)[])[(80, 0), (30, 10), (50, 40)])
        {
            var filled = place.Trade(size, rest);
            rest -= filled;
            Assert.Equal(expected, filled);
        }
    }

    [Fact]
    public void A_trade_beyond_us_fills_by_its_size_or_whole()
    {
        Assert.Equal(7, new QueuePlace(FillModel.Pessimistic, 100, 100).Through(7, 50));
        Assert.Equal(50, new QueuePlace(FillModel.Optimistic, 100, 100).Through(7, 50));
    }
}
