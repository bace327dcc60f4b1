using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class DoubtTests
{
    static (Scene Scene, PlaceOrder Order) LostPurchase(TraderSettings? settings = null)
    {
        var scene = new Scene(settings);
        var order = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(order.Order, "연결이 끊어졌습니다"));
        return (scene, order);
    }

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
    public void An_order_that_the_broker_finds_after_all_is_booked()
    {
        var (scene, order) = LostPurchase();
        scene.Pass(20, answer: true);
        Assert.Equal(OrderState.Rejected, Assert.Single(scene.Shot.Orders).State);
        scene.Fill(order, Number(555), 14, 70_000);
        // It may be ours, late, or the owner's, who saw that ours had failed: nobody but he can tell, and meanwhile nothing is done with it.
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        Assert.Equal([Number(555)], Assert.Single(scene.News<DoubtQuestionNews>()).Candidates);
        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, 14, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Tick(69_000).Pass(60, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.Single(scene.Placed);
        scene.Play(new SettleOrder("test", order.Order, Number(555)));
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Equal(Side.Sell, scene.Tick(69_000).Placed.Last().Side);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_owner_buys_like_an_order_that_failed_stays_his(bool byNotice)
    {
        var (scene, order) = LostPurchase();
        scene.Pass(20, answer: true);
        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, 14, 14, 70_000));
        if (byNotice)
            scene.Fill(order, Number(555), 14, 70_000);
        scene.Holds(Samsung, 14, 70_000).Pass(3, answer: true).Play(new SettleOrder("test", order.Order, null));
        scene.Tick(69_000).Pass(60, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.Single(scene.Placed);
        Assert.Single(scene.News<DoubtQuestionNews>());
        Assert.Equal(OrderState.Rejected, Assert.Single(scene.Shot.Orders).State);
    }

    [Fact]
    public void What_he_buys_long_after_it_is_his_without_a_question()
    {
        var (scene, order) = LostPurchase();
        scene.Pass(20, answer: true).Pass(360).Fill(order, Number(555), 14, 70_000);
        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, 14, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Pass(10, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.Empty(scene.News<DoubtQuestionNews>());
    }

    /// <summary>Proven absent, shares of the owner's taken over, and then the first one turns up after all: there is one round trip in a stock, and it is sold whole.</summary>
    [Fact]
    public void A_purchase_that_turns_up_beside_another_joins_its_round_trip()
    {
        var (scene, order) = LostPurchase(Plain with { AdoptForeignPositions = true });
        scene.Pass(20, answer: true);
        scene.Rows.Add(Row(Number(700), Samsung, Side.Buy, 10, 10, 70_000));
        scene.Holds(Samsung, 10, 70_000).Pass(80, answer: true);
        Assert.Equal(10, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, 14, 14, 70_100));
        scene.Holds(Samsung, 24, 70_050).Pass(5, answer: true).Play(new SettleOrder("test", order.Order, Number(555))).Pass(15, answer: true);
        Assert.Equal((24L, 10 * 70_000 + 14 * 70_100), (Assert.Single(scene.Shot.Positions).Quantity.Shares, Assert.Single(scene.Shot.Positions).Cost.Amount));
        Assert.Equal(24, scene.Tick(69_000).Placed.Last().Quantity.Shares);
    }

    /// <summary>
    /// Proven absent, its shares came all the same, were taken over as the owner's and sold. Then the list has it, and he says that it is
    /// ours: it is that one round trip, and nobody looks for its shares once more.
    /// </summary>
    [Fact]
    public void A_purchase_whose_shares_were_taken_over_and_sold_is_counted_once()
    {
        var (scene, order) = LostPurchase(Plain with { AdoptForeignPositions = true });
        scene.Pass(20, answer: true);
        scene.Holds(Samsung, 14, 70_050).Pass(80, answer: true);
        var sale = scene.Tick(69_000).Placed.Last();
        var number = scene.Ack(sale);
        scene.Fill(sale, number, 14, 69_000).Holds(Samsung, 0, 0).Pass(3, answer: true);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 14, 69_000));
        Assert.Empty(scene.Shot.Positions);

        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, 14, 14, 70_100));
        scene.Pass(5, answer: true).Play(new SettleOrder("test", order.Order, Number(555))).Pass(200, answer: true);
        Assert.Empty(scene.Shot.Positions);
        var trip = Assert.Single(scene.Shot.Trades);
        Assert.Equal((14L, 70_100m, -14 * 1_100L), (trip.Quantity.Shares, trip.BuyPrice, trip.Gross.Amount));
        Assert.Equal(2, scene.Placed.Count());
    }

    /// <summary>
    /// A sale proven absent, the stock sold and bought again, and then the owner sells by hand as many: it is taken for that first
    /// sale by himself, closes the new round trip, and the broker's list of it changes nothing more.
    /// </summary>
    [Fact]
    public void A_late_fill_stays_in_the_round_trip_that_it_closed_however_often_the_broker_shows_it()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { Cooldown = null } });
        scene.Hold(70_000);
        var first = scene.Tick(69_000).Placed.Last();
        scene.Play(new OrderReplyLost(first.Order, "연결이 끊어졌습니다"));
        scene.Pass(20, answer: true);
        var second = scene.Placed.Last();
        Assert.NotEqual(first.Order, second.Order);
        scene.Fill(second, scene.Ack(second), 14, 69_000).Holds(Samsung, 0, 0);
        scene.Pass(60, answer: true).Condition("0");
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromSeconds(5)).Fill(first, Number(900), 14, 70_100, time: 100_100);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Play(new SettleOrder("test", first.Order, Number(900)));
        Assert.Empty(scene.Shot.Positions);
        var trades = scene.Shot.Trades.Select(trade => (trade.SellPrice, trade.Gross, trade.Net)).ToArray();
        Assert.Equal([69_000m, 70_100m], trades.Select(trade => trade.SellPrice));

        scene.Skip(TimeSpan.FromSeconds(1)).Rows.Add(Row(Number(900), Samsung, Side.Sell, 14, 14, 70_100));
        scene.Holds(Samsung, 0, 0).Pass(5, answer: true);

        Assert.NotEqual(TraderState.Halted, scene.Shot.State);
        Assert.Equal(trades, scene.Shot.Trades.Select(trade => (trade.SellPrice, trade.Gross, trade.Net)));
    }

    /// <summary>The owner's own order looked the same and was taken for ours, until the broker said no to ours.</summary>
    [Fact]
    public void A_refusal_gives_back_a_number_that_belonged_to_somebody_elses_order()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        var sale = scene.Placed.Last();
        Assert.Equal(Side.Sell, sale.Side);
        scene.Pass(11);
        Assert.Equal(OrderState.InDoubt, scene.Shot.Orders[^1].State);
        scene.Fill(sale, Number(700), 14, 68_900);
        Assert.Empty(scene.Shot.Positions);

        scene.Play(new OrderRefused(sale.Order, "NOT_SENT", "8초 안에 보낼 수 없었습니다"));

        Assert.NotEqual(TraderState.Halted, scene.Shot.State);
        Assert.Equal((OrderState.Rejected, 0L), (scene.Shot.Orders[^1].State, scene.Shot.Orders[^1].Filled.Shares));
        // The shares are gone all the same, by the owner's hand: found by the balance, sold at his price, and never sold again.
        scene.Rows.Add(Row(Number(700), Samsung, Side.Sell, 14, 14, 68_900));
        scene.Holds(Samsung, 0, 0).Pass(20, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.Equal(68_900, Assert.Single(scene.Shot.Trades).SellPrice);
        Assert.Equal(2, scene.Placed.Count());
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
    public void A_missing_notice_is_found_by_asking_however_healthy_the_stream()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Pass(2);
        Assert.DoesNotContain(scene.Last, request => request is Ask { Question: DayOrdersQuestion });
        scene.Pass(1);
        Assert.Contains(new Ask(new DayOrdersQuestion(), true), scene.Last);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 14, 70_000));
        scene.AnswerOrders();
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        // The notices come late: nothing is booked twice, and each fill is charged for itself.
        scene.Fill(order, number, 4, 70_000).Fill(order, number, 10, 70_000);
        Assert.Equal(980_000, Assert.Single(scene.Shot.Positions).Cost.Amount);
        Assert.Single(scene.News<FillNews>());
    }

    [Fact]
    public void A_repeated_notice_is_asked_about_and_not_booked_twice()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 4, 70_000).Fill(order, number, 4, 70_000);
        Assert.Contains(new Ask(new DayOrdersQuestion(), true), scene.Last);
        Assert.Equal(4, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Skip(TimeSpan.FromSeconds(1)).Rows.Add(Row(number, Samsung, Side.Buy, 14, 4, 70_000));
        scene.AnswerOrders();
        Assert.Equal(4, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    [Fact]
    public void Two_equal_fills_that_both_happened_are_both_booked()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 7, 70_000).Fill(order, number, 7, 70_000);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 14, 70_000));
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Equal(OrderState.Filled, Assert.Single(scene.Shot.Orders).State);
    }

    [Fact]
    public void What_was_counted_too_much_is_taken_back_once_two_lists_say_so()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 4, 70_000).Fill(order, number, 4, 70_000, time: 100_002);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 4, 70_000, cancelled: 10));
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();
        Assert.Equal(8, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Skip(TimeSpan.FromSeconds(2)).AnswerOrders();
        Assert.Equal(4, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("체결 정정", StringComparison.Ordinal));
    }

    /// <summary>The rest is open there: such a list may be behind the notices, and a balance with it.</summary>
    [Theory]
    [InlineData(8, 8)]
    [InlineData(170, 8)]
    [InlineData(190, 4)]
    public void A_list_that_has_not_heard_of_a_fill_yet_does_not_undo_it(int seconds, long shares)
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 4, 70_000).Fill(order, number, 4, 70_000, time: 100_002);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 4, 70_000));
        scene.Holds(Samsung, 4, 70_000).Pass(seconds, answer: true);
        Assert.Equal(shares, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Rows.Clear();
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Pass(3, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, PositionOrigin.Danta), (position.Quantity.Shares, position.Origin));
        Assert.Empty(scene.Shot.Trades);
    }

    /// <summary>The row has its shares before it has its won.</summary>
    [Fact]
    public void Shares_without_an_amount_are_held_at_the_last_price_until_the_list_says_what_they_cost()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        var row = Row(number, Samsung, Side.Buy, 14, 14, 69_900);
        scene.Rows.Add(row with { FilledAmount = Won.Zero });
        scene.Holds(Samsung, 14, 69_900).Pass(3, answer: true);
        Assert.Equal((14L, 70_000m), (Assert.Single(scene.Shot.Positions).Quantity.Shares, Assert.Single(scene.Shot.Positions).AveragePrice));
        Assert.Equal(TraderState.Running, scene.Shot.State);
        scene.Rows[0] = row;
        scene.Pass(10, answer: true);
        Assert.Equal(69_900m, Assert.Single(scene.Shot.Positions).AveragePrice);
    }

    /// <summary>The exchange's word about the rest of an IOC order that found all it wanted.</summary>
    /// <summary>The list has the sale as over, and never says for how much: what is left of it is sold all the same.</summary>
    [Fact]
    public void A_sale_without_an_amount_binds_no_shares()
    {
        var scene = new Scene(Plain with { Orders = OrderSettings.Default with { ExitType = OrderType.BestIoc } });
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        var number = scene.Ack(sale);
        // A fill is missing in the notices, so that the list's figure is waited for.
        scene.Fill(sale, number, 5, 69_000).Play(Notice(NoticeKind.RestCancelled, sale, number, 6, 69_000));
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 8, 0, cancelled: 6));
        scene.Holds(Samsung, 6, 70_000).Pass(6, answer: true);
        Assert.Equal((3, 6L), (scene.Placed.Count(), scene.Placed.Last().Quantity.Shares));
        // And the amount is asked for until it is there.
        scene.All.Clear();
        scene.Pass(40);
        Assert.Contains(scene.All, request => request is Ask { Question: DayOrdersQuestion });
    }

    [Fact]
    public void A_rest_of_nothing_after_a_full_fill_says_nothing_new()
    {
        var scene = new Scene();
        var order = scene.Hold(70_000);
        scene.Play(Notice(NoticeKind.RestCancelled, order, scene.Shot.Orders[0].Number, 0, 70_000));
        Assert.Equal(TraderState.Running, scene.Shot.State);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    /// <summary>How a broker may show 14 of 20 that an IOC order found, in all of which it is over with these 14.</summary>
    [Theory]
    [InlineData(14, 0, 6)]
    [InlineData(14, 0, 0)]
    [InlineData(20, 0, 6)]
    [InlineData(20, 0, 0)]
    [InlineData(20, 6, 6)]
    public void One_rule_says_when_an_order_is_over(int shown, int open, int cancelled)
    {
        var scene = new Scene(Plain with { BudgetPerTrade = new(1_400_000) });
        var order = scene.Enter(70_000);
        Assert.Equal(20, order.Quantity.Shares);
        var number = scene.Ack(order);
        scene.Fill(order, number, 14, 70_000);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, shown, 14, 70_000) with { Open = Quantity.Of(open), Cancelled = Quantity.Of(cancelled) });
        scene.Holds(Samsung, 14, 70_000);
        for (var second = 0; second < 12; second++)
            scene.Pass(1, answer: true).Condition("0", Samsung).Tick(70_000);
        Assert.Single(scene.Placed);
        Assert.Equal(OrderState.Cancelled, Assert.Single(scene.Shot.Orders).State);
        scene.Tick(69_000);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void A_shrunken_order_in_the_list_is_not_taken_for_a_full_fill()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 4, 4, 70_000));
        scene.Pass(3).AnswerOrders();
        Assert.Equal(OrderState.Working, Assert.Single(scene.Shot.Orders).State);
        Assert.Equal(4, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    /// <summary>The owner cancels a part of our sale by hand; the rest of it works on, and its shares are not free.</summary>
    [Fact]
    public void An_order_of_which_a_part_is_cancelled_works_on()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        var number = scene.Ack(sale);
        scene.Play(Notice(NoticeKind.CancelConfirmed, sale, Number(900), 5, 70_000) with { OriginalNumber = number });
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 0, 70_000, cancelled: 5));
        scene.Pass(10, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        Assert.Equal(OrderState.Working, scene.Shot.Orders[^1].State);
        // The nine are sold after all; the five that he called back are sold anew.
        scene.Fill(sale, number, 9, 69_000);
        scene.Rows[^1] = Row(number, Samsung, Side.Sell, 14, 9, 69_000, cancelled: 5);
        scene.Holds(Samsung, 5, 70_000).Pass(3, answer: true);
        Assert.Equal((3, 5L), (scene.Placed.Count(), scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>Paper's list of the day is known to stay empty for hours: then the balance says what an order that is over has traded.</summary>
    [Fact]
    public void A_figure_that_never_comes_is_left_to_the_balance_and_told()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        var number = scene.Ack(sale);
        scene.Rows.Clear();
        // Of fourteen, eight sold and five cancelled: the notice of the one that is missing was lost.
        scene.Fill(sale, number, 8, 69_000).Play(Notice(NoticeKind.RestCancelled, sale, number, 5, 69_000));
        scene.Holds(Samsung, 5, 70_000).Pass(29, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        scene.Pass(30, answer: true);
        // What the balance shows goes at once. The one that only the books still have is tried later, for the broker refuses what is not there.
        Assert.Equal([5L, 1L], scene.Placed.Skip(2).Select(order => order.Quantity.Shares));
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("잔고로 맞춥니다", StringComparison.Ordinal));
    }

    /// <summary>Of a purchase no fill was heard: what the balance shows of it is ours, and a list that comes late brings no more.</summary>
    [Fact]
    public void A_purchase_whose_figure_never_comes_is_found_in_the_balance_and_managed()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Play(Notice(NoticeKind.RestCancelled, order, number, 5, 70_000));
        scene.Holds(Samsung, 9, 70_000).Pass(45, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((9L, PositionOrigin.Danta), (position.Quantity.Shares, position.Origin));
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 9, 70_000, cancelled: 5));
        scene.Pass(5).Answer();
        Assert.Equal(9, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Tick(60_000).Pass(3, answer: true);
        Assert.Equal(9, scene.Placed.Last().Quantity.Shares);
    }

    /// <summary>The last word of the balance counts: what has moved since the one that spoke for absence speaks against it.</summary>
    [Fact]
    public void An_order_is_not_absent_while_the_newest_balance_has_its_shares()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(order.Order, "끊김"));
        scene.Pass(9, answer: true);
        scene.Holds(Samsung, 14, 70_000);
        for (var second = 0; second < 20; second++)
            scene.Pass(1).Answer();
        Assert.DoesNotContain(scene.Shot.Orders, known => known.State == OrderState.Rejected);
        Assert.NotEmpty(scene.News<DoubtQuestionNews>());
    }

    /// <summary>Paper's lists are empty, and the word of the cancel went with the feed: the shares of the sale must not be bound all day.</summary>
    [Fact]
    public void A_sale_that_was_called_back_and_of_which_nobody_tells_frees_its_shares()
    {
        var scene = new Scene(Plain with { Orders = OrderSettings.Default with { ExitType = OrderType.Best } });
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Ack(sale);
        scene.Rows.Clear();
        for (var second = 0; second < 120; second++)
        {
            scene.Pass(1).Answer();
            foreach (var cancel in scene.Last.OfType<CancelOrder>().ToList())
                scene.Play(new CancelAcknowledged(cancel.Order, Number(900)));
        }
        var second2 = scene.Placed.Last();
        Assert.NotEqual(sale.Order, second2.Order);
        Assert.Equal((Side.Sell, OrderType.Market, 14L), (second2.Side, second2.Type, second2.Quantity.Shares));
    }

    /// <summary>The owner amended it by phone: its row says that nothing is open, and not where the rest went.</summary>
    [Fact]
    public void A_row_with_nothing_open_and_nothing_explained_ends_the_order_after_five_seconds()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        var number = scene.Ack(sale);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 4, 69_000) with { Open = Quantity.Zero });
        scene.Holds(Samsung, 10, 70_000).Pass(3, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        scene.Pass(20, answer: true);
        Assert.Equal((3, 10L), (scene.Placed.Count(), scene.Placed.Last().Quantity.Shares));
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
