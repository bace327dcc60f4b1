using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>
/// Notices are lost, and list and balance are behind by half a minute: what they do not show may only not have been heard of. Nothing is
/// bought twice, and nothing of the owner's is sold in the place of ours.
/// </summary>
public sealed class SilentBrokerTests
{
    static readonly TraderSettings Eager = Plain with { Risk = Plain.Risk with { Cooldown = null } };

    /// <summary>The broker's number and its refusal to cancel are all that is heard; list and balance lag.</summary>
    [Theory]
    [InlineData(15)]
    [InlineData(35)]
    [InlineData(60)]
    public void A_purchase_that_was_filled_unheard_is_not_made_again_and_gets_its_stop(int behind)
    {
        var scene = new Scene(Eager);
        scene.Ack(scene.Enter(70_000));
        for (var second = 0; second < behind; second++)
        {
            scene.Pass(1);
            RefuseCancels(scene);
            scene.Answer().Condition("0").Condition("0", Samsung).Tick(70_000);
        }
        Assert.Single(scene.Placed);
        scene.Holds(Samsung, 14, 70_000).Pass(20, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, PositionOrigin.Danta), (position.Quantity.Shares, position.Origin));
        Assert.Equal(Side.Sell, scene.Tick(69_000).Pass(3, answer: true).Placed.Last().Side);
    }

    /// <summary>Our sale was filled, and nobody tells: the owner's own shares are still there to be sold by a second one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sale_that_was_filled_unheard_is_not_repeated_with_the_owners_shares(bool balanceIsRight)
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 34, 70_000).Pass(80, answer: true);
        scene.Tick(69_000).Pass(2, answer: true);
        var sale = scene.Placed.Last();
        Assert.Equal((Side.Sell, 14L), (sale.Side, sale.Quantity.Shares));
        scene.Ack(sale);
        if (balanceIsRight)
            scene.Holds(Samsung, 20, 69_000);
        for (var second = 0; second < 60; second++)
        {
            scene.Pass(1);
            RefuseCancels(scene);
            scene.Answer().Tick(69_000);
        }
        Assert.Equal(sale, scene.Placed.Last());
        // The ledgers have caught up.
        scene.Holds(Samsung, 20, 69_000).Pass(30, answer: true);
        Assert.Equal(sale, scene.Placed.Last());
        Assert.Empty(scene.Shot.Positions);
        Assert.InRange(Assert.Single(scene.Shot.Trades).Net.Amount, -20_000, -14_000);
    }

    /// <summary>No list had it for as long as a proof takes; it is bought anew only when none like it can come in any more.</summary>
    [Fact]
    public void What_was_proven_absent_is_not_bought_again_while_it_may_turn_up()
    {
        var scene = new Scene(Eager);
        scene.Play(new OrderReplyLost(scene.Enter(70_000).Order, "끊김")).Pass(20, answer: true);
        Assert.Equal(OrderState.Rejected, Assert.Single(scene.Shot.Orders).State);
        for (var turn = 0; turn < 20; turn++)
            scene.Condition("0").Condition("0", Samsung).Tick(70_000).Pass(5, answer: true);
        Assert.Single(scene.Placed);
    }

    /// <summary>The owner bought as many as our sale, whose reply is lost, has sold: the balance is as it was, and proves nothing.</summary>
    [Fact]
    public void A_balance_that_the_owner_may_have_made_up_for_proves_no_sale_absent()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(5, answer: true).Tick(69_000).Pass(2, answer: true);
        var sale = scene.Placed.Last();
        scene.Play(new OrderReplyLost(sale.Order, "끊김"));
        var his = sale with { Side = Side.Buy };
        scene.Play(Notice(NoticeKind.Filled, his, Number(800), 14, 69_000)).Pass(40, answer: true);
        Assert.Equal(sale, scene.Placed.Last());
        Assert.Equal(OrderState.InDoubt, scene.Shot.Orders[^1].State);
    }

    static void RefuseCancels(Scene scene)
    {
        foreach (var cancel in scene.Last.OfType<CancelOrder>().ToArray())
            scene.Play(new CancelRefused(cancel.Order, "APBK0344", "정정취소 가능한 수량이 없습니다."));
    }
}
