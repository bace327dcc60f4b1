using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The account holds shares of the owner's beside ours: a sale too many would sell his, and a sale too few leaves ours without a stop.</summary>
public sealed class BesideOwnerTests
{
    /// <summary>Neither lists nor balance have the sale; they may be behind it by minutes, and for no longer ours wait for their stop.</summary>
    [Fact]
    public void A_sale_that_was_not_found_is_not_repeated_before_ledgers_can_have_told_and_then_it_is()
    {
        var scene = HoldBesideHis(6);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Play(new OrderReplyLost(sale.Order, "끊김"));
        scene.Pass(20, answer: true);
        Assert.Equal(OrderState.Rejected, scene.Shot.Orders.Single(order => order.Side == Side.Sell).State);
        var proven = scene.Now;
        Assert.Equal(2, scene.Placed.Count());
        Assert.Single(scene.All.OfType<Note>(), note => note.Decision.Sentence.Contains("매도 보류: 결과를 모르는 매도", StringComparison.Ordinal));

        scene.Pass(155, answer: true).Tick(68_900);
        Assert.Equal(2, scene.Placed.Count());
        scene.Pass(30, answer: true).Tick(68_900);
        var again = scene.Placed.Last();
        Assert.Equal((3, Side.Sell, 14L), (scene.Placed.Count(), again.Side, again.Quantity.Shares));
        Assert.InRange((scene.Now - proven).TotalSeconds, 170, 200);
    }

    /// <summary>A balance that never agrees is no reason to leave them without a stop for longer.</summary>
    [Fact]
    public void Nor_is_it_held_back_for_longer_where_the_balance_cannot_be_had()
    {
        var scene = HoldBesideHis(6);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Play(new OrderReplyLost(sale.Order, "끊김"));
        scene.Pass(20, answer: true);
        for (var second = 0; second < 200; second++)
            scene.Pass(1).AnswerOrders();
        scene.Tick(68_900);
        Assert.Equal((3, 14L), (scene.Placed.Count(), scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>Ours were sold unheard, and he buys as many: the balance has what it had. By the notice of his purchase that is no proof.</summary>
    [Fact]
    public void A_balance_that_his_purchase_has_filled_up_again_lets_none_of_his_be_sold()
    {
        var scene = HoldBesideHis(0);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Play(new OrderReplyLost(sale.Order, "끊김"));
        scene.Fill(sale with { Side = Side.Buy }, Number(700), 14, 69_000);
        scene.Pass(200, answer: true);
        scene.Tick(68_000).Pass(100, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        // The lists come round at last: what is there is his.
        scene.Rows.Add(Row(Number(600), Samsung, Side.Sell, 14, 14, 69_000, time: 100_116));
        scene.Rows.Add(Row(Number(700), Samsung, Side.Buy, 14, 14, 69_000, time: 100_117));
        scene.Pass(60, answer: true).Tick(67_000).Pass(30, answer: true);
        Assert.Equal(2, scene.Placed.Count());
    }

    [Fact]
    public void Without_his_shares_it_goes_as_soon_as_the_balance_has_told()
    {
        var scene = HoldBesideHis(0);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Play(new OrderReplyLost(sale.Order, "끊김"));
        scene.Pass(20, answer: true);
        Assert.Equal((3, 14L), (scene.Placed.Count(), scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>It was sold after all: the balance says so within the three minutes, and his shares stay where they are.</summary>
    [Fact]
    public void Where_the_balance_shows_that_it_was_sold_nothing_more_is()
    {
        var scene = HoldBesideHis(6);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Play(new OrderReplyLost(sale.Order, "끊김"));
        scene.Pass(20, answer: true);
        scene.Holds(Samsung, 6, 70_000).Pass(240, answer: true);
        scene.Tick(68_000).Pass(30, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        Assert.Empty(scene.Shot.Positions);
    }

    /// <summary>He bought seven while a sale of ours was out that nobody told of; days pass without a balance, and the first one has his seven alone.</summary>
    [Fact]
    public void The_first_balance_after_days_that_lacks_what_a_sale_was_for_lets_none_of_his_be_sold()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(5, answer: true);
        var sale = scene.Tick(69_000).Placed.Last();
        scene.Ack(sale);
        scene.Fill(sale with { Side = Side.Buy, Quantity = Quantity.Of(7) }, Number(700), 7, 69_000).Pass(3);
        scene.Skip(TimeSpan.FromHours(24)).Pass(2);
        scene.Skip(TimeSpan.FromHours(24)).Pass(2).Instrument(Samsung).Tick(69_000);
        scene.Rows.Clear();
        scene.Holds(Samsung, 7, 69_000).Tick(69_000).Pass(40, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        Assert.Empty(scene.Shot.Positions);
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("체결을 듣지 못한 매도", StringComparison.Ordinal));
    }

    /// <summary>The same where a list has told of his purchase: it is in the balance as much as what the sale of yesterday has taken is not.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 7)]
    public void Nor_where_a_list_tells_of_what_he_bought_while_the_sale_was_out(bool adopts, long held)
    {
        var scene = SoldUnheardYesterday(adopts);
        scene.Rows.Add(Row(Number(700), Samsung, Side.Buy, 7, 7, 69_000));
        scene.Holds(Samsung, 7, 69_000).Answer().Tick(69_000).Pass(40, answer: true);
        Assert.Equal(2, scene.Placed.Count(order => order.Quantity.Shares == 14));
        Assert.Equal(adopts ? 7 : 0, scene.Placed.Skip(2).Sum(order => order.Quantity.Shares));
        Assert.Equal(held, scene.Shot.Positions.Sum(position => position.Quantity.Shares));
    }

    /// <summary>Five of nine: his seven and two that are left of ours, or five of ours and his on their way. Ledgers lag three minutes at the most.</summary>
    [Fact]
    public void Where_the_sale_may_have_sold_a_part_nothing_goes_before_the_balance_must_have_his()
    {
        var scene = SoldUnheardYesterday(adopts: false);
        scene.Rows.Add(Row(Number(700), Samsung, Side.Buy, 7, 7, 69_000));
        scene.Holds(Samsung, 9, 69_000).Answer().Tick(69_000).Pass(170, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        scene.Tick(69_000).Pass(30, answer: true);
        Assert.Equal((3, 2L), (scene.Placed.Count(), scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>A sale was taken by the broker, its fill was told to nobody, and the next day begins.</summary>
    static Scene SoldUnheardYesterday(bool adopts)
    {
        var scene = new Scene(Plain with { AdoptForeignPositions = adopts });
        scene.Hold(70_000);
        scene.Pass(5, answer: true);
        scene.Ack(scene.Tick(69_000).Placed.Last());
        scene.Rows.Clear();
        scene.Skip(TimeSpan.FromHours(24)).Pass(2).Instrument(Samsung);
        return scene;
    }

    static Scene HoldBesideHis(int his)
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(5, answer: true);
        scene.Holds(Samsung, 14 + his, 70_000).Pass(70, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        return scene;
    }
}
