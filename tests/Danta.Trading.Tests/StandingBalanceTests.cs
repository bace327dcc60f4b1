using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>A balance that shows for minutes what it showed before our own orders traded, and what is made of an order by a balance alone.</summary>
public sealed class StandingBalanceTests
{
    static readonly DateTimeOffset Noon = Kst.At(new DateOnly(2026, 11, 23), new TimeOnly(12, 0));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_balance_that_stands_still_while_we_sell_makes_nobody_a_present_of_our_shares(bool adopts)
    {
        var scene = Sold(adopts);
        scene.Pass(160, answer: true);
        Assert.Empty(scene.News<DifferenceNews>());
        Assert.Empty(scene.Shot.Positions);
        scene.Holds(Samsung, 0, 0).Pass(10, answer: true);
        Assert.Empty(scene.News<DifferenceNews>());
        Assert.Single(scene.Shot.Trades);
        Assert.Equal(2, scene.Placed.Count());
    }

    /// <summary>No broker's lag is longer than that: what is there is somebody's.</summary>
    [Fact]
    public void What_a_balance_keeps_to_for_more_than_three_minutes_is_believed()
    {
        var scene = Sold(adopts: false);
        scene.Pass(240, answer: true);
        Assert.Contains("건드리지 않습니다", Assert.Single(scene.News<DifferenceNews>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_we_have_sold_is_the_owners_at_once_as_far_as_it_is_more()
    {
        var scene = Sold(adopts: false);
        scene.Holds(Samsung, 17, 69_000).Pass(30, answer: true);
        Assert.Contains("3주는 단타가 산 것이 아니므로", Assert.Single(scene.News<DifferenceNews>()).Text, StringComparison.Ordinal);
    }

    /// <summary>Its notices have told all of it: that the list does not have it is no reason to take other shares for sold.</summary>
    [Fact]
    public void A_sale_that_no_list_has_explains_no_more_than_it_has_left()
    {
        var scene = Sold(adopts: false);
        scene.Rows.RemoveAll(row => row.Side == Side.Sell);
        scene.Holds(Samsung, 0, 0).Pass(20, answer: true);
        Assert.Empty(scene.Shot.Positions);
        scene.Condition("0").Hold(70_000, Samsung, "1");
        scene.Holds(Samsung, 0, 0).Pass(40, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.DoesNotContain(scene.News<DifferenceNews>(), news => news.Text.Contains("직접 파셨습니다", StringComparison.Ordinal));
    }

    /// <summary>The notices that waited for the reply were then taken for the owner's.</summary>
    [Fact]
    public void A_row_that_shows_fewer_ordered_makes_no_stranger_of_an_order_whose_notices_wait()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Play(Notice(NoticeKind.Accepted, order, Number(77), 14, 70_000)).Fill(order, Number(77), 9, 70_000);
        scene.Rows.Add(Row(Number(77), Samsung, Side.Buy, 9, 9, 70_000));
        scene.AnswerOrders().Pass(5).Play(new OrderReplyLost(order.Order, "시험")).Pass(2);
        Assert.Equal((9L, PositionOrigin.Danta), (Assert.Single(scene.Shot.Positions).Quantity.Shares, scene.Shot.Positions[0].Origin));
    }

    /// <summary>The list is quicker than the reply and the notices, and its row shows no more than was filled.</summary>
    [Fact]
    public void A_row_that_shows_fewer_ordered_makes_no_stranger_of_an_order_whose_reply_is_out()
    {
        var scene = new Scene(Plain with { Orders = OrderSettings.Default with { EntryType = OrderType.BestIoc } });
        var order = scene.Enter(70_000);
        scene.Rows.Add(Row(Number(77), Samsung, Side.Buy, 9, 9, 70_000));
        scene.AnswerOrders().Play(new OrderAcknowledged(order.Order, Number(77), 100_000)).Fill(order, Number(77), 9, 70_000).Pass(10, answer: true);
        Assert.Equal((9L, PositionOrigin.Danta), (Assert.Single(scene.Shot.Positions).Quantity.Shares, scene.Shot.Positions[0].Origin));
        Assert.DoesNotContain(scene.News<DifferenceNews>(), news => news.Text.StartsWith("직접 거래", StringComparison.Ordinal));
    }

    /// <summary>It had settled what the list said, and the shares that were gone for good were disputed for ever.</summary>
    [Fact]
    public void What_the_owner_sold_by_the_list_is_his_sale_when_the_balance_shows_it_at_last()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(501), Samsung, Side.Sell, 5, 5, 69_900));
        scene.Pass(40, answer: true);
        scene.Holds(Samsung, 9, 70_000).Pass(10, answer: true);
        Assert.Equal(9, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Contains("5주를 직접 파셨습니다", scene.News<DifferenceNews>().Last().Text, StringComparison.Ordinal);
    }

    /// <summary>He sold five of ours and bought two of his own while the balance stood still: it lacks three, and that is no riddle.</summary>
    [Fact]
    public void What_the_owner_sold_and_bought_by_the_list_explains_together_what_the_balance_shows_at_last()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(501), Samsung, Side.Sell, 5, 5, 69_900));
        scene.Pass(20, answer: true);
        scene.Rows.Add(Row(Number(502), Samsung, Side.Buy, 2, 2, 69_900));
        scene.Pass(20, answer: true);
        scene.Holds(Samsung, 11, 70_000).Pass(10, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((9L, false), (position.Quantity.Shares, position.InDoubt));
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("2주는 단타가 산 것이 아니므로", StringComparison.Ordinal));
    }

    /// <summary>
    /// He sold nine of fourteen. The list is short and the balance shows it, then stands still while the other five are sold; so it has one
    /// too few by the books, and in the end none. No share of it is a riddle for ever.
    /// </summary>
    [Fact]
    public void A_balance_on_its_way_leaves_open_what_the_list_says_beyond_it()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 5, 70_000).Pass(10, answer: true);
        var sale = scene.Tick(69_000).Pass(1, answer: true).Tick(69_000).Placed.Last();
        Assert.Equal((Side.Sell, 5L), (sale.Side, sale.Quantity.Shares));
        var number = scene.Ack(sale);
        scene.Fill(sale, number, 5, 69_000);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 5, 5, 69_000));
        scene.Pass(5, answer: true);
        scene.Rows.Add(Row(Number(501), Samsung, Side.Sell, 9, 9, 69_900));
        scene.Pass(30, answer: true);
        scene.Holds(Samsung, 0, 0);
        for (var second = 0; second < 90; second++)
        {
            foreach (var tried in scene.Last.OfType<PlaceOrder>().ToList())
                scene.Play(new OrderRefused(tried.Order, "APBK0400", "수량 초과"));
            scene.Pass(1).Answer();
        }
        Assert.Empty(scene.Shot.Positions);
    }

    /// <summary>A list that is short, or empty, for a while: what it showed once of the owner's has happened.</summary>
    [Fact]
    public void A_list_that_lacks_his_purchase_for_a_while_is_no_sale_of_his()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(501), Samsung, Side.Buy, 6, 6, 70_000));
        scene.Holds(Samsung, 20, 70_000).Pass(30, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        // Both are empty, then whole again.
        scene.Rows.Clear();
        scene.Holds(Samsung, 0, 0).Pass(15, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.DoesNotContain(scene.News<DifferenceNews>(), news => news.Text.Contains("파셨습니다", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_balance_made_of_an_order_gives_way_to_a_list_that_has_closed_it()
    {
        var fills = new OrderFills(Quantity.Of(20));
        fills.Guess(Quantity.Of(20), Won.Zero, Price.FromWon(100));
        Assert.Equal((Quantity.Of(20), new Won(2_000)), (fills.Quantity, fills.Amount));
        Assert.True(fills.Learn(Quantity.Of(14), new(1_470), Noon, isFinal: true));
        Assert.Equal((Quantity.Of(14), new Won(1_470)), (fills.Quantity, fills.Amount));
    }

    [Fact]
    public void A_list_that_may_be_behind_takes_nothing_back_before_it_has_kept_to_it_for_three_minutes()
    {
        var fills = new OrderFills(Quantity.Of(20));
        fills.Guess(Quantity.Of(20), new(2_000));
        Assert.False(fills.Learn(Quantity.Of(5), new(500), Noon, isFinal: false));
        Assert.Equal(Quantity.Of(20), fills.Quantity);
        Assert.True(fills.Learn(Quantity.Of(5), new(500), Noon.AddMinutes(3), isFinal: false));
        Assert.Equal((Quantity.Of(5), new Won(500)), (fills.Quantity, fills.Amount));
    }

    [Fact]
    public void Guessed_shares_are_given_back_and_no_others()
    {
        var fills = new OrderFills(Quantity.Of(20));
        fills.Learn(Quantity.Of(8), new(800), Noon, isFinal: false);
        fills.Guess(Quantity.Of(12), new(1_200));
        Assert.True(fills.GiveBack(Quantity.Of(5)));
        Assert.Equal((Quantity.Of(15), new Won(1_500)), (fills.Quantity, fills.Amount));
        Assert.True(fills.GiveBack(Quantity.Of(50)));
        Assert.Equal((Quantity.Of(8), new Won(800)), (fills.Quantity, fills.Amount));
        Assert.False(fills.GiveBack(Quantity.Of(1)));
    }

    /// <summary>14 bought and sold by notices and list; the balance still has them.</summary>
    static Scene Sold(bool adopts)
    {
        var scene = new Scene(Plain with { AdoptForeignPositions = adopts, Risk = Plain.Risk with { Cooldown = null } });
        scene.Hold(70_000);
        var sale = scene.Tick(69_000).Placed.Last();
        Assert.Equal(Side.Sell, sale.Side);
        var number = scene.Ack(sale);
        scene.Fill(sale, number, 14, 69_000);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 14, 69_000));
        Assert.Single(scene.Shot.Trades);
        return scene;
    }
}
