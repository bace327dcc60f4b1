using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>An order that does not rest fills in part, its reply and its notices are lost, and the list shows only what it filled as ordered.</summary>
public sealed class HiddenRestTests
{
    static readonly OrderNumber Its = Number(555);

    readonly Scene _scene = new(Plain with { Orders = Plain.Orders with { EntryType = OrderType.MarketIoc, ExitType = OrderType.BestIoc } });

    void Lose(PlaceOrder order, long filled, int won, long held)
    {
        _scene.Pass(1).Play(new OrderReplyLost(order.Order, "연결이 끊어졌습니다"));
        _scene.Rows.Add(Row(Its, Samsung, order.Side, filled, filled, won, time: 100_003));
        _scene.Holds(Samsung, held, 70_000);
    }

    [Fact]
    public void The_rest_of_a_sale_is_sold_without_a_question()
    {
        _scene.Hold(70_000);
        _scene.Pass(2, answer: true);
        Lose(_scene.Tick(69_000).Placed.Last(), 8, 69_000, held: 6);
        _scene.Pass(20, answer: true);
        Assert.Equal((Side.Sell, 6L), (_scene.Placed.Last().Side, _scene.Placed.Last().Quantity.Shares));
        Assert.Equal(6L, Assert.Single(_scene.Shot.Positions).Quantity.Shares);
        Assert.Empty(_scene.News<DoubtQuestionNews>());
    }

    /// <summary>It may be one of his own: he is asked, and can say that it is ours.</summary>
    [Fact]
    public void Of_a_purchase_the_owner_is_asked_and_can_name_it()
    {
        var order = _scene.Enter(70_000);
        Lose(order, 8, 70_000, held: 8);
        _scene.Pass(40, answer: true);
        Assert.Equal([Its], Assert.Single(_scene.News<DoubtQuestionNews>()).Candidates);
        _scene.Play(new SettleOrder("주인", order.Order, Its)).Pass(15, answer: true);
        Assert.Equal(8L, Assert.Single(_scene.Shot.Positions).Quantity.Shares);
        Assert.Equal(OrderState.Cancelled, Assert.Single(_scene.Shot.Orders, known => known.Id == order.Order).State);
        _scene.Tick(69_000);
        Assert.Equal((Side.Sell, 8L), (_scene.Placed.Last().Side, _scene.Placed.Last().Quantity.Shares));
    }
}
