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
        Holds(scene.Tick(70_300));
        Assert.Equal(70_200, scene.Shot.Positions[0].StopLoss?.Won);
        // At 70,200 a sale still pays for the round trip, a tick later it would not.
        Sells(scene.Tick(70_200), "본전");
    }

    /// <summary>Of five in the demo four had lost: armed and sold by the last print, and a tick or two below it by the bid.</summary>
    [Fact]
    public void Break_even_looks_at_what_is_bid_and_not_at_the_last_print()
    {
        var scene = Holding(Off with { Breakeven = Rate.FromPercent(0.1m) });
        // Printed at 70,300, bid at 70,100: no sale would ever have paid, there is nothing to protect.
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 70_300) with { BestBid = Price.FromWon(70_100) })).Tick(70_000));
        Assert.Null(scene.Shot.Positions[0].StopLoss);
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 70_600) with { BestBid = Price.FromWon(70_500) })));
        Sells(scene.Play(Input.Of(scene.Now, Quote(Samsung, 70_400) with { BestBid = Price.FromWon(70_200) })), "본전");
    }

    [Fact]
    public void A_target_is_reached_when_the_bids_pay_it_for_all_that_is_held()
    {
        var scene = Holding(Off with { TakeProfit = Rate.FromPercent(1m) });
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 70_800) with { BestBid = Price.FromWon(70_600) })));
        // The best bid would do, but for five shares only: the other nine go at the next.
        Holds(scene.Play(Input.Of(scene.Now, Bids((70_800, 5), (70_600, 100)))));
        Sells(scene.Play(Input.Of(scene.Now, Bids((70_800, 8), (70_600, 100)))), "익절");
        // Nobody bids at the lower limit: no print is a profit then.
        var bare = Holding(Off with { TakeProfit = Rate.FromPercent(1m) });
        Holds(bare.Play(Input.Of(bare.Now, Quote(Samsung, 71_000) with { BestBid = default })));
    }

    [Fact]
    public void A_first_part_looks_at_the_bids_for_the_part_alone()
    {
        var scene = Holding(Off with { PartAt = Rate.FromPercent(1m), PartShare = Rate.FromPercent(40m) });
        scene.Tick(70_000);
        Holds(scene.Play(Input.Of(scene.Now, Bids((70_700, 4), (70_000, 100)))));
        Sells(scene.Play(Input.Of(scene.Now, Bids((70_700, 5), (70_000, 100)))), "분할 익절", 5);
    }

    /// <summary>Only the book comes: the trade channel is dead, or nobody trades while the bid falls through the stop.</summary>
    [Fact]
    public void A_stop_looks_at_the_bid_where_no_trade_comes()
    {
        var scene = Holding(Off with { StopLoss = Rate.FromPercent(1m) });
        scene.Tick(70_000);
        // A bid alone is no price while trades come.
        Holds(scene.Skip(TimeSpan.FromSeconds(1)).Play(Input.Of(scene.Now, Bids((69_000, 100)))));
        Sells(scene.Skip(TimeSpan.FromSeconds(2)).Play(Input.Of(scene.Now, Bids((69_000, 100)))), "손절");
    }

    [Fact]
    public void A_silent_trade_channel_is_asked_about_whatever_the_book_does()
    {
        var scene = Holding(Off with { StopLoss = Rate.FromPercent(5m) });
        scene.Tick(70_000);
        for (var second = 0; second < 12; second++)
            scene.Pass(1).Play(Input.Of(scene.Now, Bids((69_900, 100))));
        Assert.InRange(scene.All.OfType<Ask>().Count(ask => ask.Question is InstrumentQuestion), 2, 3);
    }

    /// <summary>The part sale is refused for good; what sells everything is asked all the same.</summary>
    [Fact]
    public void A_part_sale_that_is_refused_hides_no_other_reason()
    {
        var scene = Holding(Off with { PartAt = Rate.FromPercent(1m), MaxHolding = TimeSpan.FromSeconds(30) });
        scene.Tick(70_700);
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK9999", "잠시 뒤에"));
        for (var second = 0; second < 60; second++)
        {
            var before = scene.Placed.Count();
            if (scene.Tick(70_700).Pass(1, answer: true).Placed.Count() > before)
                scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK9999", "잠시 뒤에"));
        }
        Assert.Contains(scene.All.OfType<Note>(), note => note.Decision.Sentence.Contains("매도 결정: 보유 시간 초과", StringComparison.Ordinal));
        Assert.Equal(14, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void The_most_urgent_of_several_reasons_acts()
    {
        var scene = Holding(Off with { PartAt = Rate.FromPercent(1m), TakeProfit = Rate.FromPercent(1m), MaxHolding = TimeSpan.FromSeconds(10) });
        Sells(scene.Skip(TimeSpan.FromSeconds(20)).Tick(71_000), "익절");
    }

    /// <summary>Held at yesterday's upper limit. The morning's auction is neither the limit opening nor today's limit.</summary>
    [Fact]
    public void A_lock_ends_with_its_day_and_is_not_sold_in_the_next_auction()
    {
        var scene = Holding(Off with { HoldLockedLimit = true, StopLoss = Rate.FromPercent(90m) });
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 100_000) with { BestAsk = default })));
        scene.Skip(TimeSpan.FromHours(22.5)).Pass(2, answer: true);
        Assert.Equal(new TimeOnly(8, 30, 2), Kst.TimeOf(scene.Now));
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 100_000, auction: true) with { BestAsk = default })));
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 99_000, auction: true))).Pass(3, answer: true));
        // After nine it is as on any day: locked at today's limit, and sold when that opens.
        scene.Skip(TimeSpan.FromMinutes(31)).Instrument(Samsung, upper: 130_000);
        Holds(scene.Tick(100_000).Tick(99_000));
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 130_000) with { BestAsk = default })));
        scene.Tick(129_900);
        Sells(scene.Pass(1, answer: true), "상한가 풀림");
    }

    static BookTick Bids(params ReadOnlySpan<(int Won, long Shares)> bids)
    {
        var (asks, levels) = (default(BookSide), default(BookSide));
        asks[0] = new(Price.FromWon(80_000), Quantity.Of(100));
        for (var level = 0; level < bids.Length; level++)
            levels[level] = new(Price.FromWon(bids[level].Won), Quantity.Of(bids[level].Shares));
        return new(Samsung, 100_000, BookPhase.Continuous, asks, levels, Quantity.Of(100), Quantity.Of(100), default, default, Quantity.Of(1));
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

    /// <summary>The part is one of what was held when it was decided: a late fill of the purchase makes it no larger.</summary>
    [Fact]
    public void A_part_sale_sells_no_more_when_a_late_fill_brings_more()
    {
        var scene = new Scene(Plain with { Exit = Off with { PartAt = Rate.FromPercent(1m) } });
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 4, 70_000).Tick(71_500);
        var part = scene.Placed.Last();
        Assert.Equal((Side.Sell, 2L), (part.Side, part.Quantity.Shares));
        scene.Ack(part);
        scene.Fill(buy, number, 10, 70_000).Tick(71_500);
        Assert.Equal(part, scene.Placed.Last());
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
        Sells(after.Skip(TimeSpan.FromSeconds(80)).Tick(77_500), "VI");
    }

    [Fact]
    public void A_locked_upper_limit_is_held_and_sold_when_it_opens()
    {
        var scene = Holding(Off with { TakeProfit = Rate.FromPercent(40m), HoldLockedLimit = true });
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 100_000) with { BestAsk = default })));
        Sells(scene.Play(Input.Of(scene.Now, Quote(Samsung, 99_900))), "상한가 풀림");
    }

    /// <summary>What a VI's book offers is not traded yet: whatever else is due waits until the auction has told whether the limit holds.</summary>
    [Fact]
    public void A_locked_upper_limit_is_held_through_an_auction()
    {
        var scene = Holding(Off with { MaxHolding = TimeSpan.FromSeconds(5), HoldLockedLimit = true });
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 100_000) with { BestAsk = default })));
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 100_000, auction: true))).Pass(10, answer: true));
        Holds(scene.Play(Input.Of(scene.Now, Quote(Samsung, 100_000) with { BestAsk = default })).Pass(2, answer: true));
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
