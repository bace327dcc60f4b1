using System.Globalization;
using Danta.Market;
using Danta.Trading;
using static Danta.Host.Tests.Floor.FloorStage;

namespace Danta.Host.Tests.Floor;

/// <summary>Each way out on the exchange: it fires for its own reason, at its own level, and the shares are sold.</summary>
public sealed class ExitScenarioTests
{
    /// <summary>Profit in percent of the average price when the sale was decided.</summary>
    static double Profit(Decision decision) => double.Parse(
        decision.Reasons.Single(reason => reason.Name == "수익률").Value.TrimEnd('%', ' '), CultureInfo.InvariantCulture);

    /// <summary>What a sale would have brought then, in percent of the average price: what profits are taken by.</summary>
    static double Brought(Decision decision)
    {
        double Of(string name) => double.Parse(decision.Reasons.Single(reason => reason.Name == name).Value, NumberStyles.Number, CultureInfo.InvariantCulture);
        return Math.Round((Of("지금 팔면") - Of("평균가")) * 100 / Of("평균가"), 2);
    }

    static List<Decision> Decided(ExchangeFloor floor, string reason) =>
        [.. floor.Decisions.Where(decision => decision.Kind == DecisionKind.Exit && decision.Sentence.Contains($"매도 결정: {reason}", StringComparison.Ordinal))];

    static string ConditionOf(ExchangeFloor floor, Decision decision) =>
        floor.Decisions.First(known => known.Trade == decision.Trade && known.Kind == DecisionKind.Entry && known.Order is not null).Sentence;

    [Fact]
    public void Profits_are_taken_each_condition_in_its_own_way()
    {
        var floor = Open("exits-profit");
        floor.Run(TimeSpan.FromMinutes(8));
        Assert.All(AssertSome(Decided(floor, "익절")), decision => Assert.True(Brought(decision) >= 0.6 || ConditionOf(floor, decision).Contains("거래량 급증", StringComparison.Ordinal)));
        Assert.All(AssertSome(Decided(floor, "트레일링")), decision => Assert.Contains("신고가", ConditionOf(floor, decision), StringComparison.Ordinal));
        Assert.All(AssertSome(Decided(floor, "분할 익절")), decision =>
        {
            Assert.Contains("거래량 급증", ConditionOf(floor, decision), StringComparison.Ordinal);
            Assert.True(Brought(decision) >= 0.4);
        });
        // It sells at the last bid that pays for the costs of 0.23 %: only where the bids jumped over that it comes too late.
        var even = Decided(floor, "본전");
        Assert.All(even, decision => Assert.InRange(Brought(decision), -5, 0.8));
        Assert.True(even.Count(decision => Brought(decision) >= 0.22) * 2 >= even.Count, string.Join(", ", even.Select(Brought)));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void Losses_are_cut_each_condition_in_its_own_way()
    {
        var floor = Open("exits-loss");
        floor.Run(TimeSpan.FromMinutes(8));
        Assert.All(AssertSome(Decided(floor, "손절")), decision =>
        {
            Assert.Contains("급등주", ConditionOf(floor, decision), StringComparison.Ordinal);
            Assert.True(Profit(decision) <= -0.5);
        });
        Assert.All(AssertSome(Decided(floor, "체결 약화")), decision => Assert.Contains("신고가", ConditionOf(floor, decision), StringComparison.Ordinal));
        Assert.All(AssertSome(Decided(floor, "조건 이탈")), decision => Assert.Contains("거래량 급증", ConditionOf(floor, decision), StringComparison.Ordinal));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void Nothing_is_held_longer_than_the_owner_wants()
    {
        var floor = Open("exits-time");
        floor.Run(TimeSpan.FromMinutes(5));
        var trades = floor.Trader.Snapshot().Trades;
        Assert.NotEmpty(trades);
        Assert.All(trades, trade => Assert.Equal("보유 시간 초과", trade.ExitReason));
        Assert.All(trades, trade => Assert.InRange((trade.ClosedAt - trade.OpenedAt).TotalSeconds, 20, 24));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void What_has_been_through_a_vi_is_sold_when_it_ends()
    {
        var floor = Open("exits-vi");
        floor.Run(TimeSpan.FromMinutes(12));
        var decided = AssertSome(Decided(floor, "VI"));
        Assert.All(decided, decision => Assert.Contains(
            floor.Phases, change => change.Code == decision.Code && change.Phase == BookPhase.Continuous && decision.At - change.At < TimeSpan.FromSeconds(5) && change.At <= decision.At));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void Before_a_vi_is_triggered_the_stock_is_sold_while_it_still_trades()
    {
        var floor = Open("exits-vi-before");
        floor.Run(TimeSpan.FromMinutes(4));
        var decided = AssertSome(Decided(floor, "VI"));
        Assert.All(decided, decision => Assert.DoesNotContain(
            floor.Phases, change => change.Code == decision.Code && change.Phase == BookPhase.ViAuction && change.At <= decision.At));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void A_locked_limit_is_held_until_it_opens_and_at_the_lower_limit_a_sale_says_what_it_waits_for()
    {
        var floor = Open("exits-limits");
        floor.Run(TimeSpan.FromMinutes(9));
        Assert.All(AssertSome(Decided(floor, "상한가 풀림")), decision => Assert.True(Profit(decision) > 5));
        Assert.Contains(
            Decided(floor, "보유 시간 초과"), decision => decision.Sentence.Contains("하한가: 매수 잔량을 기다립니다", StringComparison.Ordinal) && Profit(decision) < -20);
        AssertBooksEqual(floor);
    }

    [Fact]
    public void In_the_closing_auction_a_sale_says_what_it_will_meet_and_is_filled_at_its_price()
    {
        var floor = Open("exits-close");
        floor.Run(TimeSpan.FromMinutes(23));
        var decided = AssertSome(Decided(floor, "청산 시각"));
        Assert.All(decided, decision => Assert.Contains("동시호가: 단일가로 체결됩니다", decision.Sentence, StringComparison.Ordinal));
        Assert.NotEmpty(floor.Trader.Snapshot().Positions);
        floor.Run(TimeSpan.FromMinutes(9));
        Assert.Empty(floor.Trader.Snapshot().Positions);
        Assert.All(floor.Account.Fills.Where(fill => fill.Side == "sell"), fill => Assert.True(fill.Time.TimeOfDay >= new TimeSpan(15, 30, 0)));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void What_best_and_ioc_orders_leave_goes_at_market()
    {
        var floor = Open("orders-ioc");
        floor.Run(TimeSpan.FromMinutes(6));
        var first = Bought(floor).Where(bought => bought.Order.Type == OrderType.BestIoc).ToList();
        Assert.NotEmpty(first);
        Assert.Contains(Bought(floor), bought => bought.Order.Type == OrderType.Market);
        Assert.Contains(floor.Placed, placed => placed.Order is { Side: Side.Sell, Type: OrderType.Best });
        AssertBooksEqual(floor);
    }

    [Fact]
    public void A_panic_in_the_thick_of_it_is_proven_by_the_exchange()
    {
        var floor = Open("panic");
        Assert.True(floor.RunUntil(() => floor.Trader.Snapshot().Positions.Count >= 3, TimeSpan.FromMinutes(6)));
        AssertBooksEqual(floor);
        Assert.Contains(floor.Placed, placed => placed.Order is { Side: Side.Sell, Urgency: Urgency.Panic });
    }

    static List<Decision> AssertSome(List<Decision> decisions)
    {
        Assert.NotEmpty(decisions);
        return decisions;
    }
}
