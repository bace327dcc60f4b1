using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Books and broker beside each other: at a start, after a reconnect, in a rhythm, and where the balance lacks what is ours.</summary>
public sealed class ReconcileTests
{
    [Fact]
    public void A_restart_keeps_positions_rearms_them_first_and_enters_only_when_compared()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromMinutes(1)).Play(new Started(TradingMode.Paper, false, scene.Settings));
        Assert.Contains(new Watch(Samsung, true), scene.Last);
        Assert.Contains(new PrepareExit(Samsung, Quantity.Of(14)), scene.Last);
        Assert.True(scene.Last.Count(request => request is Ask) <= 8);
        Assert.Equal(TraderState.Starting, scene.Shot.State);
        // Its protection decides before anything has been answered, and sells as soon as the balance has proven the shares.
        scene.Play(new StreamChanged(true, null)).Tick(69_000);
        Assert.Equal(DecisionKind.Exit, scene.All.OfType<Note>().Last().Decision.Kind);
        Assert.Single(scene.Placed);
        scene.AnswerBalance();
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
        scene.Answer().Answer();
        Assert.Equal(TraderState.Running, scene.Shot.State);
    }

    /// <summary>On paper a question waits a second for its turn: one that leaves after all have asked is enough for all.</summary>
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_question_that_left_after_the_last_who_asked_is_not_asked_again(int leftAfter, int again)
    {
        var scene = new Scene(ready: false);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Skip(TimeSpan.FromSeconds(2)).Play(new StreamChanged(true, null));
        Assert.Empty(scene.Last.OfType<Ask>());
        var asked = scene.Now;
        scene.Skip(TimeSpan.FromSeconds(2)).Play(new DayOrdersAnswered([], true, asked + TimeSpan.FromSeconds(leftAfter)));
        Assert.Equal(again, scene.Last.OfType<Ask>().Count(ask => ask.Question is DayOrdersQuestion));
        scene.Play(new BalanceAnswered([], new(1), new(1), new(1), true, asked + TimeSpan.FromSeconds(leftAfter)));
        Assert.Equal(again, scene.Last.OfType<Ask>().Count(ask => ask.Question is BalanceQuestion));
        Assert.Equal(leftAfter < 0 ? TraderState.Starting : TraderState.Running, scene.Shot.State);
    }

    [Fact]
    public void A_broker_that_does_not_answer_about_the_balance_holds_a_sale_up_for_ten_seconds_only()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromMinutes(1)).Play(new Started(TradingMode.Paper, false, scene.Settings));
        scene.Play(new StreamChanged(true, null)).Tick(69_000).Pass(9);
        Assert.Single(scene.Placed);
        scene.Pass(1);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
    }

    /// <summary>A former process had sold with a full disk: the journal does not know it, the account does.</summary>
    [Fact]
    public void What_was_sold_and_could_not_be_written_down_is_not_sold_again()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromMinutes(1)).Play(new Started(TradingMode.Paper, false, scene.Settings));
        scene.Rows.Add(Row(Number(501), Samsung, Side.Sell, 14, 14, 69_500));
        scene.Holds(Samsung, 0, 0).Play(new StreamChanged(true, null)).Tick(69_000).Pass(5, answer: true);
        Assert.Single(scene.Placed);
        Assert.Empty(scene.Shot.Positions);
        Assert.Equal(69_500, Assert.Single(scene.Shot.Trades).SellPrice);
    }

    [Fact]
    public void An_order_on_its_way_at_the_kill_is_in_doubt_afterwards_and_found()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Skip(TimeSpan.FromSeconds(5)).Play(new Started(TradingMode.Paper, false, scene.Settings));
        Assert.Equal(OrderState.InDoubt, Assert.Single(scene.Shot.Orders).State);
        scene.Rows.Add(Row(Number(77), Samsung, Side.Buy, order.Quantity.Shares, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Play(new StreamChanged(true, null)).Answer();
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Single(scene.Placed);
    }

    /// <summary>Notices and list have proven the purchase; a balance that is some seconds behind does not outvote them.</summary>
    [Fact]
    public void A_balance_that_lags_behind_a_fill_does_not_close_the_position()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 0, 0).Pass(8, answer: true);
        scene.Holds(Samsung, 14, 70_000).Pass(8, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Empty(scene.News<DifferenceNews>());
        Assert.Equal(14, scene.Tick(69_000).Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void Comparing_twice_changes_nothing()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Skip(TimeSpan.FromSeconds(5)).Answer();
        var before = scene.Shot;
        scene.Skip(TimeSpan.FromSeconds(5));
        scene.Answer().Answer();
        Assert.Empty(scene.All.OfType<Tell>().Select(tell => tell.News).OfType<DifferenceNews>());
        Assert.Equal(before.Positions, scene.Shot.Positions);
        Assert.Equal(before.Orders, scene.Shot.Orders);
        Assert.Equal(before.Today, scene.Shot.Today);
    }

    [Fact]
    public void A_stream_that_was_sent_to_sleep_is_no_news_and_books_are_compared_when_it_is_awake()
    {
        var scene = new Scene();
        scene.Play(new StreamChanged(false, null) { Asleep = true });
        Assert.False(scene.Shot.StreamUp);
        scene.Play(new StreamChanged(true, null));
        Assert.Contains(new Ask(new BalanceQuestion(), true), scene.Last);
        Assert.Empty(scene.News<StreamNews>());
        scene.Play(new StreamChanged(false, null));
        Assert.Single(scene.News<StreamNews>());
    }

    [Fact]
    public void Books_are_compared_after_a_reconnect_and_in_a_rhythm()
    {
        var scene = new Scene();
        scene.Play(new StreamChanged(false, null)).Play(new StreamChanged(true, scene.Now));
        Assert.Contains(new Ask(new BalanceQuestion(), true), scene.Last);
        Assert.False(scene.Shot.Reconciled);
        scene.Answer();
        Assert.True(scene.Shot.Reconciled);
        var (balances, lists) = (Asked<BalanceQuestion>(scene), Asked<DayOrdersQuestion>(scene));
        scene.Pass(19);
        Assert.Equal(balances, Asked<BalanceQuestion>(scene));
        // The account every twenty seconds, the day's orders every minute, whatever the stream says.
        scene.Pass(1).Answer();
        Assert.Equal(balances + 1, Asked<BalanceQuestion>(scene));
        Assert.Equal(lists, Asked<DayOrdersQuestion>(scene));
        scene.Pass(39, answer: true);
        Assert.Equal(lists, Asked<DayOrdersQuestion>(scene));
        scene.Pass(1);
        Assert.Equal(lists + 1, Asked<DayOrdersQuestion>(scene));
    }

    static int Asked<T>(Scene scene)
        where T : Question => scene.All.Count(request => request is Ask { Question: T });

    /// <summary>
    /// A ledger that is being put in order shows nothing for a while; a position must not be given up for that, and the owner, who may
    /// have moved his shares elsewhere, hears of it once.
    /// </summary>
    [Fact]
    public void Shares_that_are_missing_without_a_sale_in_the_list_stay_ours_and_are_told_after_a_minute()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 0, 0).Pass(60);
        scene.Answer();
        Assert.True(Assert.Single(scene.Shot.Positions).InDoubt);
        scene.Pass(55, answer: true);
        Assert.Empty(scene.News<DifferenceNews>());
        scene.Pass(600, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Contains("정리 005930", Assert.Single(scene.News<DifferenceNews>()).Text, StringComparison.Ordinal);
        Assert.Empty(scene.Shot.Trades);
        // The account is asked about as often as ever.
        Assert.InRange(scene.All.Count(request => request is Ask { Question: BalanceQuestion }), 15, 40);
    }

    /// <summary>No notice, no list, but the shares are there.</summary>
    [Theory]
    [InlineData(14)]
    [InlineData(5)]
    public void A_filled_purchase_that_no_list_shows_becomes_a_position_by_the_balance(int came)
    {
        var scene = new Scene();
        scene.Ack(scene.Enter(70_000));
        scene.Holds(Samsung, came, 70_000).Pass(40, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((came, PositionOrigin.Danta, 70_000L * came), ((int)position.Quantity.Shares, position.Origin, position.Cost.Amount));
        scene.Tick(60_000);
        Assert.Equal((Side.Sell, (long)came), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>The list has his purchase and not ours: what came is his, and is not sold at our stop.</summary>
    [Fact]
    public void What_the_owner_bought_meanwhile_is_not_taken_for_a_purchase_that_no_list_shows()
    {
        var scene = new Scene();
        scene.Ack(scene.Enter(70_000));
        scene.Rows.Add(Row(Number(900), Samsung, Side.Buy, 5, 5, 70_000));
        scene.Holds(Samsung, 5, 70_000).Pass(40, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.DoesNotContain(scene.Tick(60_000).Placed, order => order.Side == Side.Sell);
    }

    /// <summary>The sums of an account with bonds are not empty either: nothing is held, and trading begins.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_balance_that_contradicts_itself_is_believed_only_where_nothing_is_expected(bool holds)
    {
        var scene = new Scene();
        if (holds)
            scene.Hold(70_000);
        scene.Skip(TimeSpan.FromSeconds(60)).Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null));
        scene.Skip(TimeSpan.FromSeconds(1)).AnswerOrders();
        scene.Play(new BalanceAnswered([], new(1), new(1), new(981_400), true, scene.Now) { IsContradicted = true });
        Assert.Equal(!holds, scene.Shot.Reconciled);
        Assert.DoesNotContain(scene.Shot.Positions, position => position.InDoubt);
    }

    [Fact]
    public void The_owners_word_takes_out_what_the_balance_lacks()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new WriteOff("test", Samsung));
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Holds(Samsung, 4, 70_000).Pass(130, answer: true).Play(new WriteOff("test", Samsung)).Answer();
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((4L, false), (position.Quantity.Shares, position.InDoubt));
        Assert.Equal(4, scene.Tick(60_000).Placed.Last().Quantity.Shares);
    }

    /// <summary>The sale that was tried with them has put them among the others, until the next balance.</summary>
    [Fact]
    public void The_owners_word_counts_too_when_a_sale_of_them_has_just_been_refused()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 0, 0).Pass(75, answer: true);
        scene.Tick(60_000);
        var sale = scene.Placed.Last();
        Assert.Equal(Side.Sell, sale.Side);
        scene.Play(new OrderRefused(sale.Order, "APBK0400", "주문 가능한 수량을 초과했습니다.")).Play(new WriteOff("test", Samsung));
        Assert.Empty(scene.Shot.Positions);
    }

    /// <summary>It may yet sell them: his word is not taken now, he is told why, and it counts when the sale is over.</summary>
    [Fact]
    public void The_owners_word_about_shares_in_a_sale_that_is_in_doubt_is_asked_for_again()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 0, 0).Pass(75, answer: true);
        scene.Tick(60_000);
        var sale = scene.Placed.Last();
        scene.Play(new OrderReplyLost(sale.Order, "HTTP 502")).Play(new WriteOff("test", Samsung));
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Contains("끝난 뒤에 다시", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        scene.Play(new OrderRefused(sale.Order, "APBK0400", "주문 가능한 수량을 초과했습니다.")).Play(new WriteOff("test", Samsung));
        Assert.Empty(scene.Shot.Positions);
    }

    /// <summary>Called back in vain and in no list: only the balance can tell whether it has bought.</summary>
    [Fact]
    public void A_purchase_that_is_left_to_the_balance_keeps_its_place_until_that_has_told()
    {
        var scene = new Scene(Scene.Plain with { MaxPositions = 1 });
        scene.Ack(scene.Enter(70_000));
        for (var second = 0; second < 40; second++)
        {
            scene.Pass(1);
            foreach (var cancel in scene.Last.OfType<CancelOrder>().ToArray())
                scene.Play(new CancelRefused(cancel.Order, "APBK0344", "정정취소 가능한 수량이 없습니다."));
            scene.AnswerOrders().Condition("0", Scene.Hynix).Instrument(Scene.Hynix).Tick(70_000, Scene.Hynix);
        }
        Assert.Single(scene.Placed);
        Assert.All(scene.Shot.Orders, order => Assert.NotNull(order.DoneAt));
        // One that is asked a moment later may be as far behind as the list.
        scene.AnswerBalance().Condition("0").Condition("0", Scene.Hynix).Pass(1).Tick(70_000, Scene.Hynix);
        Assert.Single(scene.Placed);
        scene.Pass(200, answer: true).Condition("0").Condition("0", Scene.Hynix).Pass(1).Tick(70_000, Scene.Hynix);
        Assert.Equal(Scene.Hynix, scene.Placed.Last().Code);
    }

    [Fact]
    public void What_was_proven_before_the_machine_slept_is_proven_anew()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Pass(20, answer: true);
        scene.Skip(TimeSpan.FromHours(2)).Tick(60_000);
        Assert.Single(scene.Placed);
        Assert.False(scene.Shot.Reconciled);
        scene.Answer();
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
    }

    [Fact]
    public void A_balance_that_is_empty_for_a_while_takes_no_position_away()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Samsung, 0, 0).Pass(60);
        scene.Answer().Pass(30, answer: true);
        scene.Holds(Samsung, 14, 70_000).Pass(10, answer: true);
        Assert.False(Assert.Single(scene.Shot.Positions).InDoubt);
        Assert.Equal(14, scene.Tick(60_000).Placed.Last().Quantity.Shares);
    }

    /// <summary>He sold ours and bought as many again for himself: the list says so, and they are his.</summary>
    [Fact]
    public void Shares_that_the_owner_buys_again_are_his()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Rows.Add(Row(Number(500), Samsung, Side.Sell, 14, 14, 71_500));
        scene.Holds(Samsung, 0, 0).Pass(60);
        scene.Answer().Pass(70, answer: true);
        Assert.Empty(scene.Shot.Positions);
        scene.Rows.Add(Row(Number(501), Samsung, Side.Buy, 14, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Pass(120, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.Single(scene.Shot.Trades);
    }

    /// <summary>However long it takes, and in however many parts; nothing of a sale comes into the books.</summary>
    [Theory]
    [InlineData(70)]
    [InlineData(70, 5)]
    [InlineData(3_000, 5, 9)]
    public void Shares_that_come_back_are_ours_and_were_never_sold(int seconds, params int[] parts)
    {
        var scene = new Scene();
        scene.Hold(70_000);
        var before = scene.Shot.Positions.Single();
        scene.Holds(Samsung, 0, 0).Pass(60);
        scene.Answer().Pass(seconds, answer: true);
        foreach (var part in parts)
            scene.Holds(Samsung, part, 70_000).Pass(70, answer: true);
        scene.Holds(Samsung, 14, 70_000).Pass(120, answer: true);
        var after = Assert.Single(scene.Shot.Positions);
        Assert.Equal((before.Trade, before.Quantity, before.Cost, PositionOrigin.Danta), (after.Trade, after.Quantity, after.Cost, after.Origin));
        Assert.Empty(scene.Shot.Trades);
        Assert.Equal(0, scene.Shot.Today.Gross.Amount);
        Assert.Equal(14, scene.Tick(60_000).Pass(3, answer: true).Placed.Last().Quantity.Shares);
    }

    /// <summary>Nothing vouches for the shares of a sale that never left, and the first balance asked for them fails.</summary>
    [Fact]
    public void A_balance_that_a_sale_waits_for_is_asked_again_when_it_fails()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Tick(60_000);
        var asked = 0;
        for (var second = 0; second < 8; second++)
        {
            asked += scene.Last.Count(request => request is Ask { Question: BalanceQuestion });
            scene.Play(new QuestionFailed(new BalanceQuestion(), "끊김")).Play(new QuestionFailed(new DayOrdersQuestion(), "끊김")).Pass(1);
        }
        Assert.InRange(asked, 4, 10);
        Assert.DoesNotContain(scene.Placed, order => order.Side == Side.Sell);
        scene.Answer();
        Assert.Equal(14, scene.Placed.Last(order => order.Side == Side.Sell).Quantity.Shares);
    }

    [Fact]
    public void A_refused_purchase_is_told_in_the_broker_s_words_and_not_repeated()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Play(new OrderRefused(order.Order, "APBK0952", "주문가능금액을 초과했습니다"));
        var news = Assert.Single(scene.News<RefusedNews>());
        Assert.Equal(("APBK0952", "주문가능금액을 초과했습니다"), (news.BrokerCode, news.Text));
        scene.Tick(70_000).Pass(30, answer: true).Tick(70_000);
        Assert.Single(scene.Placed);
    }

    [Fact]
    public void A_refused_sale_is_tried_again_after_a_pause_that_grows_and_after_the_balance()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK0400", "주문 가능한 수량을 초과했습니다"));
        scene.Pass(5);
        Assert.Equal(2, scene.Placed.Count());
        scene.Answer();
        Assert.Equal(3, scene.Placed.Count());
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK9999", "알 수 없는 오류"));
        scene.Pass(3, answer: true);
        Assert.Equal(3, scene.Placed.Count());
        scene.Pass(1);
        Assert.Equal(4, scene.Placed.Count());
    }

    [Fact]
    public void A_broker_that_says_closed_stops_entries_until_the_next_session()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Play(new OrderRefused(order.Order, "APBK0918", "장운영시간이 아닙니다"));
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Contains("장운영시간", Assert.Single(scene.Shot.Watchlist, view => view.Code == Hynix).WaitingFor, StringComparison.Ordinal);
    }
}
