using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Shares that the owner holds, buys and sells himself, as lists, balances and notices tell of them.</summary>
public sealed class OwnerSharesTests
{
    /// <summary>A former process may have sold them with a full disk: the list is all there is, if the balance does not come.</summary>
    [Theory]
    [InlineData(10, 4)]
    [InlineData(14, 0)]
    public void What_the_list_says_was_sold_by_another_is_not_sold_again_though_no_balance_comes(int his, int ours)
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings));
        scene.Rows.Add(Row(Number(500), Samsung, Side.Sell, his, his, 71_500));
        scene.AnswerOrders().Tick(60_000).Pass(30);
        Assert.Equal(ours, scene.Placed.Where(order => order.Side == Side.Sell).Sum(order => order.Quantity.Shares));
    }

    /// <summary>The balance was first to show it; the list that comes after tells of the same shares, and the next balance says so at once.</summary>
    [Fact]
    public void What_the_balance_has_told_of_the_owners_sale_is_not_withheld_again_for_the_lists_sake()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 9, 70_000).Pass(61).AnswerBalance();
        for (var second = 0; second < 62; second++)
            scene.Pass(1).AnswerBalance();
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Rows.Add(Row(Number(500), Samsung, Side.Sell, 5, 5, 71_500));
        scene.AnswerOrders().AnswerBalance();
        Assert.Equal(9, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Tick(60_000);
        Assert.Equal(9, scene.Placed.Where(order => order.Side == Side.Sell).Sum(order => order.Quantity.Shares));
    }

    /// <summary>His sales of the morning were of his own shares.</summary>
    [Fact]
    public void What_the_owner_sold_before_the_stock_was_heard_of_keeps_none_of_ours_from_being_sold()
    {
        var scene = new Scene();
        scene.Rows.Add(Row(Number(500), Samsung, Side.Sell, 10, 10, 71_500));
        scene.AnswerOrders();
        scene.Hold(70_000);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings));
        scene.AnswerOrders().Tick(60_000).Pass(30);
        Assert.Equal(14, scene.Placed.Where(order => order.Side == Side.Sell).Sum(order => order.Quantity.Shares));
    }

    [Fact]
    public void Shares_that_the_owner_sold_by_hand_leave_the_books_at_his_price()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(500), Samsung, Side.Sell, 14, 14, 71_500));
        scene.Holds(Samsung, 0, 0).Pass(60);
        // List and balance say the same to the share: that is enough.
        scene.Answer();
        Assert.Empty(scene.Shot.Positions);
        var trip = Assert.Single(scene.Shot.Trades);
        Assert.Equal((71_500m, "직접 매도"), (trip.SellPrice, trip.ExitReason));
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("직접 파셨습니다", StringComparison.Ordinal));
        scene.Tick(60_000).Pass(5, answer: true);
        Assert.Single(scene.Placed);
    }

    [Fact]
    public void Shares_that_are_not_there_are_not_sold_while_a_second_look_is_due()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 4, 70_000).Pass(60);
        scene.Answer().Tick(69_000);
        Assert.Equal(4, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void The_owner_s_own_shares_are_left_alone()
    {
        var scene = new Scene(ready: false);
        scene.Holds(Samsung, 30, 65_000).Play(new Started(TradingMode.Real, false, Plain)).Play(new StreamChanged(true, null)).Answer().Answer();
        Assert.Empty(scene.Shot.Positions);
        Assert.Single(scene.News<DifferenceNews>());
        scene.Play(new Flatten("api")).Tick(50_000).Pass(70, answer: true);
        Assert.Empty(scene.Placed);
        Assert.Single(scene.News<DifferenceNews>());
    }

    [Fact]
    public void The_owner_s_own_shares_are_taken_over_where_he_wants_it()
    {
        var scene = new Scene(ready: false);
        scene.Holds(Samsung, 30, 65_000).Play(new Started(TradingMode.Real, false, Plain with { AdoptForeignPositions = true }));
        scene.Play(new StreamChanged(true, null)).Answer().Answer();
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((PositionOrigin.Owner, 30L, 65_000m), (position.Origin, position.Quantity.Shares, position.AveragePrice));
        scene.Instrument(Samsung).Tick(64_000);
        Assert.Equal((Side.Sell, 30L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void A_notice_of_a_number_that_is_not_ours_is_the_owner_s_own_trade()
    {
        var scene = new Scene();
        var his = new PlaceOrder(new(99), Hynix, Side.Buy, OrderType.Limit, Quantity.Of(3), null, Urgency.Entry);
        scene.Fill(his, Number(700), 3, 90_000);
        Assert.Empty(scene.News<DifferenceNews>());
        scene.Pass(4);
        Assert.Contains("직접 거래", Assert.Single(scene.News<DifferenceNews>()).Text, StringComparison.Ordinal);
        Assert.Empty(scene.Shot.Positions);
    }

    [Fact]
    public void The_same_holding_listed_twice_is_one_holding()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Held.Add(scene.Held[0]);
        scene.Pass(60).Answer();
        Assert.Empty(scene.News<DifferenceNews>());
    }
}
