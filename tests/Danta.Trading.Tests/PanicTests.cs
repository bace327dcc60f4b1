using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>전량매도, which is over when the broker says so and not before.</summary>
public sealed class PanicTests
{
    static bool IsProven(Scene scene) => scene.News<CommandNews>().Any(news => news.Text.Contains("전량매도를 마쳤습니다", StringComparison.Ordinal));

    /// <summary>A purchase that nobody had acknowledged when the panic came is called back as soon as it has a number.</summary>
    [Fact]
    public void A_purchase_that_is_acknowledged_afterwards_is_cancelled()
    {
        var scene = new Scene(Plain with { Orders = OrderSettings.Default with { CancelEntryAfter = null } });
        var buy = scene.Enter(70_000);
        scene.Play(new Flatten("api"));
        Assert.Empty(scene.All.OfType<CancelOrder>());
        var number = scene.Ack(buy);
        scene.Pass(1);
        Assert.Equal((buy.Order, Urgency.Panic), (Assert.Single(scene.Last.OfType<CancelOrder>()).Order, scene.Last.OfType<CancelOrder>().Single().Urgency));
        scene.Play(Notice(NoticeKind.CancelConfirmed, buy, Number(900), 14, 70_000) with { OriginalNumber = number });
        Assert.False(IsProven(scene));
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 0, 70_000, cancelled: 14));
        scene.Pass(3, answer: true);
        Assert.True(IsProven(scene));
    }

    /// <summary>Refused again and again while its trading was halted, it would wait; now he wants it sold.</summary>
    [Fact]
    public void A_panic_does_not_wait_for_the_end_of_a_pause_after_refusals()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        for (var refusal = 0; refusal < 6; refusal++)
        {
            scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK0634", "거래정지 종목입니다"));
            var sold = scene.Placed.Count();
            for (var second = 0; second < 70 && scene.Placed.Count() == sold; second++)
                scene.Pass(1, answer: true);
            Assert.True(scene.Placed.Count() > sold);
        }
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK0634", "거래정지 종목입니다"));
        var before = scene.Placed.Count();
        scene.Play(new Flatten("api")).Answer();
        Assert.Equal(before + 1, scene.Placed.Count());
    }

    /// <summary>He had a hundred of his own and sold them by hand a moment ago; the notice of it was lost.</summary>
    [Fact]
    public void What_the_owner_has_just_sold_by_hand_is_found_before_everything_is_sold()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(900), Samsung, Side.Sell, 10, 10, 70_000));
        scene.Holds(Samsung, 4, 70_000).Skip(TimeSpan.FromSeconds(5)).Play(new Flatten("api"));
        Assert.Single(scene.Placed);
        scene.Answer().Pass(12, answer: true);
        Assert.Equal(4, Assert.Single(scene.Placed, placed => placed.Side == Side.Sell).Quantity.Shares);
    }

    [Fact]
    public void A_broker_that_does_not_answer_holds_it_up_for_ten_seconds_and_no_longer()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Flatten("api")).Pass(9);
        Assert.Single(scene.Placed);
        scene.Pass(1);
        Assert.Equal((Side.Sell, Urgency.Panic), (scene.Placed.Last().Side, scene.Placed.Last().Urgency));
    }

    [Fact]
    public void It_is_not_over_while_the_broker_still_shows_our_shares()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Flatten("api")).AnswerBalance();
        var sale = scene.Placed.Last();
        var number = scene.Ack(sale);
        scene.Fill(sale, number, 14, 70_000);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 14, 70_000));
        // The balance lags behind the notices.
        scene.Pass(3).Answer();
        Assert.False(IsProven(scene));
        scene.Holds(Samsung, 0, 0).Pass(3, answer: true);
        Assert.True(IsProven(scene));
    }

    [Fact]
    public void It_is_not_over_while_the_broker_lists_an_open_order_of_ours()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Flatten("api")).AnswerBalance();
        var sale = scene.Placed.Last();
        var number = scene.Ack(sale);
        scene.Fill(sale, number, 14, 70_000);
        scene.Holds(Samsung, 0, 0);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 13, 70_000));
        scene.Pass(3, answer: true);
        Assert.False(IsProven(scene));
        scene.Rows[^1] = Row(number, Samsung, Side.Sell, 14, 14, 70_000);
        scene.Pass(3, answer: true);
        Assert.True(IsProven(scene));
    }

    [Fact]
    public void The_owner_s_own_shares_are_neither_sold_nor_in_the_way()
    {
        var scene = new Scene(ready: false);
        scene.Holds(Hynix, 3, 100_000);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        scene.Play(new Flatten("api")).Pass(3, answer: true);
        Assert.Empty(scene.Placed);
        Assert.True(IsProven(scene));
    }

    [Fact]
    public void A_panic_outside_the_hours_says_so_and_sells_at_the_open()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { FlattenAt = null } });
        scene.Hold(70_000);
        scene.Skip(new TimeSpan(8, 0, 0)).Play(new Flatten("api"));
        Assert.Contains("열리면 팝니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        Assert.Single(scene.Placed);
        scene.Skip(new TimeSpan(14, 30, 0)).Pass(1, answer: true);
        Assert.Equal((Side.Sell, Urgency.Panic), (scene.Placed.Last().Side, scene.Placed.Last().Urgency));
    }

    [Fact]
    public void It_outlives_a_restart_and_tells_what_is_left_once_a_minute()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Flatten("api")).AnswerBalance();
        var sale = scene.Placed.Last();
        scene.Play(new OrderRefused(sale.Order, "APBK0000", "잠시 뒤에"));
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        scene.Pass(3, answer: true);
        Assert.Equal(Urgency.Panic, scene.Placed.Last().Urgency);
        Assert.True(scene.Placed.Count() >= 3);
        scene.Pass(60);
        Assert.Contains(scene.News<CommandNews>(), news => news.Text.Contains("아직 끝나지 않았습니다: 삼성전자 14주", StringComparison.Ordinal));
    }
}
