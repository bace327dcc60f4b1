using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Orders that had been given up, or taken for somebody else's, and then turn up: whose they are, and where their fills go.</summary>
public sealed class LateOrderTests
{
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

    /// <summary>
    /// A sale was proven absent, and the next one is of a kind that does not rest. Its acceptance is heard before its reply: it is that one's,
    /// and nobody is asked whether the first has come late.
    /// </summary>
    [Fact]
    public void The_acceptance_of_a_sale_that_waits_for_its_reply_is_not_of_the_one_before()
    {
        var scene = new Scene(Plain with { Orders = Plain.Orders with { ExitType = OrderType.BestIoc }, Risk = Plain.Risk with { Cooldown = TimeSpan.Zero } });
        scene.Hold(70_000);
        var first = scene.Tick(69_000).Pass(1, answer: true).Placed.Last();
        var number = scene.Ack(first);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 0, 0, cancelled: 14));
        scene.Play(Notice(NoticeKind.RestCancelled, first, number, 14, 69_000)).Tick(69_000).Pass(3, answer: true);
        var absent = scene.Placed.Last();
        Assert.Equal((Side.Sell, OrderType.Market), (absent.Side, absent.Type));
        scene.Play(new OrderReplyLost(absent.Order, "test")).Pass(40, answer: true);
        var again = scene.Placed.Last();
        number = scene.Ack(again);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 14, 69_000));
        scene.Fill(again, number, 14, 69_000).Holds(Samsung, 0, 0).Condition("0").Pass(20, answer: true);
        Assert.Empty(scene.Shot.Positions);
        scene.Hold(70_000);
        var last = scene.Tick(69_000).Pass(1).Placed.Last();
        Assert.Equal((Side.Sell, OrderType.BestIoc, 14L), (last.Side, last.Type, last.Quantity.Shares));
        scene.Play(Notice(NoticeKind.Accepted, last, Number(900), 14, 69_000));
        Assert.Empty(scene.News<DoubtQuestionNews>());
        scene.Ack(last);
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
}
