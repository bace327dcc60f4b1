using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void A_signal_is_watched_priced_and_bought_with_the_budget()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung);
        Assert.Equal(new Watch(Samsung, false), Assert.Single(scene.Last, request => request is Watch));
        scene.Instrument(Samsung).Tick(70_000);
        Assert.Equal(
            new PlaceOrder(new(1), Samsung, Side.Buy, OrderType.Market, Quantity.Of(14), null, Urgency.Entry),
            Assert.Single(scene.Last.OfType<PlaceOrder>()));
        Assert.Contains(new Watch(Samsung, true), scene.Last);
    }

    [Fact]
    public void Never_more_is_bought_than_the_broker_allows()
    {
        var scene = new Scene();
        // Five at the upper limit, with the commission on them.
        scene.Play(new MoneyAnswered(new(500_070), scene.Now)).Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Equal(Quantity.Of(5), Assert.Single(scene.Placed).Quantity);
    }

    [Fact]
    public void Profit_is_taken_and_told_after_costs_to_the_won()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 14, 70_000);
        Assert.Contains(new PrepareExit(Samsung, Quantity.Of(14)), scene.Last);
        var bought = Assert.Single(scene.News<FillNews>());
        Assert.Equal((Side.Buy, 14L, 980_000L), (bought.Side, bought.Quantity.Shares, bought.Amount.Amount));

        scene.Tick(71_000);
        Assert.Single(scene.Placed);
        scene.Tick(71_100);
        var sell = scene.Placed.Last();
        Assert.Equal((Side.Sell, OrderType.Market, 14L, Urgency.Exit), (sell.Side, sell.Type, sell.Quantity.Shares, sell.Urgency));
        scene.Fill(sell, scene.Ack(sell), 14, 71_000);

        // 994,000 − 980,000; 137.7 and 139.6 won of commission and 1,988 of tax, each cut to a won.
        var trip = Assert.Single(scene.Shot.Trades);
        Assert.Equal((14_000L, 137L + 139L, 1_988L, 11_736L), (trip.Gross.Amount, trip.Commission.Amount, trip.Tax.Amount, trip.Net.Amount));
        Assert.Equal("익절", trip.ExitReason);
        Assert.Equal(trip, scene.News<FillNews>().Last().Closed);
        Assert.Empty(scene.Shot.Positions);
        Assert.Equal(11_736, scene.Shot.Today.Realised.Amount);
        Assert.Equal(1, scene.Shot.Today.Wins);
        Assert.Contains(scene.Last, request => request == (Request)new PrepareExit(Samsung, Quantity.Zero));
    }

    [Fact]
    public void A_loss_is_cut_at_its_percent_of_the_average_price()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_400);
        Assert.Single(scene.Placed);
        scene.Tick(69_300);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
        Assert.Contains(scene.All.OfType<Note>(), note => note.Decision is { Kind: DecisionKind.Exit, Trade: 1 } && note.Decision.Sentence.Contains("손절", StringComparison.Ordinal));
    }

    [Fact]
    public void Fills_may_come_before_the_reply()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        scene.Fill(buy, Number(100), 4, 70_000).Fill(buy, Number(100), 10, 70_100);
        Assert.Empty(scene.Shot.Positions);
        scene.Ack(buy);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, 4 * 70_000L + 10 * 70_100L), (position.Quantity.Shares, position.Cost.Amount));
        Assert.Equal(OrderState.Filled, Assert.Single(scene.Shot.Orders).State);
    }

    [Fact]
    public void Part_fills_of_one_second_are_told_once_with_their_sum()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 4, 70_000).Fill(buy, number, 5, 70_100).Fill(buy, number, 5, 70_200);
        var news = Assert.Single(scene.News<FillNews>());
        Assert.Equal((14L, 4 * 70_000L + 5 * 70_100L + 5 * 70_200L), (news.Quantity.Shares, news.Amount.Amount));
    }

    [Fact]
    public void An_exit_sells_what_is_proven_and_cancels_the_rest_of_the_purchase()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 6, 70_000).Tick(69_000);
        var cancel = Assert.Single(scene.All.OfType<CancelOrder>());
        Assert.Equal((buy.Order, 8L), (cancel.Order, cancel.Remaining.Shares));
        var first = scene.Placed.Last();
        Assert.Equal((Side.Sell, 6L), (first.Side, first.Quantity.Shares));
        // A last part of the purchase slips through before the cancel lands: it is sold as well.
        scene.Fill(buy, number, 2, 69_000);
        Assert.Equal((Side.Sell, 2L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
        scene.Play(Notice(NoticeKind.CancelConfirmed, buy, Number(900), 6, 69_000) with { OriginalNumber = number });
        Assert.Equal(OrderState.Cancelled, scene.Shot.Orders[0].State);
        Assert.Equal(3, scene.Placed.Count());
    }

    [Fact]
    public void What_is_left_of_a_stuck_purchase_is_cancelled_after_a_while()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        scene.Ack(buy);
        scene.Pass(4);
        Assert.Empty(scene.All.OfType<CancelOrder>());
        scene.Pass(2);
        Assert.Equal(buy.Order, Assert.Single(scene.All.OfType<CancelOrder>()).Order);
    }

    [Fact]
    public void A_fill_after_the_cancel_is_still_ours()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Pass(6);
        scene.Play(Notice(NoticeKind.CancelConfirmed, buy, Number(900), 14, 70_000) with { OriginalNumber = number });
        Assert.Empty(scene.Shot.Positions);
        scene.Fill(buy, number, 3, 70_000);
        Assert.Equal(3, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Equal(OrderState.Cancelled, Assert.Single(scene.Shot.Orders).State);
    }

    [Fact]
    public void Everything_is_sold_at_the_flatten_time_and_nothing_bought_after_it()
    {
        var scene = new Scene(at: Kst.At(new(2026, 11, 23), new(15, 9)));
        var buy = scene.Hold(70_000);
        scene.Skip(TimeSpan.FromMinutes(6)).Pass(1, answer: true);
        var sell = scene.Placed.Last();
        Assert.Equal(Side.Sell, sell.Side);
        Assert.NotEqual(buy.Order, sell.Order);
        scene.Condition("0", Hynix).Instrument(Hynix).Tick(80_000, Hynix);
        Assert.DoesNotContain(scene.All, request => request is PlaceOrder { Side: Side.Buy } order && order.Code == Hynix);
    }

    [Fact]
    public void The_holding_time_ends_a_position_without_a_tick()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { MaxHolding = TimeSpan.FromSeconds(20) } });
        scene.Hold(70_000);
        scene.Pass(19);
        Assert.Single(scene.Placed);
        scene.Pass(1);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
    }
}
