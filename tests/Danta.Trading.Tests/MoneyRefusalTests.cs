using static Danta.Trading.Tests.Race;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The broker refuses a purchase for want of money.</summary>
public sealed class MoneyRefusalTests
{
    const string Text = "주문가능금액을 초과 했습니다";

    static Scene Refuse(Scene scene, PlaceOrder order) => scene.Play(new OrderRefused(order.Order, "APBK0952", Text));

    [Fact]
    public void The_figure_is_asked_anew_at_once_and_nothing_is_bought_before_it()
    {
        var scene = Gauge.With(5_000_000);
        scene.Skip(TimeSpan.FromSeconds(5));
        var buy = scene.Enter(70_000);
        var asked = scene.MoneyAsked;
        Refuse(scene, buy);
        Assert.Equal(asked + 1, scene.MoneyAsked);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix).Pass(5);
        Assert.Equal([buy], scene.Placed);
    }

    /// <summary>Though an order of ours has moved a moment ago: it is lower.</summary>
    [Fact]
    public void The_figure_that_follows_is_what_can_be_spent()
    {
        var scene = Gauge.With(5_000_000);
        scene.Skip(TimeSpan.FromSeconds(5));
        Refuse(scene, scene.Enter(70_000)).Play(new MoneyAnswered(new(500_070), scene.Now)).Pass(1);
        Assert.Equal(500_070, Gauge.Read(scene));
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Equal((Hynix, 5L), (scene.Placed.Last().Code, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void A_figure_that_was_asked_before_the_refusal_is_not_believed_any_more()
    {
        var scene = Gauge.With(5_000_000);
        scene.Skip(TimeSpan.FromSeconds(5));
        var before = scene.Now;
        var buy = scene.Skip(TimeSpan.FromSeconds(1)).Enter(70_000);
        Refuse(scene, buy).Play(new MoneyAnswered(new(5_000_000), before)).Pass(5);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Equal([buy], scene.Placed);
    }

    [Fact]
    public void It_is_told_once_and_not_with_each_stock_that_it_stands_in_the_way_of()
    {
        var scene = new Scene(Settings);
        foreach (var code in Codes[..10])
            Refuse(scene, scene.Enter(10_000, code)).Pass(60, answer: true);
        Assert.Equal(10, scene.Placed.Count());
        Assert.Equal(Codes[0], Assert.Single(scene.News<RefusedNews>()).Code);
    }

    [Fact]
    public void A_refusal_for_another_reason_is_told_each_time()
    {
        var scene = new Scene(Settings);
        foreach (var code in Codes[..3])
            scene.Play(new OrderRefused(scene.Enter(10_000, code).Order, "APBK9999", "주문이 거부되었습니다")).Pass(60, answer: true);
        Assert.Equal(Codes[..3], scene.News<RefusedNews>().Select(news => news.Code));
    }

    [Fact]
    public void A_broker_that_refuses_whatever_his_figure_says_is_tried_more_and_more_seldom()
    {
        var runners = Codes[..60].Select(code => (code, 10, 100)).ToArray();
        var scene = Go(Ready(Settings with { Orders = OrderSettings.Default with { MostUnanswered = 1 } }, runners));
        for (var second = 0; second < 60; second++)
        {
            if (scene.Shot.Orders.FirstOrDefault(order => order.State == OrderState.Sent) is { } order)
                scene.Play(new OrderRefused(order.Id, "APBK0952", Text));
            scene.Pass(1, answer: true);
        }
        Assert.InRange(scene.Placed.Count(), 2, 10);
        Assert.Single(scene.News<RefusedNews>());
    }

    /// <summary>Its own margin may be the reason: a question about it alone tells, and the others are bought by the account's figure.</summary>
    [Fact]
    public void The_stock_that_was_refused_is_asked_for_alone_when_it_is_called_again()
    {
        var scene = new Scene(Settings);
        Refuse(scene, scene.Enter(10_000, Codes[0])).Pass(5, answer: true);
        scene.Condition("0").Condition("0", Codes[0], Codes[1]).Play(new StocksDescribed([Known(Codes[1])])).Tick(10_000, Codes[0]).Tick(10_000, Codes[1]);
        Assert.Equal([Codes[0], Codes[1]], Bought(scene));
        Assert.Equal(new BuyingPowerQuestion(Codes[0]), Assert.Single(scene.All.OfType<Ask>(), ask => ask.Question is BuyingPowerQuestion).Question);
    }
}
