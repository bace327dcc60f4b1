using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>When the account's figure is asked for, and what it is worth beside what our own orders are known to have done.</summary>
public sealed class FigureTests
{
    const long Whole = 5_000_000;
    const long Paid = 980_000 + 137;

    static readonly InstrumentCode[] Codes = [.. Enumerable.Range(1, 100).Select(index => InstrumentCode.Parse($"{index:D6}"))];

    [Fact]
    public void It_is_asked_once_at_the_start_and_then_at_an_even_rhythm()
    {
        var scene = new Scene();
        Assert.Equal(1, scene.MoneyAsked);
        var asked = new List<int>();
        for (var second = 1; second <= 120; second++)
        {
            var before = scene.MoneyAsked;
            scene.Pass(1, answer: true);
            if (scene.MoneyAsked > before)
                asked.Add(second);
        }
        Assert.InRange(asked.Count, 3, 12);
        Assert.Single(asked.Zip(asked.Skip(1), (one, next) => next - one).Distinct());
    }

    [Fact]
    public void A_hundred_candidates_cost_no_question()
    {
        var scene = new Scene(Gauge.Settings with { MaxPositions = 1 });
        scene.Condition("0", Codes).Pass(1);
        foreach (var code in Codes)
            scene.Instrument(code).Tick(70_000, code);
        Assert.Equal(1, scene.MoneyAsked);
        Assert.Single(scene.Placed);
        Assert.DoesNotContain(scene.All.OfType<Ask>(), ask => ask.Question is BuyingPowerQuestion);
    }

    [Fact]
    public void Our_own_fill_is_counted_on_and_settled_by_a_figure_of_the_third_second()
    {
        var scene = Gauge.With(Whole);
        scene.Hold(70_000);
        var asked = scene.MoneyAsked;
        scene.Pass(2).Skip(TimeSpan.FromMilliseconds(999)).Play(Input.Second(scene.Now));
        Assert.Equal(asked, scene.MoneyAsked);
        scene.Skip(TimeSpan.FromMilliseconds(1)).Play(Input.Second(scene.Now));
        Assert.Equal(asked + 1, scene.MoneyAsked);
        // The broker knows of a fee that we do not.
        scene.Play(new MoneyAnswered(new(Whole - Paid - 7), scene.Now));
        Assert.Equal(Whole - Paid - 7, Gauge.Read(scene));
        scene.Pass(10);
        Assert.Equal(asked + 1, scene.MoneyAsked);
    }

    [Fact]
    public void A_cancelled_rest_is_settled_the_same_way()
    {
        var scene = Gauge.With(Whole);
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Play(Notice(NoticeKind.CancelConfirmed, buy, Number(900), 14, 70_000) with { OriginalNumber = number });
        var asked = scene.MoneyAsked;
        scene.Pass(2);
        Assert.Equal(asked, scene.MoneyAsked);
        scene.Pass(1);
        Assert.Equal(asked + 1, scene.MoneyAsked);
    }

    /// <summary>The figure of 2.999 s may lack the purchase: it raises nothing. That of the third second has it.</summary>
    [Theory]
    [InlineData(2_999, Whole - Paid)]
    [InlineData(3_000, Whole)]
    public void A_higher_figure_is_believed_from_the_third_second_on(int milliseconds, long believed)
    {
        var scene = Gauge.With(Whole);
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromMilliseconds(milliseconds)).Play(new MoneyAnswered(new(Whole), scene.Now));
        Assert.Equal(believed, Gauge.Read(scene));
    }

    /// <summary>It counts from when the figure was asked, not from when it was heard.</summary>
    [Fact]
    public void A_figure_that_was_asked_before_a_purchase_and_answered_long_after_raises_nothing()
    {
        var scene = Gauge.With(Whole);
        var before = scene.Now;
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromSeconds(9)).Play(new MoneyAnswered(new(Whole + 1_000_000), before));
        Assert.Equal(Whole - Paid, Gauge.Read(scene));
    }

    [Fact]
    public void A_lower_figure_is_believed_at_once()
    {
        var scene = Gauge.With(Whole);
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromSeconds(1)).Play(new MoneyAnswered(new(1_000_000), scene.Now));
        // Whether it has the purchase already or not.
        Assert.InRange(Gauge.Read(scene), 1_000_000 - Paid, 1_000_000);
    }

    [Fact]
    public void The_older_of_two_figures_changes_nothing_however_late_it_comes()
    {
        var scene = Gauge.With(Whole);
        var before = scene.Now;
        scene.Skip(TimeSpan.FromSeconds(30)).Play(new MoneyAnswered(new(3_000_000), scene.Now)).Play(new MoneyAnswered(new(9_000_000), before));
        Assert.Equal(3_000_000, Gauge.Read(scene));
    }

    [Fact]
    public void The_owner_s_own_trade_has_it_asked_at_once()
    {
        var scene = new Scene();
        scene.Pass(5);
        var asked = scene.MoneyAsked;
        var own = new PlaceOrder(new(1), Hynix, Side.Buy, OrderType.Market, Quantity.Of(3), null, Urgency.Entry);
        scene.Play(Notice(NoticeKind.Filled, own, Number(777), 3, 70_000));
        Assert.Equal(asked + 1, scene.MoneyAsked);
    }

    [Fact]
    public void A_burst_of_the_owner_s_notices_has_it_asked_once_a_second_at_most()
    {
        var scene = new Scene();
        scene.Pass(5);
        var asked = scene.MoneyAsked;
        var own = new PlaceOrder(new(1), Hynix, Side.Buy, OrderType.Market, Quantity.Of(30), null, Urgency.Entry);
        for (var fill = 0; fill < 20; fill++)
            scene.Skip(TimeSpan.FromMilliseconds(10)).Play(Notice(NoticeKind.Filled, own, Number(777), 1, 70_000 + 100 * fill));
        Assert.InRange(scene.MoneyAsked - asked, 1, 1);
        scene.Pass(1);
        Assert.Equal(asked + 2, scene.MoneyAsked);
    }

    [Fact]
    public void Nothing_is_bought_before_the_first_figure()
    {
        var scene = new Scene(Gauge.Settings, ready: false) { Money = null };
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        Assert.Equal(1, scene.MoneyAsked);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Empty(scene.Placed);
        Assert.Equal("주문가능금액: 조회 중", Assert.Single(scene.Shot.Watchlist).WaitingFor);
        scene.Play(new MoneyAnswered(new(Whole), scene.Now));
        Assert.Single(scene.Placed);
    }

    [Fact]
    public void A_restart_forgets_it_and_asks_anew()
    {
        var scene = Gauge.With(Whole);
        scene.Skip(TimeSpan.FromSeconds(5)).Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null));
        var asked = scene.MoneyAsked;
        scene.Answer().Answer();
        Assert.Equal(asked + 1, scene.MoneyAsked);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Empty(scene.Placed);
        scene.Play(new MoneyAnswered(new(200_029), scene.Now));
        Assert.Equal(2, Assert.Single(scene.Placed).Quantity.Shares);
    }

    [Fact]
    public void A_new_day_has_a_figure_of_its_own()
    {
        var scene = Gauge.With(Whole);
        var asked = scene.MoneyAsked;
        scene.Skip(TimeSpan.FromDays(1)).Pass(1).Answer().Answer();
        Assert.Equal(asked + 1, scene.MoneyAsked);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Empty(scene.Placed);
        scene.Play(new MoneyAnswered(new(300_042), scene.Now));
        Assert.Equal(3, Assert.Single(scene.Placed).Quantity.Shares);
    }

    /// <summary>Evidence has a time: what nobody has confirmed for minutes is no money to spend.</summary>
    [Fact]
    public void A_figure_that_nobody_confirms_any_more_buys_nothing()
    {
        var scene = Gauge.With(Whole);
        scene.Pass(600, answer: true);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Empty(scene.Placed);
        scene.Play(new MoneyAnswered(new(Whole), scene.Now));
        Assert.Single(scene.Placed);
    }

    /// <summary>Our own orders never rest: the figure is not asked for each of them, and what they have done is counted on all the same.</summary>
    [Fact]
    public void While_our_own_orders_never_rest_they_are_counted_on_from_the_last_figure()
    {
        var scene = Gauge.With(Whole);
        var asked = scene.MoneyAsked;
        var left = Whole;
        foreach (var code in Codes[..3])
        {
            scene.Hold(70_000, code, "0");
            left -= Paid;
            scene.Pass(2).Play(new MoneyAnswered(new(Whole), scene.Now));
            Assert.Equal(left, Gauge.Read(scene));
        }
        // In six seconds without rest once, not with each of them.
        Assert.InRange(scene.MoneyAsked - asked, 0, 1);
    }
}
