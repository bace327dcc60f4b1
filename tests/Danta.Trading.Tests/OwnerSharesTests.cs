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

    /// <summary>
    /// He sells all of ours, or most, and buys others a moment later: the count of the account seems right, or only too high. What he sold
    /// was ours, at his price, and what he bought is his: the stop sells none of it.
    /// </summary>
    [Theory]
    [InlineData(14, 30, 0)]
    [InlineData(14, 14, 0)]
    [InlineData(14, 9, 0)]
    [InlineData(10, 10, 4)]
    [InlineData(10, 25, 4)]
    public void What_he_sells_of_ours_before_he_buys_others_is_not_made_good_by_those(int sold, int bought, int ours)
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(5, answer: true).Pass(120);
        scene.Rows.Add(Row(Number(500), Samsung, Side.Sell, sold, sold, 71_500, time: 100_301));
        scene.Rows.Add(Row(Number(501), Samsung, Side.Buy, bought, bought, 71_000, time: 100_302));
        scene.Holds(Samsung, 14 - sold + bought, 70_000).Pass(30, answer: true);
        Assert.Equal(ours, scene.Shot.Positions.Sum(position => position.Quantity.Shares));
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains($"{sold}주를 직접 파셨습니다. {sold * 71_500:N0}원", StringComparison.Ordinal));
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains($"{bought}주는 단타가 산 것이 아니므로", StringComparison.Ordinal));
        scene.Tick(60_000).Pass(20, answer: true).Tick(60_000);
        Assert.Equal(ours, scene.Placed.Where(order => order.Side == Side.Sell).Sum(order => order.Quantity.Shares));
    }

    /// <summary>He buys first and sells as many: those are his own, and ours stay.</summary>
    [Theory]
    [InlineData(30, 30, 0)]
    [InlineData(30, 20, 10)]
    [InlineData(30, 34, 0)]
    public void What_he_buys_and_sells_again_is_his(int bought, int sold, int his)
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(5, answer: true).Pass(120);
        scene.Rows.Add(Row(Number(500), Samsung, Side.Buy, bought, bought, 71_000, time: 100_301));
        scene.Rows.Add(Row(Number(501), Samsung, Side.Sell, sold, sold, 71_500, time: 100_302));
        scene.Holds(Samsung, 14 + bought - sold, 70_000).Pass(30, answer: true);
        Assert.Equal(14 - Math.Max(0, sold - bought), Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Equal(his > 0, scene.News<DifferenceNews>().Any(news => news.Text.Contains($"{his}주는 단타가 산 것이 아니므로", StringComparison.Ordinal)));
        // Taken over, and sold by him before he buys again: settled is settled.
        if (his == 0)
            return;
        scene.Play(new Adopt("test", Samsung)).Pass(20, answer: true);
        Assert.Equal(14 + his, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    /// <summary>His day's trading of his own shares at a gain is none of ours: what he sold of ours in the end is booked at its own price.</summary>
    [Fact]
    public void His_sale_of_ours_is_booked_at_what_it_brought_and_not_at_the_average_of_his_day()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(500), Samsung, Side.Buy, 30, 30, 70_000, time: 100_101));
        scene.Rows.Add(Row(Number(501), Samsung, Side.Sell, 30, 30, 75_000, time: 100_201));
        scene.Pass(30, answer: true);
        scene.Rows.Add(Row(Number(502), Samsung, Side.Sell, 14, 14, 69_000, time: 100_301));
        scene.Holds(Samsung, 0, 0).Pass(30, answer: true);
        Assert.Equal(69_000m, Assert.Single(scene.Shot.Trades).SellPrice);
    }
}
