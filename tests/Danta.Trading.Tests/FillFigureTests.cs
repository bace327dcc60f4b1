using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>What notices and the broker's list say of an order's fills and of its end, where they do not agree.</summary>
public sealed class FillFigureTests
{
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

    /// <summary>
    /// The cancel's word comes before the last fill's, and the day's list stands still: fills and rest make up the order, so that what is left
    /// of it is sold without a list.
    /// </summary>
    [Fact]
    public void The_fill_that_was_missing_when_the_rest_was_told_frees_the_rest_though_no_list_has_the_order()
    {
        var scene = new Scene(Scene.Plain with { Orders = Scene.Plain.Orders with { ExitType = OrderType.Best } });
        scene.Hold(70_000);
        scene.Tick(60_000);
        var sale = scene.Placed.Last();
        var number = scene.Ack(sale);
        scene.Fill(sale, number, 8, 60_000);
        while (!scene.All.OfType<CancelOrder>().Any())
            scene.Pass(1);
        scene.Play(Notice(NoticeKind.CancelConfirmed, sale, Number(900), 2, 60_000) with { OriginalNumber = number });
        scene.Rows.Clear();
        scene.AnswerOrders();
        Assert.Equal(sale, scene.Placed.Last());
        scene.Fill(sale, number, 4, 60_000);
        var rest = scene.Placed.Last();
        Assert.NotEqual(sale.Order, rest.Order);
        Assert.Equal((Side.Sell, 2L), (rest.Side, rest.Quantity.Shares));
    }

    /// <summary>Counted by guess and told so, then put right by the broker's figure with one share more: that one has not cost less than nothing.</summary>
    [Fact]
    public void What_is_told_of_fills_is_never_below_zero_where_a_guess_was_too_high()
    {
        var (fills, told, at) = (new OrderFills(Quantity.Of(20)), new ToldFills(), new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9)));
        fills.Learn(Quantity.Of(10), Won.Zero, at, isFinal: false, Price.FromWon(70_000));
        Assert.Equal((10L, 700_000L), (told.Take(fills) is var (quantity, amount) ? (quantity.Shares, amount.Amount) : default));
        fills.Learn(Quantity.Of(11), new(550_000), at.AddSeconds(1), isFinal: false);
        Assert.Equal((1L, 50_000L), (told.Take(fills) is var (more, rest) ? (more.Shares, rest.Amount) : default));
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

    /// <summary>A purchase's figure is left to the balance; he buys, by notice and list: what comes is his, be it that a night lies between.</summary>
    [Theory]
    [InlineData(5, false, false, 0)]
    [InlineData(14, false, false, 9)]
    [InlineData(5, true, false, 0)]
    [InlineData(14, true, false, 9)]
    // And the balance is behind that list for a while.
    [InlineData(5, false, true, 0)]
    [InlineData(14, false, true, 9)]
    public void What_the_list_has_the_owner_buy_is_not_what_a_purchase_left_to_the_balance_brought(int held, bool overNight, bool behind, int ours)
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Play(Notice(NoticeKind.RestCancelled, order, number, 5, 70_000));
        for (var second = 0; second < 45; second++)
            scene.Pass(1).AnswerOrders();
        scene.Fill(order with { Quantity = Quantity.Of(5) }, Number(700), 5, 70_000);
        scene.Rows.Add(Row(Number(700), Samsung, Side.Buy, 5, 5, 70_000));
        scene.Pass(4).AnswerOrders().Pass(4).AnswerOrders();
        if (behind)
            scene.AnswerBalance();
        if (overNight)
        {
            scene.Rows.Clear();
            scene.Skip(TimeSpan.FromHours(24)).Pass(2);
        }
        scene.Holds(Samsung, held, 70_000).Pass(60, answer: true);
        Assert.Equal(ours, scene.Shot.Positions.Sum(position => position.Quantity.Shares));
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
}
