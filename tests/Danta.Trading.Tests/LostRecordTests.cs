using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The journal has lost records: shares that the books do not know may be ours and without their stop, or the owner's.</summary>
public sealed class LostRecordTests
{
    static Scene Damaged(bool holds)
    {
        var scene = new Scene(ready: false);
        if (holds)
            scene.Holds(Samsung, 14, 70_000);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings) { HasLostRecords = true });
        scene.Play(new StreamChanged(true, null));
        return scene.Answer().Answer();
    }

    [Fact]
    public void Where_the_account_holds_what_the_books_do_not_know_the_owner_is_asked_and_nothing_is_bought()
    {
        var scene = Damaged(holds: true);
        Assert.Equal((TraderState.Halted, false), (scene.Shot.State, scene.Shot.Reconciled));
        Assert.Contains($"넘겨받기 {Samsung}", Assert.Single(scene.News<DifferenceNews>()).Text, StringComparison.Ordinal);
        Assert.Empty(scene.Shot.Positions);
    }

    [Fact]
    public void His_word_makes_them_ours_with_a_stop_that_sells()
    {
        var scene = Damaged(holds: true);
        scene.Play(new Adopt("test", Samsung));
        var position = Assert.Single(scene.Shot.Positions);
        Assert.True(scene.Shot.Reconciled);
        Assert.Equal((14L, 70_000m), (position.Quantity.Shares, position.AveragePrice));
        Assert.NotNull(position.StopLoss);
        scene.Play(new Resume("test")).Answer().Tick(69_000);
        Assert.Equal((Side.Sell, 14L), Assert.Single(scene.Placed.Select(sale => (sale.Side, sale.Quantity.Shares))));
    }

    /// <summary>Played back past another damage it may have been asked by the replay alone: each start asks what is open.</summary>
    [Fact]
    public void A_start_asks_again_what_is_open()
    {
        var scene = Damaged(holds: true);
        scene.All.Clear();
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings));
        Assert.Contains($"넘겨받기 {Samsung}", Assert.Single(scene.News<DifferenceNews>()).Text, StringComparison.Ordinal);
        scene.Play(new StreamChanged(true, null)).Play(new Adopt("test", Samsung)).All.Clear();
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings));
        Assert.Empty(scene.News<DifferenceNews>());
    }

    /// <summary>The replay had lost our purchase, and made its shares the owner's before it came to the start.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_replay_has_made_his_of_todays_is_asked_about_after_a_loss(bool boughtToday)
    {
        var scene = new Scene();
        if (boughtToday)
            scene.Rows.Add(Row(Number(3), Samsung, Side.Buy, 14, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Pass(70, answer: true);
        Assert.Empty(scene.Shot.Positions);
        scene.All.Clear();
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings) { HasLostRecords = true }).Play(new StreamChanged(true, null)).Pass(5, answer: true);
        Assert.Equal(boughtToday, scene.News<DifferenceNews>().Any(news => news.Text.Contains($"넘겨받기 {Samsung}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Or_they_are_his_and_are_left_alone()
    {
        var scene = Damaged(holds: true);
        scene.Play(new Resume("test")).Answer();
        Assert.Equal(TraderState.Running, scene.Shot.State);
        scene.Tick(60_000).Pass(30, answer: true);
        Assert.Empty(scene.Placed);
        // 전량매도 names what it does not count.
        scene.Play(new Flatten("test"));
        Assert.Contains("삼성전자 14주", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
    }

    /// <summary>The order that sold them is among the lost records: nobody may be told that he did it himself.</summary>
    [Fact]
    public void What_is_gone_may_have_been_sold_by_an_order_that_was_lost()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(5, answer: true).Play(new Started(TradingMode.Paper, false, scene.Settings) { HasLostRecords = true }).Play(new StreamChanged(true, null));
        scene.Rows.Add(Row(Number(77), Samsung, Side.Sell, 14, 14, 69_500));
        // The balance may be slower than the first comparison.
        scene.Pass(20, answer: true).Holds(Samsung, 0, 0).Pass(10, answer: true);
        Assert.Empty(scene.Shot.Positions);
        var told = Assert.Single(scene.News<DifferenceNews>(), news => news.Code == Samsung).Text;
        Assert.Contains("알 수 없습니다. 973,000원", told, StringComparison.Ordinal);
        Assert.DoesNotContain("직접 파셨습니다", told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_agrees_with_the_books_asks_nothing()
    {
        var scene = Damaged(holds: false);
        Assert.Equal(TraderState.Running, scene.Shot.State);
        // What he buys by hand is his again, as ever, once a minute has shown that nothing is missing.
        scene.Pass(65, answer: true).Holds(Samsung, 3, 70_000).Pass(80, answer: true);
        Assert.Equal(TraderState.Running, scene.Shot.State);
        Assert.DoesNotContain(scene.News<DifferenceNews>(), news => news.Text.Contains("손상", StringComparison.Ordinal));
    }
}
