using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Where the evidence cannot tell, the owner is asked, and what he answers is held against what the broker has shown.</summary>
public sealed class OwnerAnswerTests
{
    /// <summary>A purchase in doubt, and two orders of its shape at the broker: one of them is the owner's own.</summary>
    static (Scene Scene, PlaceOrder Order) TwoAlike()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(order.Order, "연결이 끊어졌습니다"));
        scene.Skip(TimeSpan.FromSeconds(1));
        scene.Rows.Add(Row(Number(555), Samsung, Side.Buy, order.Quantity.Shares, order.Quantity.Shares, 70_000));
        scene.Rows.Add(Row(Number(556), Samsung, Side.Buy, order.Quantity.Shares, order.Quantity.Shares, 70_050));
        scene.Holds(Samsung, 2 * order.Quantity.Shares, 70_025).Pass(3, answer: true);
        return (scene, order);
    }

    static OrderState StateOf(Scene scene) => Assert.Single(scene.Shot.Orders).State;

    [Fact]
    public void Two_orders_that_look_alike_are_both_named_and_he_is_asked_once()
    {
        var (scene, order) = TwoAlike();
        scene.Pass(60, answer: true);
        var question = Assert.Single(scene.News<DoubtQuestionNews>());
        Assert.Equal(order.Order, question.Order);
        Assert.Equal([Number(555), Number(556)], question.Candidates);
        Assert.Equal(OrderState.InDoubt, StateOf(scene));
        Assert.Empty(scene.Shot.Positions);
    }

    [Fact]
    public void The_number_he_gives_is_the_order_s_and_the_other_is_his_own()
    {
        var (scene, order) = TwoAlike();
        scene.Play(new SettleOrder("test", order.Order, Number(556))).Pass(5, answer: true);
        Assert.Equal((OrderState.Filled, Number(556)), (StateOf(scene), scene.Shot.Orders[0].Number));
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, new Won(14 * 70_050)), (position.Quantity.Shares, position.Cost));
        // The fourteen that are his are left alone: a sale is of ours only.
        scene.Tick(69_000).Pass(3, answer: true);
        Assert.Equal(14, Assert.Single(scene.Placed, placed => placed.Side == Side.Sell).Quantity.Shares);
    }

    [Fact]
    public void A_number_that_the_broker_has_not_shown_for_this_order_is_not_taken()
    {
        var (scene, order) = TwoAlike();
        scene.Play(new SettleOrder("test", order.Order, Number(777)));
        Assert.Equal(OrderState.InDoubt, StateOf(scene));
        Assert.Contains("같은 모양이 아닙니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_there_ends_the_order_and_frees_the_stock_but_never_sends_again()
    {
        var (scene, order) = TwoAlike();
        scene.Play(new SettleOrder("test", order.Order, null)).Tick(70_100).Pass(10, answer: true);
        Assert.Equal(OrderState.Rejected, StateOf(scene));
        Assert.Empty(scene.Shot.Positions);
        Assert.Single(scene.Placed);
        // What came is the owner's, by the balance and the list together.
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("단타가 산 것이 아니므로", StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_that_may_still_be_on_its_way_is_not_settled_by_anybody()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Pass(11);
        Assert.Equal(OrderState.InDoubt, StateOf(scene));
        scene.Play(new SettleOrder("test", order.Order, null));
        Assert.Equal(OrderState.InDoubt, StateOf(scene));
        Assert.Contains("아직 나가는 중", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_to_what_is_settled_changes_nothing()
    {
        var (scene, order) = TwoAlike();
        scene.Play(new SettleOrder("test", order.Order, Number(556))).Pass(5, answer: true);
        scene.Play(new SettleOrder("test", order.Order, Number(555)));
        Assert.Contains("확인 중이 아닙니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        scene.Play(new SettleOrder("test", new(999), null));
        Assert.Equal((OrderState.Filled, Number(556)), (StateOf(scene), scene.Shot.Orders[0].Number));
    }
}
