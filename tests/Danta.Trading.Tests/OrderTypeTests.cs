using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>How orders are sent, and what becomes of what they leave.</summary>
public sealed class OrderTypeTests
{
    static Scene With(OrderSettings orders) => new(Plain with { Orders = orders });

    static readonly OrderSettings Chasing = OrderSettings.Default with { EntryType = OrderType.BestIoc, EntryFallback = true };

    [Fact]
    public void Orders_are_at_market_on_the_exchange_unless_told_otherwise()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        Assert.All(scene.Placed, order => Assert.Equal((OrderType.Market, OrderVenue.Krx, null), (order.Type, order.Venue, order.Limit)));
    }

    [Fact]
    public void Sor_is_named_by_orders_cancels_and_what_is_prepared()
    {
        var scene = With(OrderSettings.Default with { Venue = OrderVenue.Sor, ExitType = OrderType.BestIoc });
        var buy = scene.Enter(70_000);
        scene.Fill(buy, scene.Ack(buy), 4, 70_000).Pass(6);
        Assert.Equal(OrderVenue.Sor, buy.Venue);
        Assert.Equal(OrderVenue.Sor, Assert.Single(scene.All.OfType<CancelOrder>()).Venue);
        Assert.Equal(
            new PrepareExit(Samsung, Quantity.Of(4)) { Type = OrderType.BestIoc, Venue = OrderVenue.Sor }, Assert.Single(scene.All.OfType<PrepareExit>()));
    }

    /// <summary>A cancel names the place where its order was sent, whatever the settings say by then.</summary>
    [Fact]
    public void A_cancel_goes_to_the_venue_of_its_order()
    {
        var scene = With(OrderSettings.Default with { Venue = OrderVenue.Sor });
        scene.Ack(scene.Enter(70_000));
        scene.Play(new ChangeSettings("api", scene.Settings with { Orders = OrderSettings.Default })).Pass(6);
        Assert.Equal(OrderVenue.Sor, Assert.Single(scene.All.OfType<CancelOrder>()).Venue);
    }

    [Theory]
    [InlineData(OrderType.Best)]
    [InlineData(OrderType.MarketIoc)]
    [InlineData(OrderType.BestIoc)]
    public void A_purchase_may_be_of_another_type_and_its_rest_is_not_chased(OrderType type)
    {
        var scene = With(OrderSettings.Default with { EntryType = type });
        var buy = scene.Enter(70_000);
        Assert.Equal(type, buy.Type);
        LoseRest(scene, buy, 5);
        scene.Pass(10, answer: true);
        Assert.Single(scene.Placed);
        Assert.Equal(5, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    [Fact]
    public void The_rest_is_bought_at_market_once_the_broker_has_said_how_much_it_is()
    {
        var scene = With(Chasing);
        var buy = scene.Enter(70_000);
        LoseRest(scene, buy, 5);
        Assert.Single(scene.Placed);
        scene.AnswerOrders();
        var rest = scene.Placed.Last();
        Assert.Equal((Side.Buy, OrderType.Market, 9L), (rest.Side, rest.Type, rest.Quantity.Shares));
        var number = scene.Ack(rest);
        scene.Fill(rest, number, 9, 70_100);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 9, 9, 70_100));
        scene.Holds(Samsung, 14, 70_000).Pass(5, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, 5L * 70_000 + 9 * 70_100), (position.Quantity.Shares, position.Cost.Amount));
        Assert.Equal(2, scene.Placed.Count());
    }

    /// <summary>Nothing of the first order was filled, and its place has gone to another stock meanwhile.</summary>
    [Fact]
    public void What_is_left_of_a_purchase_that_brought_nothing_takes_no_place_beyond_the_positions()
    {
        var scene = new Scene(Plain with { Orders = Chasing, MaxPositions = 1 });
        var first = scene.Enter(70_000);
        var number = scene.Ack(first);
        scene.Play(Notice(NoticeKind.RestCancelled, first, number, 14, 70_000));
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 0, 70_000, cancelled: 14));
        var second = scene.Enter(70_000, Hynix, "1");
        scene.Fill(second, scene.Ack(second), 14, 70_000);
        scene.Rows.Add(Row(Number(101), Hynix, Side.Buy, 14, 14, 70_000));
        scene.AnswerOrders().Tick(70_000).Pass(2);
        Assert.Equal(2, scene.Placed.Count());
        Assert.Equal(Hynix, Assert.Single(scene.Shot.Positions).Code);
    }

    /// <summary>A fill that the notices had not told makes the rest smaller.</summary>
    [Fact]
    public void What_was_filled_unheard_is_not_bought_twice()
    {
        var scene = With(Chasing);
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 5, 70_000).Play(Notice(NoticeKind.RestCancelled, buy, number, 9, 70_000));
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 12, 70_000, cancelled: 2));
        scene.AnswerOrders();
        Assert.Equal(2, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void The_rest_costs_no_more_than_the_budget_leaves()
    {
        var scene = new Scene(Plain with { Orders = Chasing, Exit = new(null, null, null, null, null, null, null) });
        LoseRest(scene, scene.Enter(70_000), 5);
        scene.Tick(80_000).AnswerOrders();
        // 1,000,000 less 350,000 pays for eight at 80,000.
        Assert.Equal(8, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void The_rest_is_left_where_a_gate_has_shut_or_the_shares_are_being_sold()
    {
        var paused = With(Chasing);
        LoseRest(paused, paused.Enter(70_000), 5);
        paused.Play(new Pause("api")).AnswerOrders().Pass(3, answer: true);
        Assert.Single(paused.Placed);
        var falling = With(Chasing);
        LoseRest(falling, falling.Enter(70_000), 5);
        falling.Tick(69_000).AnswerOrders();
        Assert.Single(falling.Placed, order => order.Side == Side.Buy);
    }

    [Fact]
    public void A_resting_best_order_is_called_back_and_its_rest_bought_at_market()
    {
        var scene = With(Chasing with { EntryType = OrderType.Best });
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 5, 70_000).Pass(1);
        Assert.Empty(scene.All.OfType<CancelOrder>());
        scene.Pass(1);
        Assert.Single(scene.All.OfType<CancelOrder>());
        scene.Play(Notice(NoticeKind.CancelConfirmed, buy, Number(900), 9, 70_000) with { OriginalNumber = number });
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 5, 70_000, cancelled: 9));
        scene.AnswerOrders();
        Assert.Equal((OrderType.Market, 9L), (scene.Placed.Last().Type, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>
    /// Nobody bid when it came: it waits at the last price of that moment, and the market goes on below. A stop that nothing can fill is none.
    /// </summary>
    [Fact]
    public void A_sale_at_market_that_the_market_has_left_behind_is_called_back_and_sent_again()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        var number = scene.Ack(sale);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 0, 69_000));
        // Nobody trades it: there is nothing to be had elsewhere.
        scene.Pass(15, answer: true);
        Assert.Empty(scene.All.OfType<CancelOrder>());
        scene.Tick(67_000).Pass(1);
        Assert.Equal(sale.Order, Assert.Single(scene.All.OfType<CancelOrder>()).Order);
        scene.Rows[^1] = Row(number, Samsung, Side.Sell, 14, 0, 69_000, cancelled: 14);
        scene.Play(Notice(NoticeKind.CancelConfirmed, sale, Number(900), 14, 69_000) with { OriginalNumber = number }).Answer().Tick(66_900).Pass(1, answer: true);
        Assert.Equal((OrderType.Market, 14L, 3), (scene.Placed.Last().Type, scene.Placed.Last().Quantity.Shares, scene.Placed.Count()));
    }

    /// <summary>A list that shows it open a moment after it left is behind its fills.</summary>
    [Fact]
    public void A_sale_at_market_is_left_alone_while_its_list_is_as_young_as_it_is()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Rows.Add(Row(scene.Ack(sale), Samsung, Side.Sell, 14, 0, 69_000));
        scene.Pass(1, answer: true).Tick(68_900).Pass(1).Tick(68_900).Pass(1).Tick(68_900);
        Assert.Empty(scene.All.OfType<CancelOrder>());
    }

    static void LoseRest(Scene scene, PlaceOrder buy, long filled)
    {
        var number = scene.Ack(buy);
        scene.Fill(buy, number, filled, 70_000);
        scene.Play(Notice(NoticeKind.RestCancelled, buy, number, buy.Quantity.Shares - filled, 70_000));
        scene.Rows.Add(Row(number, Samsung, Side.Buy, buy.Quantity.Shares, filled, 70_000, cancelled: buy.Quantity.Shares - filled));
        scene.Holds(Samsung, filled, 70_000);
    }
}
