using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Orders of unknown fate: what proves that they stand, what that they do not, and what they lock meanwhile.</summary>
public sealed class DoubtTests
{
    [Fact]
    public void A_lost_reply_is_asked_about_and_never_sent_again()
    {
        var (scene, _) = LostPurchase();
        Assert.Contains(new Ask(new DayOrdersQuestion(), true), scene.Last);
        Assert.Contains(new Ask(new BalanceQuestion(), true), scene.Last);
        Assert.Null(Assert.Single(scene.News<DoubtNews>()).Outcome);
        scene.Tick(70_100).Pass(60, answer: false);
        Assert.Single(scene.Placed);
    }

    static (Scene Scene, PlaceOrder Order) LostAndListed(long filled = 14)
    {
        var (scene, order) = LostPurchase();
        scene.Skip(TimeSpan.FromSeconds(1));
        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, 14, filled, 70_000));
        return (scene, order);
    }

    static void AssertStands(Scene scene, long filled = 14)
    {
        Assert.Equal(filled, scene.Shot.Positions.Sum(position => position.Quantity.Shares));
        Assert.Equal(Number(555), Assert.Single(scene.Shot.Orders).Number);
        Assert.NotNull(scene.News<DoubtNews>().Last().Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_broker_s_list_and_its_balance_prove_together_that_it_stands(bool listFirst)
    {
        var (scene, _) = LostAndListed();
        scene.Holds(Samsung, 14, 70_000);
        if (listFirst)
            scene.AnswerOrders();
        else
            scene.AnswerBalance();
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Answer();
        AssertStands(scene);
    }

    [Fact]
    public void Two_lists_a_second_apart_prove_that_it_stands_unfilled()
    {
        var (scene, _) = LostAndListed(filled: 0);
        scene.Answer().Answer();
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();
        Assert.Equal(OrderState.Working, Assert.Single(scene.Shot.Orders).State);
        AssertStands(scene, filled: 0);
    }

    [Fact]
    public void An_incomplete_list_does_not_name_it_for_a_second_one_may_be_on_the_missing_page()
    {
        var (scene, _) = LostAndListed();
        scene.Holds(Samsung, 14, 70_000).AnswerBalance();
        for (var second = 0; second < 5; second++)
            scene.Skip(TimeSpan.FromSeconds(1)).Play(new DayOrdersAnswered([.. scene.Rows], false, scene.Now));
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
    }

    /// <summary>An order that never rests cannot be the one that was accepted and stays open, however alike they look.</summary>
    [Theory]
    [InlineData(OrderType.BestIoc)]
    [InlineData(OrderType.MarketIoc)]
    public void What_rests_at_the_exchange_is_not_our_ioc(OrderType type)
    {
        var scene = new Scene(Plain with { Orders = OrderSettings.Default with { ExitType = type } });
        scene.Hold(70_000);
        scene.Tick(69_000);
        var sale = scene.Placed.Last();
        Assert.Equal(type, sale.Type);
        scene.Play(new OrderReplyLost(sale.Order, "끊김"));
        // The owner offers as many, of a type that the exchange names in a way we do not know.
        var his = Number(600);
        scene.Play(Notice(NoticeKind.Accepted, sale, his, 14, 69_000));
        scene.Rows.Add(Row(his, Samsung, Side.Sell, 14, 0, 69_000));
        scene.Pass(5, answer: true);
        Assert.Equal(OrderState.InDoubt, scene.Shot.Orders[^1].State);
        Assert.Empty(scene.All.OfType<CancelOrder>());
        // Ours comes in after all, and shows itself by what it sells.
        var ours = Number(601);
        scene.Play(Notice(NoticeKind.Accepted, sale, ours, 14, 69_000)).Play(Notice(NoticeKind.Filled, sale, ours, 14, 69_000));
        Assert.Equal((OrderState.Filled, ours), (scene.Shot.Orders[^1].State, scene.Shot.Orders[^1].Number));
        Assert.Empty(scene.Shot.Positions);
    }

    /// <summary>The owner's hand orders are mostly at a limit, ours at market.</summary>
    [Fact]
    public void An_order_at_a_limit_is_nobody_s_market_order()
    {
        var (scene, order) = LostAndListed();
        scene.Rows[^1] = scene.Rows[^1] with { Type = OrderType.Limit };
        scene.Play(Notice(NoticeKind.Filled, order, Number(555), 14, 70_000) with { Type = OrderType.Limit });
        scene.Holds(Samsung, 14, 70_000).Pass(30, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("단타가 산 것이 아니므로", StringComparison.Ordinal));
    }

    /// <summary>The list has two; a notice of one of them says nothing about whose it is.</summary>
    [Fact]
    public void A_notice_does_not_choose_between_two_that_look_alike()
    {
        var (scene, order) = LostAndListed();
        scene.Rows.Add(Row(Number(556), Samsung, Side.Buy, 14, 0, 70_000));
        scene.Pass(2, answer: true).Fill(order, Number(556), 3, 70_000).Pass(5);
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Play(new SettleOrder("test", order.Order, Number(555))).Pass(2, answer: true);
        AssertStands(scene);
    }

    /// <summary>The clock was set right by 45 seconds after the broker's had been learned: our own row looks older than our order.</summary>
    [Fact]
    public void A_row_that_only_its_time_speaks_against_is_the_owner_s_to_judge_and_no_absence()
    {
        var scene = new Scene();
        scene.Hold(70_000, Hynix);
        scene.Condition("0");
        var order = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(order.Order, "연결이 끊어졌습니다"));
        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, order.Quantity.Shares, 0, 70_000, time: 95_900));
        scene.Pass(60, answer: true);
        Assert.Equal(OrderState.InDoubt, scene.Shot.Orders.Single(view => view.Code == Samsung).State);
        Assert.Equal([Number(555)], Assert.Single(scene.News<DoubtQuestionNews>()).Candidates);
    }

    [Fact]
    public void A_notice_under_an_unseen_number_proves_that_it_stands_even_if_it_came_before_the_loss_was_known()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Fill(order, Number(555), 14, 70_000);
        Assert.Empty(scene.Shot.Positions);
        scene.Play(new OrderReplyLost(order.Order, "시간 초과"));
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Equal(OrderState.Filled, Assert.Single(scene.Shot.Orders).State);
    }

    [Fact]
    public void Three_complete_lists_over_ten_seconds_and_an_unchanged_balance_prove_that_it_is_not_there()
    {
        var (scene, _) = LostPurchase();
        scene.Pass(9, answer: true);
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Pass(6, answer: true);
        Assert.Equal(OrderState.Rejected, Assert.Single(scene.Shot.Orders).State);
        Assert.Contains("새 신호", scene.News<DoubtNews>().Last().Outcome, StringComparison.Ordinal);
        // Over: the stock is still in the condition, and is not bought without a new signal.
        scene.Tick(70_000).Tick(70_100);
        Assert.Single(scene.Placed);
        // Nor with one, while the first may yet come in.
        scene.Condition("0").Condition("0", Samsung).Tick(70_000);
        Assert.Single(scene.Placed);
        scene.Pass(300, answer: true).Condition("0").Condition("0", Samsung).Tick(70_000);
        Assert.Equal(2, scene.Placed.Count());
    }

    /// <summary>The process may have died with the order on its way: a leap of the wall clock is no time in which it would have arrived.</summary>
    [Fact]
    public void A_clock_that_leaps_ahead_does_not_shorten_the_proof_of_absence()
    {
        var (scene, _) = LostPurchase();
        scene.Pass(3, answer: true).Skip(TimeSpan.FromMinutes(1)).Answer().Pass(3, answer: true);
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Pass(8, answer: true);
        Assert.Equal(OrderState.Rejected, Assert.Single(scene.Shot.Orders).State);
    }

    /// <summary>A machine that sleeps searches for nothing: two minutes of search are two minutes awake.</summary>
    [Fact]
    public void Sleep_is_no_search_after_which_the_owner_is_asked()
    {
        var (scene, _) = LostPurchase();
        scene.Holds(Samsung, 3, 70_000).Pass(2, answer: true).Skip(TimeSpan.FromHours(4));
        for (var list = 0; list < 20; list++)
            scene.Answer();
        scene.Pass(3, answer: true);
        Assert.Empty(scene.News<DoubtQuestionNews>());
    }

    /// <summary>Where orders outlive midnight: it was sent seconds before, so no list of the new day has it, and its shares have come.</summary>
    [Fact]
    public void A_purchase_of_yesterday_that_no_list_can_have_is_told_by_the_balance()
    {
        var scene = new Scene(Plain with { Session = new(TimeSpan.Zero, TimeSpan.FromHours(24), false), Exit = Plain.Exit with { FlattenAt = null } });
        scene.Skip(new TimeOnly(23, 59, 57) - Kst.TimeOf(scene.Now)).Pass(1, answer: true);
        var order = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(order.Order, "끊김"));
        scene.Holds(Samsung, 14, 70_000).Pass(60, answer: true);
        Assert.Empty(scene.News<DoubtQuestionNews>());
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, PositionOrigin.Danta), (position.Quantity.Shares, position.Origin));
        Assert.Equal((Side.Sell, 14L), (scene.Instrument(Samsung).Tick(69_000).Pass(12, answer: true).Tick(69_000).Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void Absence_from_lists_alone_proves_nothing_when_shares_have_come()
    {
        var (scene, _) = LostPurchase();
        scene.Holds(Samsung, 14, 70_000);
        scene.Pass(40, answer: true);
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        Assert.Empty(Assert.Single(scene.News<DoubtQuestionNews>()).Candidates);
    }

    [Fact]
    public void Incomplete_lists_prove_nothing()
    {
        var (scene, _) = LostPurchase();
        for (var second = 0; second < 30; second++)
        {
            scene.Pass(1).Play(new DayOrdersAnswered([], false, scene.Now)).AnswerBalance();
        }
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
    }

    [Fact]
    public void A_stock_in_doubt_is_locked_and_its_money_counts_as_spent()
    {
        var (scene, _) = LostPurchase();
        scene.Play(new MoneyAnswered(new(2_000_000), scene.Now)).Condition("1", Samsung, Hynix);
        Assert.Contains("확인 중", Assert.Single(scene.Shot.Watchlist, view => view.Code == Samsung).WaitingFor, StringComparison.Ordinal);
        // 14 shares at the upper limit of 100,000 won are at stake, with their commission: of two million, five shares' money remains.
        scene.Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Equal((Hynix, 5L), (scene.Placed.Last().Code, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void Positions_in_doubt_count_as_positions()
    {
        var scene = new Scene(Plain with { MaxPositions = 1 });
        var order = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(order.Order, "시간 초과"));
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.DoesNotContain(scene.Last, request => request is Ask);
    }

    [Fact]
    public void A_sale_of_unknown_fate_locks_its_shares_until_it_is_settled()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        var sell = scene.Placed.Last();
        scene.Play(new OrderReplyLost(sell.Order, "시간 초과"));
        scene.Tick(68_000).Pass(5).Tick(67_000);
        Assert.Equal(2, scene.Placed.Count());
        scene.Play(new SellPosition("api", Samsung)).Play(new Flatten("api"));
        Assert.Equal(2, scene.Placed.Count());
        // Proven not to be there: now they are free, and the decision to sell still stands.
        scene.Pass(16, answer: true);
        Assert.Equal(3, scene.Placed.Count());
        Assert.Equal(14, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void Two_sales_that_look_alike_are_never_in_doubt_at_once()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 5, 70_000).Tick(69_000);
        var first = scene.Placed.Last();
        Assert.Equal(5, first.Quantity.Shares);
        scene.Play(new OrderReplyLost(first.Order, "시간 초과"));
        // Five more shares are proven: they go in other sizes than the five in doubt.
        scene.Fill(buy, number, 5, 69_000, 100_002);
        Assert.Equal(4, scene.Placed.Last().Quantity.Shares);
        Assert.Equal([5L, 4L, 1L], scene.Pass(1).Placed.Where(order => order.Side == Side.Sell).Select(order => order.Quantity.Shares));
    }

    [Fact]
    public void A_reply_that_does_not_come_raises_a_question_and_then_doubt()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Pass(1);
        Assert.DoesNotContain(scene.Last, request => request is Ask { Question: DayOrdersQuestion });
        scene.Pass(1);
        Assert.Contains(new Ask(new DayOrdersQuestion(), true), scene.Last);
        Assert.Equal(OrderState.Sent, Assert.Single(scene.Shot.Orders).State);
        scene.Pass(8);
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        // It may still be on its way out of the house: absence proves nothing.
        scene.Pass(60, answer: true);
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Ack(order);
        Assert.Equal(OrderState.Working, Assert.Single(scene.Shot.Orders).State);
    }

    [Fact]
    public void A_pair_without_a_row_halts_and_tells_which()
    {
        var scene = new Scene();
        var order = scene.Hold(70_000);
        scene.Play(Notice(NoticeKind.CancelConfirmed, order, Number(900), 14, 70_000) with { OriginalNumber = Number(100) });
        Assert.Equal(TraderState.Halted, scene.Shot.State);
        Assert.Contains("Filled 상태에서 RestGone", Assert.Single(scene.News<HaltNews>()).Reason, StringComparison.Ordinal);
        // Exits of proven shares go on.
        scene.Tick(69_000);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
        scene.Play(new Resume("api")).Answer();
        Assert.Equal(TraderState.Running, scene.Shot.State);
    }
}
