using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Notices have no execution id: what comes twice, late or never is told apart by the broker's cumulative figure alone.</summary>
public sealed class DoubledNoticeTests
{
    /// <summary>
    /// 10 and 4 shares are heard, the four twice, and a fill of six is late. The list
    /// says 20. The late one must not be counted on top of the one that came twice.
    /// </summary>
    [Fact]
    public void A_notice_that_came_twice_does_not_stand_beside_the_late_one_that_it_covered()
    {
        var scene = new Scene(Scene.Plain with { BudgetPerTrade = new(2_100_000) });
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 10, 70_000).Fill(order, number, 4, 70_000).Fill(order, number, 4, 70_000);
        scene.Rows.Add(Scene.Row(number, order.Code, Side.Buy, 30, 20, 70_000, cancelled: 10));
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();
        Assert.Equal(20, scene.Shot.Positions.Single().Quantity.Shares);

        scene.Fill(order, number, 6, 70_000, time: 100_002);

        Assert.Equal(20, scene.Shot.Positions.Single().Quantity.Shares);
        Assert.Equal(20 * 70_000, scene.Shot.Positions.Single().Cost.Amount);
    }

    [Fact]
    public void Nothing_is_counted_beyond_what_the_broker_closed_the_order_with()
    {
        var scene = new Scene(Scene.Plain with { BudgetPerTrade = new(2_100_000) });
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 10, 70_000);
        scene.Rows.Add(Scene.Row(number, order.Code, Side.Buy, 30, 10, 70_000, cancelled: 20));
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();

        scene.Fill(order, number, 10, 70_000, time: 100_009);

        Assert.Equal(10, scene.Shot.Positions.Single().Quantity.Shares);
    }

    [Fact]
    public void Two_equal_fills_within_a_second_are_two_when_the_broker_says_so()
    {
        var scene = new Scene(Scene.Plain with { BudgetPerTrade = new(2_100_000) });
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 5, 70_000).Fill(order, number, 5, 70_000);
        scene.Rows.Add(Scene.Row(number, order.Code, Side.Buy, 30, 10, 70_000));
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();
        Assert.Equal(10, scene.Shot.Positions.Single().Quantity.Shares);

        // A third one is one more, not the rest of a figure.
        scene.Fill(order, number, 5, 70_000, time: 100_005);

        Assert.Equal(15, scene.Shot.Positions.Single().Quantity.Shares);
    }

    /// <summary>An early list can show a shrunken order as wholly filled: what we asked for decides.</summary>
    [Fact]
    public void A_list_that_shows_a_smaller_order_does_not_close_ours()
    {
        var scene = new Scene(Scene.Plain with { BudgetPerTrade = new(2_100_000) });
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Rows.Add(Scene.Row(number, order.Code, Side.Buy, 10, 10, 70_000));
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();

        Assert.Null(scene.Shot.Orders.Single().DoneAt);
        scene.Fill(order, number, 30, 70_000);
        Assert.Equal(30, scene.Shot.Positions.Single().Quantity.Shares);
    }
}
