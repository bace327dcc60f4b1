using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>What the broker refuses is read: the next try differs by what it said, tries spread out, and the owner is told once.</summary>
public sealed class RefusedSaleTests
{
    const string Halted = "거래정지 종목입니다";
    const string Hours = "장운영시간이 아닙니다.";
    const string NoMarket = "시장가호가불가로 주문이 불가합니다.";

    static Scene Due(TraderSettings? settings = null, int won = 68_600)
    {
        var scene = new Scene(settings);
        scene.Hold(70_000);
        return scene.Tick(won);
    }

    static List<PlaceOrder> Sales(Scene scene) => [.. scene.Placed.Where(order => order.Side == Side.Sell)];

    /// <summary>The broker refuses every sale that comes, for so many seconds.</summary>
    static Scene Refuse(Scene scene, string code, string text, int seconds, bool ticks = false)
    {
        HashSet<OrderId> answered = [];
        for (var second = 0; second < seconds; second++)
        {
            foreach (var sale in Sales(scene).Where(sale => scene.Shot.Orders.Any(order => order.Id == sale.Order && order.State == OrderState.Sent) && answered.Add(sale.Order)))
                scene.Play(new OrderRefused(sale.Order, code, text));
            if (ticks)
                scene.Tick(68_600);
            scene.Pass(1, answer: true);
        }
        return scene;
    }

    /// <summary>A first part of the profit is refused again and again, and then the price falls through the stop: that waits for no pause of the part's.</summary>
    [Fact]
    public void A_stop_does_not_wait_for_the_pause_of_a_part_that_was_refused()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { TakeProfit = null, PartAt = Rate.FromPercent(1m), PartShare = Rate.FromPercent(50m) } });
        scene.Hold(70_000);
        Refuse(scene.Tick(71_000), "APBK9999", "무엇인지 모를 말", 60);
        scene.Play(new OrderRefused(Sales(scene)[^1].Order, "APBK9999", "무엇인지 모를 말"));
        var tried = Sales(scene).Count;
        Assert.True(tried is > 3 and < 20);
        scene.Tick(68_600);
        Assert.Equal((tried + 1, 14L), (Sales(scene).Count, Sales(scene)[^1].Quantity.Shares));
    }

    static void DenyCancels(Scene scene, int seconds)
    {
        for (var (second, denied) = (0, 0); second < seconds; second++)
        {
            scene.Pass(1, answer: true);
            for (; denied < scene.All.OfType<CancelOrder>().Count(); denied++)
                scene.Play(new CancelRefused(scene.All.OfType<CancelOrder>().ElementAt(denied).Order, "APBK0344", "정정취소 가능한 수량이 없습니다."));
        }
    }

    [Theory]
    [InlineData("APBK1943", NoMarket)]
    [InlineData("APBK3013", "[애프터마켓]지정가 및 최유리/최우선지정가 주문만 가능합니다.")]
    [InlineData("APBK1269", "주문구분 입력 오류입니다.")]
    [InlineData("APBK7777", NoMarket)]
    public void A_kind_that_is_refused_is_followed_by_another_at_once(string code, string text)
    {
        var scene = Due();
        scene.Play(new OrderRefused(scene.Placed.Last().Order, code, text));
        Assert.Equal([OrderType.Market, OrderType.Best], Sales(scene).Select(sale => sale.Type));
        scene.Play(new OrderRefused(scene.Placed.Last().Order, code, text));
        var last = scene.Placed.Last();
        // Two hundredths below the bid, on the tick.
        Assert.Equal((OrderType.Limit, 67_200, 14L), (last.Type, last.Limit?.Won, last.Quantity.Shares));
        Assert.Single(scene.News<RefusedNews>());
    }

    [Fact]
    public void A_limit_through_the_book_stays_within_the_days_limits_and_reaches_as_deep_as_it_must()
    {
        var scene = Due();
        scene.Play(new InstrumentAnswered(
            Samsung, "삼성전자", Board.Kospi, ListingKind.Stock, Price.FromWon(97_000), Price.FromWon(126_000), Price.FromWon(68_000), false, false, 0, false, false, default));
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK1943", NoMarket)).Play(new OrderRefused(scene.Placed.Last().Order, "APBK1943", NoMarket));
        Assert.Equal(68_000, scene.Placed.Last().Limit?.Won);
    }

    [Fact]
    public void What_best_price_leaves_goes_at_a_limit_where_market_is_refused()
    {
        var scene = Due();
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK1943", NoMarket));
        var best = scene.Placed.Last();
        var number = scene.Ack(best);
        scene.Fill(best, number, 4, 68_600).Pass(3);
        Assert.Equal(best.Order, Assert.Single(scene.All.OfType<CancelOrder>()).Order);
        scene.Play(Notice(NoticeKind.CancelConfirmed, best, Number(900), 10, 68_600) with { OriginalNumber = number });
        Assert.Equal((OrderType.Limit, 10L), (scene.Placed.Last().Type, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void A_panic_sells_in_the_kind_that_is_taken_and_lets_it_rest()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Flatten("api")).AnswerBalance();
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK1943", NoMarket));
        var best = scene.Placed.Last();
        Assert.Equal((OrderType.Best, Urgency.Panic), (best.Type, best.Urgency));
        scene.Ack(best);
        scene.Pass(1);
        Assert.Empty(scene.All.OfType<CancelOrder>());
    }

    [Fact]
    public void A_purchase_in_a_stock_without_market_orders_changes_too()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { Cooldown = null } });
        scene.Play(new OrderRefused(scene.Enter(70_000).Order, "APBK1943", NoMarket));
        scene.Condition("0").Condition("0", Samsung).Tick(70_100).Pass(1).Tick(70_100);
        Assert.Equal(OrderType.Best, scene.Placed.Last().Type);
        Assert.Equal(2, scene.Placed.Count());
    }

    [Fact]
    public void A_minute_of_refused_hours_is_few_tries_and_one_message_and_ends_with_the_first_trade()
    {
        var scene = Refuse(Due(), "APBK0918", Hours, 60);
        Assert.InRange(Sales(scene).Count, 4, 7);
        Assert.Single(scene.News<RefusedNews>());
        var before = Sales(scene).Count;
        scene.Tick(68_500);
        Assert.Equal(before + 1, Sales(scene).Count);
    }

    /// <summary>Somebody else's order is taken: it is over for this one, too.</summary>
    [Fact]
    public void Refused_hours_end_with_an_order_that_the_broker_takes()
    {
        var scene = new Scene(Plain with { MaxPositions = 2 });
        scene.Hold(70_000);
        scene.Hold(70_000, Hynix, "1");
        scene.Tick(68_600);
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK0918", Hours)).Pass(1);
        scene.Play(new OrderRefused(Sales(scene).Last().Order, "APBK0918", Hours));
        scene.Pass(1).Tick(68_600, Hynix);
        var other = scene.Placed.Last();
        Assert.Equal(Hynix, other.Code);
        var before = Sales(scene).Count(sale => sale.Code == Samsung);
        scene.Ack(other);
        Assert.Equal(before + 1, Sales(scene).Count(sale => sale.Code == Samsung));
    }

    /// <summary>A moment after nine: the broker was a second behind. It must not end all buying until the afternoon, and not silently.</summary>
    [Fact]
    public void One_word_of_closed_hours_holds_purchases_up_for_seconds_and_is_told()
    {
        var scene = new Scene(Plain with { MaxPositions = 3 });
        scene.Play(new OrderRefused(scene.Enter(70_000).Order, "APBK0918", Hours));
        Assert.True(Assert.Single(scene.News<HaltNews>()).Halted);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix).Pass(1).Tick(70_100, Hynix);
        Assert.Single(scene.Placed);
        for (var second = 0; second < 12; second++)
            scene.Pass(1).Tick(70_100, Hynix);
        var taken = scene.Placed.Last();
        Assert.Equal(Hynix, taken.Code);
        scene.Ack(taken);
        scene.Pass(1);
        Assert.Equal([true, false], scene.News<HaltNews>().Select(news => news.Halted));
    }

    /// <summary>Ten seconds between tries and a message for each had been 1,900 of both in a day.</summary>
    [Fact]
    public void A_halted_stock_is_tried_seldom_told_once_and_then_in_a_digest()
    {
        var scene = Refuse(Due(Plain with { Exit = Plain.Exit with { FlattenAt = null } }), "APBK0634", Halted, 3_600);
        Assert.InRange(Sales(scene).Count, 10, 22);
        // The first, and one in each ten minutes.
        Assert.InRange(scene.News<RefusedNews>().Count(), 4, 7);
        Assert.Contains(scene.News<RefusedNews>(), news => news.Next.Contains("더 거부되었습니다", StringComparison.Ordinal));
        var before = Sales(scene).Count;
        scene.Tick(68_000);
        Assert.Equal(before + 1, Sales(scene).Count);
    }

    [Fact]
    public void What_binds_the_shares_is_named_once_and_they_are_tried_seldom()
    {
        var scene = Due();
        scene.Rows.Add(Row(Number(4711), Samsung, Side.Sell, 14, 0, 0) with { Limit = Price.FromWon(75_000) });
        scene.Held[0] = scene.Held[0] with { Sellable = Quantity.Zero };
        Refuse(scene, "APBK0400", "주문 가능한 수량을 초과했습니다.", 300);
        var told = Assert.Single(scene.News<RefusedNews>());
        Assert.Contains("4711", told.Next, StringComparison.Ordinal);
        Assert.Contains("전량매도", told.Next, StringComparison.Ordinal);
        Assert.InRange(Sales(scene).Count, 2, 5);
        Assert.Equal(("0000004711", 14L), (Assert.Single(scene.Shot.Binding).Number.Text, scene.Shot.Binding[0].Open.Shares));
        // He gives it up: at once, with the list that shows it.
        scene.Rows[^1] = Row(Number(4711), Samsung, Side.Sell, 14, 0, 0, cancelled: 14);
        scene.Held[0] = scene.Held[0] with { Sellable = Quantity.Of(14) };
        var before = Sales(scene).Count;
        scene.AnswerOrders();
        Assert.Equal(before + 1, Sales(scene).Count);
    }

    [Fact]
    public void What_is_bound_only_in_part_is_sold_but_for_that()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(4711), Samsung, Side.Sell, 10, 0, 0) with { Limit = Price.FromWon(75_000) });
        scene.Pass(61, answer: true).Tick(68_600);
        Assert.Equal(4, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void A_panic_names_and_cancels_what_binds_the_shares_and_sells_them()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(4711), Samsung, Side.Sell, 14, 0, 0) with { Limit = Price.FromWon(75_000) });
        scene.Pass(61, answer: true).Play(new Flatten("api"));
        Assert.Contains("4711", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        var cancel = Assert.Single(scene.All.OfType<CancelOrder>());
        Assert.Equal((Number(4711), 14L, Urgency.Panic), (cancel.Number, cancel.Remaining.Shares, cancel.Urgency));
        scene.Play(new CancelAcknowledged(cancel.Order, Number(4712)));
        scene.Rows[^1] = Row(Number(4711), Samsung, Side.Sell, 14, 0, 0, cancelled: 14);
        scene.Answer().Pass(1, answer: true);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
        Assert.Single(scene.All.OfType<CancelOrder>());
        Assert.DoesNotContain(scene.News<HaltNews>(), news => news.Halted);
    }

    [Fact]
    public void A_cancel_that_is_refused_again_and_again_is_told_once_with_what_it_means()
    {
        var scene = new Scene(Plain with { Orders = OrderSettings.Default with { CancelEntryAfter = TimeSpan.FromSeconds(5) } });
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 0, 0));
        DenyCancels(scene, 300);
        Assert.InRange(scene.All.OfType<CancelOrder>().Count(), 3, 15);
        var told = Assert.Single(scene.News<RefusedNews>());
        Assert.Contains("취소 거부", told.Text, StringComparison.Ordinal);
        Assert.NotEmpty(told.Next);
    }

    /// <summary>It has a number and no list shows it: neither would it ever be repeated, nor called back.</summary>
    [Fact]
    public void A_sale_that_no_list_shows_is_called_back_and_what_is_there_is_sold_anew()
    {
        var scene = Due();
        scene.Ack(scene.Placed.Last());
        DenyCancels(scene, 40);
        Assert.Single(scene.All.OfType<CancelOrder>());
        Assert.Equal([14L, 14L], Sales(scene).Select(sale => sale.Quantity.Shares));
    }

    /// <summary>Two of the owner's look like ours: only he can tell. Until then the account is asked now and then, not twice a second.</summary>
    [Fact]
    public void A_stock_that_waits_for_the_owners_word_asks_the_account_now_and_then()
    {
        var scene = Due();
        scene.Play(new OrderReplyLost(scene.Placed.Last().Order, "응답 없음"));
        scene.Rows.Add(Row(Number(901), Samsung, Side.Sell, 14, 0, 0));
        scene.Rows.Add(Row(Number(902), Samsung, Side.Sell, 14, 14, 69_000));
        scene.Holds(Samsung, 0, 0).Pass(60, answer: true);
        Assert.NotEmpty(scene.News<DoubtQuestionNews>());
        int Asked() => scene.All.OfType<Ask>().Count(ask => ask.Question is DayOrdersQuestion or BalanceQuestion);
        var before = Asked();
        scene.Pass(600, answer: true);
        Assert.InRange(Asked() - before, 1, 130);
    }

    [Fact]
    public void Each_veto_has_its_own_line()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Tick(68_600).Pass(12);
        Assert.Single(scene.All.OfType<Note>(), note => note.Decision.Sentence.Contains("매도 보류: 잔고 증명", StringComparison.Ordinal));
        Assert.Single(Sales(scene));
    }

    /// <summary>The balance is empty while the list knows of no sale: what a stop wants sold is tried, and the broker's answer tells.</summary>
    [Fact]
    public void Disputed_shares_are_tried_after_ten_seconds_and_no_more_than_ours()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(58, answer: true).Holds(Samsung, 0, 0).Pass(5, answer: true);
        scene.Tick(68_600);
        Assert.Empty(Sales(scene));
        scene.Pass(12, answer: true);
        Assert.Equal(14, Assert.Single(Sales(scene)).Quantity.Shares);
    }
}
