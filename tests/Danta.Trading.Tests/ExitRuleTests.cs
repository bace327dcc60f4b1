using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class ExitRuleTests
{
    static readonly ExitSettings Off = new(null, null, null, null, null, null, null);

    static Scene Holding(ExitSettings exit, OrderSettings? orders = null)
    {
        var scene = new Scene(Plain with { Exit = exit, Orders = orders ?? OrderSettings.Default });
        scene.Hold(70_000);
        return scene;
    }

    static void Sells(Scene scene, string reason, long shares = 14)
    {
        var sale = Assert.Single(scene.Placed, order => order.Side == Side.Sell);
        Assert.Equal(shares, sale.Quantity.Shares);
        Assert.Contains(
            scene.All.OfType<Note>(),
            note => note.Decision is { Kind: DecisionKind.Exit } && note.Decision.Sentence.Contains($"매도 결정: {reason}", StringComparison.Ordinal));
    }

    static void Holds(Scene scene) => Assert.DoesNotContain(scene.Placed, order => order.Side == Side.Sell);

    [Fact]
    public void Trailing_waits_for_its_start_and_then_follows_the_high()
    {
        var scene = Holding(Off with { Trailing = Rate.FromPercent(0.5m), TrailingStart = Rate.FromPercent(1m) });
        Holds(scene.Tick(70_600).Tick(69_000));
        Assert.Null(scene.Shot.Positions[0].StopLoss);
        Holds(scene.Tick(70_700).Tick(70_400));
        // 71,500 less half a percent of 70,000.
        scene.Tick(71_500);
        Assert.Equal(71_100, scene.Shot.Positions[0].StopLoss?.Won);
        Holds(scene.Tick(71_200));
        Sells(scene.Tick(71_100), "트레일링");
    }

    [Fact]
    public void Break_even_pays_for_the_costs_and_is_armed_only_above_them()
    {
        var scene = Holding(Off with { Breakeven = Rate.FromPercent(0.1m) });
        // 0.14 % up is more than the start but less than the costs of 0.228 %.
        Holds(scene.Tick(70_100).Tick(70_000));
        Holds(scene.Tick(70_300).Tick(70_200));
        Sells(scene.Tick(70_100), "본전");
    }

    [Fact]
    public void A_target_below_the_costs_is_lifted_to_them_unless_told_otherwise()
    {
        Holds(Holding(Off with { TakeProfit = Rate.FromPercent(0.1m) }).Tick(70_100));
        Assert.Equal(70_200, Holding(Off with { TakeProfit = Rate.FromPercent(0.1m) }).Shot.Positions[0].TakeProfit?.Won);
        Sells(Holding(Off with { TakeProfit = Rate.FromPercent(0.1m), AllowBelowCosts = true }).Tick(70_100), "익절");
    }

    [Fact]
    public void A_first_part_is_sold_at_a_first_target_and_the_rest_at_the_next()
    {
        var scene = Holding(Off with { PartAt = Rate.FromPercent(1m), PartShare = Rate.FromPercent(40m), TakeProfit = Rate.FromPercent(2m) });
        scene.Tick(70_700);
        Sells(scene, "분할 익절", 5);
        var part = scene.Placed.Last();
        scene.Fill(part, scene.Ack(part), 5, 70_700);
        Assert.Equal(9, scene.Shot.Positions[0].Quantity.Shares);
        scene.Tick(71_000);
        Assert.Equal(2, scene.Placed.Count());
        scene.Tick(71_400);
        Assert.Equal(9, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void A_part_sale_under_way_gives_way_to_a_stop()
    {
        var scene = Holding(Off with { PartAt = Rate.FromPercent(1m), StopLoss = Rate.FromPercent(1m) });
        scene.Tick(70_700).Tick(69_300);
        Assert.Equal([7L, 6L, 1L], scene.Pass(1).Placed.Where(order => order.Side == Side.Sell).Select(order => order.Quantity.Shares));
    }

    [Fact]
    public void Weak_buyers_end_a_position()
    {
        var scene = Holding(Off with { WeakBuyShare = Rate.FromPercent(30m), WeakSeconds = 5 });
        for (var second = 0; second < 10; second++)
            scene.Skip(TimeSpan.FromSeconds(1)).Tick(70_000);
        Holds(scene);
        for (var second = 0; second < 5; second++)
        {
            scene.Skip(TimeSpan.FromSeconds(1));
            scene.Play(Input.Of(scene.Now, Quote(Samsung, 70_000) with { Aggressor = Side.Sell }));
        }
        Sells(scene, "체결 약화");
    }

    [Fact]
    public void A_stock_that_has_left_its_condition_is_sold_where_the_owner_wants_it()
    {
        Sells(Holding(Off with { WhenLeft = true }).Condition("0").Tick(70_000), "조건 이탈");
        Holds(Holding(Off).Condition("0").Tick(70_000));
    }

    [Fact]
    public void Vi_is_left_before_it_or_after_it()
    {
        // The static reference is 70,000: 77,000 triggers, 76,700 is within half a percent.
        var before = Holding(Off with { Vi = ViExit.Before });
        Holds(before.Play(Input.Of(before.Now, Quote(Samsung, 76_500) with { StaticViReference = Price.FromWon(70_000) })));
        Sells(before.Play(Input.Of(before.Now, Quote(Samsung, 76_700) with { StaticViReference = Price.FromWon(70_000) })), "VI");
        var after = Holding(Off with { Vi = ViExit.After });
        Holds(after.Skip(TimeSpan.FromSeconds(1)).Tick(77_000, auction: true));
        Sells(after.Skip(TimeSpan.FromMinutes(2)).Tick(77_500), "VI");
    }

    [Fact]
    public void A_locked_upper_limit_is_held_and_sold_when_it_opens()
    {
        var scene = Holding(Off with { TakeProfit = Rate.FromPercent(40m), HoldLockedLimit = true });
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 100_000) with { BestAsk = default })));
        Sells(scene.Play(Input.Of(scene.Now, Quote(Samsung, 99_900))), "상한가 풀림");
    }

    [Fact]
    public void A_stop_in_vi_says_that_it_meets_an_auction()
    {
        var scene = Holding(Off with { StopLoss = Rate.FromPercent(1m) });
        Sells(scene.Tick(69_000, auction: true), "손절 (VI: 단일가로 체결됩니다)");
    }

    [Fact]
    public void A_sale_of_another_type_falls_back_to_market()
    {
        var scene = Holding(Off with { StopLoss = Rate.FromPercent(1m) }, OrderSettings.Default with { ExitType = OrderType.Best });
        scene.Tick(69_000);
        var best = scene.Placed.Last();
        Assert.Equal(OrderType.Best, best.Type);
        var number = scene.Ack(best);
        scene.Fill(best, number, 4, 69_000).Pass(2);
        Assert.Equal(best.Order, Assert.Single(scene.All.OfType<CancelOrder>()).Order);
        scene.Play(Notice(NoticeKind.CancelConfirmed, best, Number(900), 10, 69_000) with { OriginalNumber = number });
        Assert.Equal((OrderType.Market, 10L), (scene.Placed.Last().Type, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void A_condition_has_its_own_budget_and_exits()
    {
        var own = new ConditionPlan("조건1", new(500_000), Off with { StopLoss = Rate.FromPercent(3m) });
        var scene = new Scene(Plain with { Conditions = new([new("조건0"), own]) });
        var order = scene.Enter(70_000, seq: "1");
        Assert.Equal(7, order.Quantity.Shares);
        scene.Fill(order, scene.Ack(order), 7, 70_000);
        Holds(scene.Tick(69_000));
        Assert.Equal(67_900, scene.Shot.Positions[0].StopLoss?.Won);
        Sells(scene.Tick(67_900), "손절", 7);
    }
}
