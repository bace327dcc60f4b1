using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>What a purchase may have is computed on the spot from one figure of the account's and our own orders since.</summary>
public sealed class FundsTests
{
    const long Whole = 5_000_000;

    /// <summary>14 shares of 70,000 won, at the upper limit of 100,000 with the commission of 0.0140527 %.</summary>
    const long Worst = 1_400_000 + 196;

    const long Paid = 980_000 + 137;

    [Theory]
    [InlineData(500_070, 5)]
    [InlineData(500_069, 4)]
    [InlineData(100_014, 1)]
    [InlineData(100_013, 0)]
    public void A_market_buy_counts_at_the_upper_limit_plus_commission_to_the_won(long money, int shares)
    {
        var scene = Gauge.With(money);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Equal(shares, scene.Placed.Sum(order => order.Quantity.Shares));
        if (shares == 0)
            Assert.StartsWith($"매수 자금: 쓸 수 있는 금액 {money:N0}원, 한 주에 100,014원", WaitingFor(scene, Samsung), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_sent_is_taken_off_at_its_worst_before_anybody_answers()
    {
        var scene = Gauge.With(Whole);
        Assert.Equal(Whole, Gauge.Read(scene));
        scene.Enter(70_000);
        Assert.Equal(Whole - Worst, Gauge.Read(scene));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 0)]
    public void The_next_purchase_gets_what_the_first_has_left(long more, int shares)
    {
        var scene = Gauge.With(Worst + 100_014 + more);
        scene.Enter(70_000);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Single(scene.Placed);
        scene.Pass(4, answer: true).Tick(70_000, Hynix);
        Assert.Equal(shares, scene.Placed.Where(order => order.Code == Hynix).Sum(order => order.Quantity.Shares));
    }

    [Fact]
    public void A_fill_costs_what_was_paid_and_an_open_rest_its_worst()
    {
        var scene = Gauge.With(Whole);
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        Assert.Equal(Whole - Worst, Gauge.Read(scene));
        scene.Fill(buy, number, 4, 70_000);
        Assert.Equal(Whole - (280_000 + 39) - (1_000_000 + 140), Gauge.Read(scene));
        scene.Fill(buy, number, 10, 70_000, 100_002);
        Assert.Equal(Whole - Paid, Gauge.Read(scene));
    }

    [Fact]
    public void A_cancelled_rest_and_a_refused_order_give_their_money_back()
    {
        var scene = Gauge.With(Whole);
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 4, 70_000);
        scene.Play(Notice(NoticeKind.CancelConfirmed, buy, Number(900), 10, 70_000) with { OriginalNumber = number });
        Assert.Equal(Whole - 280_039, Gauge.Read(scene));
        var refused = scene.Enter(70_000, Hynix, "1");
        scene.Play(new OrderRefused(refused.Order, "APBK9999", "주문이 거부되었습니다"));
        Assert.Equal(Whole - 280_039, Gauge.Read(scene));
    }

    [Fact]
    public void A_purchase_in_doubt_counts_as_spent_however_old_the_doubt_is()
    {
        var scene = Gauge.With(Whole);
        var buy = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(buy.Order, "연결이 끊어졌습니다"));
        Assert.Equal(Whole - Worst, Gauge.Read(scene));
        // A figure of quiet times does not say whether it has the order or not.
        scene.Skip(TimeSpan.FromSeconds(8)).Play(new MoneyAnswered(new(Whole), scene.Now));
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Answer();
        Assert.Equal(Whole - Worst, Gauge.Read(scene));
    }

    [Fact]
    public void What_an_own_sale_brings_can_be_spent_at_once()
    {
        var scene = Gauge.With(Whole);
        scene.Skip(TimeSpan.FromSeconds(1)).Hold(70_000);
        scene.Play(new SellPosition("api", Samsung));
        var sale = scene.Placed.Last();
        Assert.Equal(Side.Sell, sale.Side);
        Assert.Equal(Whole - Paid, Gauge.Read(scene));
        scene.Fill(sale, scene.Ack(sale), 14, 71_000);
        // Less the commission and the tax of 0.2 % on 994,000 won.
        Assert.Equal(Whole - Paid + 994_000 - 139 - 1_988, Gauge.Read(scene));
    }

    [Fact]
    public void What_a_sale_brings_that_was_out_when_the_figure_was_heard_is_not_counted_twice()
    {
        var scene = Gauge.With(Whole);
        scene.Hold(70_000);
        scene.Play(new SellPosition("api", Samsung));
        var sale = scene.Placed.Last();
        var number = scene.Ack(sale);
        scene.Skip(TimeSpan.FromSeconds(3)).Play(new MoneyAnswered(new(7_000_000), scene.Now));
        Assert.Equal(7_000_000, Gauge.Read(scene));
        scene.Fill(sale, number, 14, 71_000);
        Assert.Equal(7_000_000, Gauge.Read(scene));
    }

    [Theory]
    [InlineData(40, 1_400_196)]
    [InlineData(100, 1_400_196)]
    [InlineData(150, 2_100_295)]
    public void Only_a_margin_rate_above_a_hundred_percent_takes_more(int margin, long worst)
    {
        var scene = Gauge.With(Whole);
        scene.Condition("0", Samsung).Play(new StocksDescribed([Described(Samsung, margin)])).Tick(70_000);
        Assert.Equal(14, Assert.Single(scene.Placed).Quantity.Shares);
        Assert.Equal(Whole - worst, Gauge.Read(scene));
    }

    [Fact]
    public void A_margin_rate_that_the_master_file_told_outlives_an_answer_that_is_silent_about_it()
    {
        var scene = Gauge.With(Whole);
        scene.Condition("0", Samsung).Play(new StocksDescribed([Described(Samsung, 150)])).Instrument(Samsung).Tick(70_000);
        Assert.Equal(Whole - 2_100_295, Gauge.Read(scene));
    }

    [Fact]
    public void A_dry_run_counts_its_own_orders_and_positions_against_a_figure_that_never_has_them()
    {
        var scene = Gauge.With(Whole, dryRun: true);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Empty(scene.Placed);
        Assert.Equal(Whole - Worst, Gauge.Read(scene));
        // It is booked at the best ask, a tick above.
        scene.Skip(TimeSpan.FromSeconds(1)).Tick(70_000);
        Assert.Equal(Whole - 981_400 - 137, Gauge.Read(scene));
        scene.Pass(60).Play(new MoneyAnswered(new(Whole), scene.Now));
        Assert.Equal(Whole - 981_400 - 137, Gauge.Read(scene));
    }

    [Fact]
    public void The_rest_of_a_purchase_is_bought_within_the_purse()
    {
        var orders = Gauge.Settings.Orders with { EntryType = OrderType.BestIoc, EntryFallback = true };
        var scene = Gauge.With(Worst, Gauge.Settings with { Orders = orders });
        var first = scene.Enter(70_000);
        var number = scene.Ack(first);
        scene.Fill(first, number, 4, 70_000).Play(Notice(NoticeKind.RestCancelled, first, number, 10, 70_000));
        // Somebody else spends meanwhile: what is left pays for three of the ten at their worst, and one won less for two.
        scene.Skip(TimeSpan.FromSeconds(4)).Play(new MoneyAnswered(new(300_042 - 1), scene.Now));
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 4, 70_000, cancelled: 10));
        scene.AnswerOrders().Pass(1);
        Assert.Equal((OrderType.Market, 2L), (scene.Placed.Last().Type, scene.Placed.Last().Quantity.Shares));
        Assert.Equal(2, scene.Placed.Count());
    }

    static string WaitingFor(Scene scene, InstrumentCode code) => Assert.Single(scene.Shot.Watchlist, view => view.Code == code).WaitingFor;

    static InstrumentAnswered Described(InstrumentCode code, int? margin) => new(
        code, NameOf(code), Board.Kospi, ListingKind.Stock, Price.FromWon(76_900), Price.FromWon(100_000), Price.FromWon(53_900), false, false, 0, false,
        false, default)
    {
        MarginPercent = margin,
    };
}
