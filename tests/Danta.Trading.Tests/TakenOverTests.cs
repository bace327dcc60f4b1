using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The trader is gone, and its guard ends what it held: on the same book, and with nothing in mind but that.</summary>
public sealed class TakenOverTests
{
    static Scene TakenOver(out PlaceOrder bought)
    {
        var scene = new Scene();
        bought = scene.Hold(70_000);
        scene.Skip(TimeSpan.FromSeconds(60)).Play(new Started(TradingMode.Paper, false, scene.Settings) { SellsOnly = true });
        return scene.Play(new Flatten("guard"));
    }

    static IEnumerable<PlaceOrder> Sales(Scene scene) => scene.Placed.Where(order => order.Side == Side.Sell);

    /// <summary>A trader of its own would try after ten seconds: it knows what it has done last.</summary>
    [Fact]
    public void Nothing_is_sold_before_list_and_balance_have_both_come_however_long_that_takes()
    {
        var scene = TakenOver(out var bought);
        scene.Pass(120);
        Assert.Empty(Sales(scene));
        scene.AnswerBalance().Pass(60);
        Assert.Empty(Sales(scene));
        scene.AnswerOrders();
        scene.AnswerBalance();
        var sale = Assert.Single(Sales(scene));
        Assert.Equal((bought.Quantity, OrderType.Market, Urgency.Panic), (sale.Quantity, sale.Type, sale.Urgency));
    }

    [Fact]
    public void Whatever_anybody_says_nothing_is_bought()
    {
        var scene = TakenOver(out _);
        scene.Play(new StreamChanged(true, null)).Answer().Answer().Play(new Resume("telegram:1"));
        var before = scene.Placed.Count();
        scene.Condition("0", Hynix).Instrument(Hynix).Tick(70_000, Hynix).Pass(5, answer: true);
        Assert.DoesNotContain(scene.Placed.Skip(before), order => order.Side == Side.Buy);
        // The next life of the trader's own is one again.
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer().Play(new Resume("telegram:1"));
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Contains(scene.Last.OfType<PlaceOrder>(), order => order.Side == Side.Buy);
    }

    [Fact]
    public void It_is_over_when_the_brokers_lists_show_it_and_not_with_the_fill()
    {
        var scene = TakenOver(out _);
        scene.Answer();
        var sale = Assert.Single(Sales(scene));
        var number = scene.Ack(sale);
        scene.Fill(sale, number, sale.Quantity.Shares, 69_000);
        Assert.Null(scene.Shot.FlattenedAt);
        scene.Rows.Add(Row(number, sale.Code, Side.Sell, sale.Quantity.Shares, sale.Quantity.Shares, 69_000));
        scene.Holds(sale.Code, 0, 0).Pass(3, answer: true);
        Assert.NotNull(scene.Shot.FlattenedAt);
        Assert.Single(Sales(scene));
    }
}
