using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>When books and broker count as compared, what is asked by which rhythm, and what becomes of an order that no list has.</summary>
public sealed class ReconcilerTests
{
    readonly EvidenceBench _bench = new();

    List<int> Asked<T>(int seconds, Action? answer = null) where T : Question
    {
        List<int> asked = [];
        for (var second = 1; second <= seconds; second++)
        {
            _bench.Clear().Later(1).Reconciler.OnSecond();
            if (_bench.Asks<T>())
                asked.Add(second);
            answer?.Invoke();
        }
        return asked;
    }

    [Fact]
    public void A_comparison_is_over_when_both_answers_were_asked_since()
    {
        _bench.Reconciler.Require();
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true) && _bench.Asks<BalanceQuestion>(doubt: true));
        var needed = _bench.Desk.Now;
        _bench.Later(1).List().Reconciler.On(new BalanceAnswered([], default, default, default, true, needed.AddSeconds(-1)));
        Assert.False(_bench.Desk.Standing.Reconciled);
        _bench.List().Reconciler.On(new BalanceAnswered([], default, default, default, true, needed));
        Assert.True(_bench.Desk.Standing.Reconciled);
        Assert.Single(_bench.Notes, "증권사와 대조를 마쳤습니다");
    }

    [Fact]
    public void The_balance_may_come_before_the_list_and_one_that_is_not_whole_proves_nothing()
    {
        _bench.Reconciler.Require();
        _bench.Balance(0).Reconciler.On(new DayOrdersAnswered([], false, _bench.Desk.Now));
        Assert.False(_bench.Desk.Standing.Reconciled);
        _bench.List();
        Assert.True(_bench.Desk.Standing.Reconciled);
    }

    [Fact]
    public void A_list_of_another_day_says_nothing_of_today()
    {
        _bench.Reconciler.Require();
        _bench.Balance(0).Reconciler.On(new DayOrdersAnswered([], true, _bench.Desk.Now) { Day = _bench.Desk.Day.Date.AddDays(-1) });
        Assert.False(_bench.Desk.Standing.Reconciled);
        _bench.Reconciler.On(new DayOrdersAnswered([], true, _bench.Desk.Now.AddDays(-1)) { Day = _bench.Desk.Day.Date });
        Assert.False(_bench.Desk.Standing.Reconciled);
        _bench.List();
        Assert.True(_bench.Desk.Standing.Reconciled);
    }

    /// <summary>An older balance than the last, or one of yesterday, is not there any more.</summary>
    [Fact]
    public void An_older_balance_says_nothing()
    {
        _bench.Hold();
        _bench.Later(120).Balance(10).Balance(15, askedAt: _bench.Desk.Now.AddSeconds(-1)).Balance(15, askedAt: _bench.Desk.Now.AddSeconds(-1));
        Assert.Null(_bench.Shares.Difference);
        var fresh = new EvidenceBench();
        fresh.Hold();
        fresh.Later(120).Balance(15, askedAt: fresh.Desk.Now.AddDays(-1));
        Assert.Null(fresh.Shares.Difference);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void Sums_that_contradict_their_rows_count_only_where_something_is_held(bool contradicted, bool empty, bool compared)
    {
        if (!empty)
            _bench.Hold();
        _bench.Reconciler.Require();
        _bench.List().Reconciler.On(new BalanceAnswered([], default, default, default, true, _bench.Desk.Now) { IsContradicted = contradicted });
        Assert.Equal(compared, _bench.Desk.Standing.Reconciled);
    }

    [Fact]
    public void Once_a_minute_everything_is_compared()
    {
        Asked<DayOrdersQuestion>(1);
        Assert.Equal([60, 120], Asked<DayOrdersQuestion>(125));
    }

    [Fact]
    public void A_comparison_that_does_not_come_is_asked_for_every_two_seconds()
    {
        _bench.Reconciler.Require();
        Assert.Equal([2, 4, 6], Asked<DayOrdersQuestion>(7));
    }

    [Fact]
    public void Before_the_start_nothing_is_asked()
    {
        _bench.Desk.Standing.Started = false;
        Assert.Empty(Asked<BalanceQuestion>(70));
    }

    /// <summary>What is held is proven anew before everything is sold.</summary>
    [Fact]
    public void For_a_sale_of_everything_each_position_waits_for_a_balance()
    {
        _bench.Hold();
        _bench.Stock.BaseAwaitedSince = 3;
        _bench.Reconciler.RequireForSale();
        Assert.Equal((_bench.Desk.Now, null, false), (_bench.Position!.BalanceNeededFrom, _bench.Stock.BaseAwaitedSince, _bench.Desk.Standing.Reconciled));
    }

    [Theory]
    [InlineData(9.9, OrderPhase.Sent)]
    [InlineData(10, OrderPhase.AtEdge)]
    public void Without_a_reply_an_order_is_in_doubt_after_ten_seconds(double after, object phase)
    {
        var order = _bench.Send(Side.Buy);
        _bench.Later(after).Reconciler.OnSecond();
        Assert.Equal(((OrderPhase)phase, after >= 10), (order.Phase, order.Doubt is not null));
        Assert.Null(order.Doubt?.EdgeDoneAt);
    }

    [Theory]
    [InlineData(Side.Buy, 4.9, false)]
    [InlineData(Side.Buy, 5, true)]
    [InlineData(Side.Sell, 9, false)]
    public void What_is_left_of_a_purchase_is_called_back_after_five_seconds(Side side, double after, bool called)
    {
        _bench.Hold();
        var order = _bench.Working(side);
        _bench.Later(after).Reconciler.OnSecond();
        Assert.Equal(called, order.Phase == OrderPhase.Cancelling);
    }

    [Fact]
    public void In_a_dry_run_no_deadline_passes()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Desk.DryRun = true;
        _bench.Later(60).Reconciler.OnSecond();
        Assert.Equal(OrderPhase.Sent, order.Phase);
    }

    /// <summary>Three lists that were asked two seconds after it left do not have it: the balance is asked, and it is told once.</summary>
    [Fact]
    public void An_order_that_three_lists_do_not_have_is_told_once()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Later(1.9).List();
        Assert.Equal(0, order.Lists.Missed);
        _bench.Later(0.1).List().Later(1).List().Clear().Later(1).List();
        Assert.Equal((3, true), (order.Lists.Missed, _bench.Asks<BalanceQuestion>(doubt: true)));
        Assert.Contains(_bench.Differences, text => text.Contains("(주문번호 0000000100)", StringComparison.Ordinal) && text.EndsWith("증권사 내역에 없습니다", StringComparison.Ordinal));
        _bench.Clear().Later(1).List();
        Assert.Empty(_bench.Differences);
        _bench.Later(1).List(_bench.Row(order, 0));
        Assert.Equal(0, order.Lists.Missed);
    }

    /// <summary>A sale that no list shows protects nothing: it is called back after ten seconds, not in an auction.</summary>
    [Theory]
    [InlineData(9.9, false, false)]
    [InlineData(10, false, true)]
    [InlineData(10, true, false)]
    public void A_sale_that_no_list_has_is_called_back(double after, bool auction, bool called)
    {
        _bench.Hold();
        var sale = _bench.Working(Side.Sell);
        sale.Lists.Missed = 3;
        _bench.Bench.Tick(70_000, tick => tick with { InAuction = auction });
        _bench.Later(after).List(_bench.Row(_bench.Desk.Orders.All[0], 10));
        Assert.Equal(called, sale.Phase == OrderPhase.Cancelling);
    }

    /// <summary>Called back, and neither word nor list of it; or the broker too says that there is none: nothing else would free its shares.</summary>
    [Theory]
    [InlineData(30, 2, 0, true)]
    [InlineData(29, 2, 0, false)]
    [InlineData(30, 1, 0, false)]
    [InlineData(5, 2, 1, true)]
    public void A_called_back_order_that_no_list_has_ends(double after, int missed, int denials, bool ends)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Desk.Apply(order, OrderFact.CancelRequested);
        order.Cancels.Try(_bench.Desk.Now.AddSeconds(100));
        order.Lists.Missed = missed;
        if (denials > 0)
        {
            order.Cancels.Deny(_bench.Desk.Now);
            _bench.Desk.Apply(order, OrderFact.CancelDenied);
        }
        _bench.Later(after).List();
        Assert.Equal(ends, !order.IsOpen);
    }

    /// <summary>A list that shows it open long after its cancel means that the cancel failed.</summary>
    [Theory]
    [InlineData(2.9, true, false)]
    [InlineData(3, true, true)]
    [InlineData(3, false, false)]
    public void A_cancel_that_a_list_contradicts_has_failed(double after, bool open, bool works)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Bench.Sender.Cancel(order, Urgency.Entry, "시험");
        var row = _bench.Row(order, 4);
        _bench.Later(after).List(open ? row : row with { Open = Quantity.Zero });
        Assert.Equal(works ? OrderPhase.Working : OrderPhase.Cancelling, order.Phase);
    }

    /// <summary>Over, and no list has its figure: after thirty seconds and three lists the balance has the word.</summary>
    [Theory]
    [InlineData(30, 3, Side.Buy, true)]
    [InlineData(29, 3, Side.Buy, false)]
    [InlineData(30, 2, Side.Buy, false)]
    [InlineData(30, 3, Side.Sell, true)]
    public void An_order_whose_figure_never_comes_is_left_to_the_balance(double after, int missed, Side side, bool left)
    {
        _bench.Hold();
        var order = _bench.Working(side);
        _bench.Hear(NoticeKind.RestCancelled, order, 5);
        order.Lists.Missed = missed - 1;
        _bench.Clear().Later(after).List(_bench.Row(_bench.Desk.Orders.All[0], 10));
        Assert.Equal(left ? OrderPhase.Cancelled : OrderPhase.Ending, order.Phase);
        Assert.Equal(left, _bench.Shares.ClaimOf(order.Id)!.IsLeft);
        Assert.Equal(left, _bench.Differences.Any(text => text.EndsWith("체결 누계를 증권사 내역에서 받지 못해 잔고로 맞춥니다", StringComparison.Ordinal)));
        Assert.Equal(left ? _bench.Desk.Now : null, _bench.Position!.BalanceNeededFrom);
    }

    /// <summary>Lists that never come whole are told after three of them and half a minute, and that they do again.</summary>
    [Fact]
    public void Short_answers_are_told_once_and_that_they_are_whole_again()
    {
        void Short() => _bench.Reconciler.On(new DayOrdersAnswered([], false, _bench.Desk.Now));
        Short();
        _bench.Later(29.9);
        Short();
        Short();
        Assert.Empty(_bench.News<HaltNews>());
        _bench.Later(0.1);
        Short();
        Short();
        var told = Assert.Single(_bench.News<HaltNews>());
        Assert.Equal((true, true, false), (told.Halted, told.Heals, _bench.Desk.Standing.Reconciled));
        Assert.StartsWith("증권사의 주문 내역이 끝까지 오지 않습니다", told.Reason, StringComparison.Ordinal);
        _bench.List();
        Assert.Equal((false, "증권사의 주문 내역이 다시 옵니다"), (_bench.News<HaltNews>().Last().Halted, _bench.News<HaltNews>().Last().Reason));
    }

    /// <summary>Where there is no answer at all it is told after a minute, unless something else has been told that explains it.</summary>
    [Theory]
    [InlineData(59.9, false, false)]
    [InlineData(60, false, true)]
    [InlineData(60, true, false)]
    public void No_answer_at_all_is_told_after_a_minute(double after, bool explained, bool told)
    {
        _bench.Reconciler.On(new QuestionFailed(new BalanceQuestion(), "끊김"));
        _bench.Desk.Standing.BrokerTrouble = explained ? "점검" : null;
        _bench.Later(after).Reconciler.On(new QuestionFailed(new DayOrdersQuestion(), "끊김"));
        Assert.Empty(_bench.News<HaltNews>());
        _bench.Reconciler.On(new QuestionFailed(new BalanceQuestion(), "끊김"));
        Assert.Equal((told, !told), (_bench.News<HaltNews>().Any(news => news.Reason.StartsWith("증권사의 잔고를 받지 못합니다(끊김)", StringComparison.Ordinal)), _bench.Desk.Standing.Reconciled));
    }
}
