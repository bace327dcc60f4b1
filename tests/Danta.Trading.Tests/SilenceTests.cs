using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Nothing fails in silence: lists that never come whole, answers that never come, searches that are not answered.</summary>
public sealed class SilenceTests
{
    [Fact]
    public void A_list_whose_last_page_never_comes_is_told_once_asked_more_and_more_seldom_and_stops_purchases()
    {
        var (scene, _) = LostPurchase();
        var before = Asked(scene);
        for (var second = 0; second < 45; second++)
            Short(scene.Pass(1));

        Assert.InRange(Asked(scene) - before, 5, 20);
        Assert.Contains("주문 내역", Assert.Single(scene.News<HaltNews>()).Reason, StringComparison.Ordinal);
        Assert.False(scene.Shot.Reconciled);

        before = Asked(scene);
        for (var second = 0; second < 600; second++)
            Short(scene.Pass(1));
        // Thirty seconds apart by then, for the comparison and for the doubt.
        Assert.InRange(Asked(scene) - before, 15, 45);
        Assert.Single(scene.News<HaltNews>());

        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix).Tick(70_100, Hynix);
        Assert.DoesNotContain(scene.Placed, order => order.Code == Hynix);
    }

    [Fact]
    public void It_ends_with_the_first_whole_list_and_the_doubt_is_settled_then()
    {
        var (scene, order) = LostPurchase();
        for (var second = 0; second < 60; second++)
            Short(scene.Pass(1));
        scene.Rows.Add(Row(Number(7), order.Code, Side.Buy, order.Quantity.Shares, order.Quantity.Shares, 70_000));
        scene.Holds(order.Code, order.Quantity.Shares, 70_000);
        scene.Pass(40, answer: true);

        Assert.Equal([true, false], scene.News<HaltNews>().Select(news => news.Halted));
        Assert.True(scene.Shot.Reconciled);
        Assert.Equal(order.Quantity, Assert.Single(scene.Shot.Positions).Quantity);
    }

    /// <summary>A list that changes while it is read, and is whole the next time.</summary>
    [Fact]
    public void A_list_that_is_short_now_and_then_is_no_news()
    {
        var (scene, _) = LostPurchase();
        for (var round = 0; round < 30; round++)
        {
            Short(scene.Pass(2));
            scene.Pass(2, answer: true);
        }
        Assert.Empty(scene.News<HaltNews>());
    }

    [Fact]
    public void Exits_go_on_meanwhile()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        for (var second = 0; second < 400; second++)
            Short(scene.Pass(1));
        Assert.Single(scene.News<HaltNews>());
        scene.Tick(69_000).Pass(12);
        Assert.Single(scene.Placed, order => order.Side == Side.Sell);
    }

    [Fact]
    public void A_question_that_is_refused_again_and_again_is_told_once_with_the_reason()
    {
        var scene = new Scene(ready: false);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null));
        for (var second = 0; second < 90; second++)
        {
            scene.Pass(1).AnswerOrders();
            scene.Play(new QuestionFailed(new BalanceQuestion(), "OPSQ2000 INVALID_CHECK_ACNO"));
        }
        Assert.Contains("OPSQ2000", Assert.Single(scene.News<HaltNews>()).Reason, StringComparison.Ordinal);
    }

    /// <summary>Where nothing is answered at all the owner has been told of that: this is the same.</summary>
    [Fact]
    public void What_the_owner_knows_already_is_not_told_again()
    {
        var scene = new Scene(ready: false);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Play(new BrokerChanged(false, "서버 점검"));
        for (var second = 0; second < 90; second++)
        {
            scene.Pass(1).Play(new QuestionFailed(new BalanceQuestion(), "HTTP 503"));
            scene.Play(new ConditionFailed("0", "급등주", "HTTP 503"));
        }
        Assert.Single(scene.News<HaltNews>());
        Assert.Empty(scene.News<ConditionNews>());
    }

    [Fact]
    public void A_search_that_is_not_answered_for_a_minute_is_told_once_and_when_it_is_answered_again()
    {
        var scene = new Scene();
        for (var poll = 0; poll < 30; poll++)
            scene.Pass(5, answer: true).Play(new ConditionFailed("0", "조건0", $"EGW00002 {poll}"));
        Assert.Single(scene.News<ConditionNews>());
        scene.Condition("0", Samsung);
        Assert.Equal(2, scene.News<ConditionNews>().Count());
    }

    static int Asked(Scene scene) => scene.All.OfType<Ask>().Count(ask => ask.Question is DayOrdersQuestion);

    /// <summary>Answers all that was asked: the list lacks its last page.</summary>
    static void Short(Scene scene)
    {
        while (Asked(scene) > scene.Played.Count(input => input.Event is DayOrdersAnswered))
            scene.Play(new DayOrdersAnswered([.. scene.Rows], false, scene.Now));
        scene.AnswerBalance();
    }
}
