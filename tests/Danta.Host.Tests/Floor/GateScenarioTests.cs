using Danta.Market;
using Danta.Trading;
using static Danta.Host.Tests.Floor.FloorStage;

namespace Danta.Host.Tests.Floor;

/// <summary>What must not be bought is not, and the record says which gate it was.</summary>
public sealed class GateScenarioTests
{
    [Theory]
    [InlineData("999051", "관리종목")]
    [InlineData("999053", "시장경고")]
    [InlineData("999052", "시장경고")]
    [InlineData("999015", "우선주")]
    [InlineData("999100", "ETF·ETN")]
    [InlineData("999200", "거래정지")]
    public void A_stock_that_is_not_to_be_bought_is_refused_by_its_own_gate(string code, string gate)
    {
        var floor = Open("gates-stock");
        floor.Run(TimeSpan.FromSeconds(60));
        var stock = InstrumentCode.Parse(code);
        Assert.Contains(floor.Decisions, decision => decision.Kind == DecisionKind.Signal && decision.Code == stock);
        Assert.Contains(floor.Trader.Snapshot().History.WhyNot(stock), decision => decision.Sentence.EndsWith($"사지 않음: {gate}", StringComparison.Ordinal));
        Assert.DoesNotContain(Bought(floor), bought => bought.Order.Code == stock);
        // The healthy one beside them is bought.
        Assert.Contains(Bought(floor), bought => bought.Order.Code == InstrumentCode.Parse("999300"));
    }

    [Fact]
    public void Nothing_is_bought_in_a_vi_or_right_after_one()
    {
        var floor = Open("gates-vi");
        floor.Run(TimeSpan.FromMinutes(8));
        Assert.NotEmpty(Bought(floor));
        Assert.Contains(floor.Decisions, decision => decision.Sentence.EndsWith("사지 않음: VI", StringComparison.Ordinal));
        Assert.Contains(floor.Decisions, decision => decision.Sentence.EndsWith("사지 않음: VI 직후", StringComparison.Ordinal));
        foreach (var (at, order, _, book) in Bought(floor))
        {
            Assert.Equal(BookPhase.Continuous, book.Phase);
            Assert.DoesNotContain(
                floor.Phases, change => change.Code == order.Code && change.Phase == BookPhase.Continuous && change.At < at && at - change.At < TimeSpan.FromSeconds(30));
        }
        AssertBooksEqual(floor);
    }

    [Fact]
    public void Price_spread_depth_turnover_and_the_upper_limit_are_kept_to()
    {
        var floor = Open("gates-market");
        floor.Run(TimeSpan.FromMinutes(6));
        Assert.NotEmpty(Bought(floor));
        foreach (var (_, order, ticks, book) in Bought(floor))
        {
            var tick = TapeOf(floor, order.Code, ticks)[^1].Tick;
            Assert.InRange(tick.Last.Won, 3_000, 60_000);
            Assert.True(tick.DayTurnover.Amount >= 1_000_000_000);
            Assert.InRange(order.Quantity.Shares * 10, 1, book.Asks.Sum());
            // The best prices come with the book and with each trade, whichever was last.
            Assert.True(
                TickSizes.Shares.Between(book.Bids[0].Price, book.Asks[0].Price) == 1 || TickSizes.Shares.Between(tick.BestBid, tick.BestAsk) == 1);
        }
        string[] gates = ["상한가 근접", "가격 범위", "거래대금", "호가 간격"];
        Assert.All(gates, gate => Assert.Contains(
            floor.Decisions, decision => decision.Sentence.EndsWith($"사지 않음: {gate}", StringComparison.Ordinal)));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void Limits_hold_however_many_signals_there_are()
    {
        var floor = Open("gates-limits");
        var most = 0;
        for (var second = 0; second < 360; second++)
        {
            floor.Run(TimeSpan.FromSeconds(1));
            most = Math.Max(most, floor.Trader.Snapshot().Positions.Count);
        }
        var bought = Bought(floor).ToList();
        Assert.NotEmpty(bought);
        Assert.InRange(most, 1, 3);
        Assert.All(bought.GroupBy(purchase => purchase.Order.Code), stock => Assert.Single(stock));
        Assert.DoesNotContain(bought, purchase => purchase.At.TimeOfDay >= new TimeSpan(9, 7, 0) && purchase.At.TimeOfDay < new TimeSpan(9, 8, 0));
        foreach (var purchase in bought)
            Assert.InRange(floor.Placed.Count(placed => placed.At <= purchase.At && placed.At > purchase.At.AddMinutes(-1)), 1, 8);
        if (floor.News.OfType<LossLimitNews>().FirstOrDefault() is { } reached)
            Assert.DoesNotContain(bought, purchase => purchase.At > reached.At);
        AssertBooksEqual(floor);
    }
}

static class BookSums
{
    public static long Sum(this BookSide side)
    {
        var sum = 0L;
        for (var level = 0; level < BookSide.Depth; level++)
            sum += side[level].Size.Shares;
        return sum;
    }
}
