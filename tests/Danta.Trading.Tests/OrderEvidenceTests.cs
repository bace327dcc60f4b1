using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What notices and lists make of an order, each word alone.</summary>
public sealed class OrderEvidenceTests
{
    readonly EvidenceBench _bench = new();

    [Fact]
    public void Accepted_before_its_reply_it_works()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Hear(NoticeKind.Accepted, order, 10);
        Assert.Equal((OrderPhase.Working, _bench.Desk.Now), (order.Phase, _bench.Stock.TouchedAt));
    }

    [Fact]
    public void Part_of_a_fill_before_its_reply_makes_it_work_and_all_of_it_fills_it()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Fill(order, 4);
        Assert.Equal(OrderPhase.Working, order.Phase);
        _bench.Fill(order, 6, time: 100_002);
        Assert.Equal(OrderPhase.Filled, order.Phase);
    }

    /// <summary>A rejection of what has filled in part is the loss of its rest.</summary>
    [Theory]
    [InlineData(0, OrderPhase.Rejected)]
    [InlineData(4, OrderPhase.Cancelled)]
    public void The_exchange_s_rejection_is_told(long filled, object phase)
    {
        var order = _bench.Working(Side.Buy);
        if (filled > 0)
            _bench.Fill(order, filled);
        _bench.Hear(NoticeKind.Rejected, order, 10 - filled);
        Assert.Equal((OrderPhase)phase, order.Phase);
        Assert.Equal("거래소가 주문을 거부했습니다", Assert.Single(_bench.News<RefusedNews>()).Text);
    }

    [Fact]
    public void A_rejection_that_is_impossible_is_our_fault_and_no_refusal()
    {
        var order = _bench.Hold();
        _bench.Clear().Hear(NoticeKind.Rejected, order, 10);
        Assert.NotNull(_bench.Desk.Standing.Fault);
        Assert.Empty(_bench.News<RefusedNews>());
    }

    [Fact]
    public void That_a_cancel_was_taken_is_no_end()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Desk.Apply(order, OrderFact.CancelRequested);
        _bench.Hear(NoticeKind.CancelAccepted, order, 10);
        Assert.Equal(OrderPhase.Cancelling, order.Phase);
        // Of one that is being sent nobody can have cancelled anything.
        _bench.Hear(NoticeKind.CancelAccepted, _bench.Send(Side.Buy), 10);
        Assert.NotNull(_bench.Desk.Standing.Fault);
    }

    [Theory]
    [InlineData(NoticeKind.AmendAccepted, false)]
    [InlineData(NoticeKind.AmendConfirmed, true)]
    public void An_amendment_is_told_once_it_is_confirmed_and_asked_about_at_once(NoticeKind kind, bool amended)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Clear().Evidence.Hear(order, new(kind, Scene.Number(900), order.Number, order.Stock.Code, "", Side.Buy, Quantity.Of(10), default, Quantity.Of(10), 100_000));
        Assert.Equal(amended ? Scene.Number(900) : Scene.Number(100), order.Number);
        Assert.Equal(_bench.Desk.Now, order.Lists.AmendedAt);
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true) && _bench.Asks<BalanceQuestion>(doubt: true));
        Assert.Equal(amended, _bench.Differences.Any(text => text.Contains("직접 정정되어 주문번호 0000000900", StringComparison.Ordinal)));
        // The same number again, or none, says nothing new.
        _bench.Clear();
        _bench.Evidence.Amend(order, order.Number);
        _bench.Evidence.Amend(order, default(OrderNumber));
        Assert.Empty(_bench.Differences);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(70_000, 0)]
    public void A_fill_without_price_or_shares_is_asked_about_and_not_booked(int won, long shares)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Clear().Hear(NoticeKind.Filled, order, shares, won);
        Assert.Equal(0, order.Fills.Quantity.Shares);
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true));
    }

    /// <summary>A repeated notice is a question; one of an order that is over binds its shares until the broker's figure is there.</summary>
    [Theory]
    [InlineData(false, OrderPhase.Working)]
    [InlineData(true, OrderPhase.Ending)]
    public void A_notice_that_repeats_another_waits_for_the_figure(bool over, object phase)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4);
        if (over)
            _bench.Hear(NoticeKind.RestCancelled, order, 6);
        _bench.Clear().Fill(order, 4);
        Assert.Equal((4L, (OrderPhase)phase), (order.Fills.Quantity.Shares, order.Phase));
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true));
        Assert.Contains(_bench.Notes, note => note.Contains("같은 체결 통보가 또 왔거나", StringComparison.Ordinal));
    }

    /// <summary>Fills and what is gone make up the order, or a fill has not been heard: then its shares are bound and asked about each second at first.</summary>
    [Theory]
    [InlineData(4, 6, OrderPhase.Cancelled)]
    [InlineData(4, 5, OrderPhase.Ending)]
    [InlineData(0, 10, OrderPhase.Cancelled)]
    public void The_loss_of_a_rest_ends_it_with_or_without_its_figure(long filled, long rest, object phase)
    {
        var order = _bench.Working(Side.Buy);
        if (filled > 0)
            _bench.Fill(order, filled);
        _bench.Clear().Hear(NoticeKind.RestCancelled, order, rest);
        Assert.Equal(((OrderPhase)phase, rest), (order.Phase, order.Gone.Shares));
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: order.Phase == OrderPhase.Ending));
        if (order.Phase == OrderPhase.Ending)
            Assert.Equal(_bench.Desk.Now.AddSeconds(1), order.Asking.At);
        // All that was to be told of its fills is told with its end.
        Assert.Equal(filled > 0 ? 1 : 0, _bench.News<FillNews>().Count());
    }

    [Fact]
    public void A_rest_of_nothing_is_only_asked_about()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4).Clear().Hear(NoticeKind.RestCancelled, order, 0);
        Assert.Equal((OrderPhase.Working, true), (order.Phase, _bench.Asks<DayOrdersQuestion>(doubt: true)));
        Assert.Null(_bench.Desk.Standing.Fault);
    }

    /// <summary>Some brokers' words of the rest of an IOC order say how much was ordered: of one that was filled whole that is no rest.</summary>
    [Fact]
    public void A_rest_of_what_is_filled_whole_is_only_asked_about()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 10).Clear().Hear(NoticeKind.RestCancelled, order, 10);
        Assert.Equal((OrderPhase.Filled, 10L, true), (order.Phase, _bench.Position!.Tally.Held.Shares, _bench.Asks<DayOrdersQuestion>(doubt: true)));
        Assert.Null(_bench.Desk.Standing.Fault);
    }

    [Fact]
    public void The_rest_of_what_never_lived_is_our_fault_and_tells_nothing()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Desk.Apply(order, OrderFact.Refused);
        _bench.Clear().Hear(NoticeKind.RestCancelled, order, 5);
        Assert.Equal((0L, false), (order.Gone.Shares, _bench.Asks<DayOrdersQuestion>()));
    }

    /// <summary>The fill that was missing when the rest was told: no list has to say what the notices have.</summary>
    [Theory]
    [InlineData(1, OrderPhase.Cancelled)]
    [InlineData(2, OrderPhase.Ending)]
    public void The_fill_that_was_missing_ends_the_wait(long missing, object phase)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4).Hear(NoticeKind.RestCancelled, order, 6 - missing);
        Assert.Equal(OrderPhase.Ending, order.Phase);
        _bench.Fill(order, 1, time: 100_009);
        Assert.Equal((OrderPhase)phase, order.Phase);
    }

    /// <summary>A list with fills that nobody told of is written down; with fewer than were counted it is a correction.</summary>
    [Fact]
    public void What_a_list_found_is_written_down()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4).Later(1).Clear().List(_bench.Row(order, 7));
        Assert.Contains("삼성전자 매수 10주 놓친 체결 3주를 증권사 내역에서 찾았습니다", _bench.Notes);
        Assert.Equal(7, _bench.Position!.Tally.Held.Shares);
        _bench.Later(1).Clear().List(_bench.Row(order, 7));
        Assert.DoesNotContain(_bench.Notes, note => note.Contains("놓친 체결", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_counted_too_much_opens_a_filled_order_again()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 10);
        _bench.Later(1).List(_bench.Row(order, 4, cancelled: 6)).Later(1).Clear().List(_bench.Row(order, 4, cancelled: 6));
        Assert.Contains("삼성전자 매수 10주 체결 정정: 장부 10주, 증권사 4주. 증권사를 따릅니다", _bench.Differences);
        Assert.Equal((4L, OrderPhase.Cancelled), (_bench.Position!.Tally.Held.Shares, order.Phase));
    }

    /// <summary>The figure is known by a list that was asked at its end or after, that says it is over and has all that notices told.</summary>
    [Theory]
    [InlineData(0, 5, 5, OrderPhase.Cancelled)]
    [InlineData(-1, 5, 5, OrderPhase.Ending)]
    [InlineData(1, 5, 5, OrderPhase.Cancelled)]
    [InlineData(1, 4, 5, OrderPhase.Cancelled)]
    [InlineData(1, 3, 6, OrderPhase.Ending)]
    public void A_figure_closes_what_is_over(double asked, long filled, long cancelled, object phase)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Later(10).Fill(order, 4).Hear(NoticeKind.RestCancelled, order, 5);
        _bench.Evidence.Learn(order, _bench.Row(order, filled, cancelled: cancelled) with { Open = Quantity.Zero }, _bench.Desk.Now.AddSeconds(asked));
        Assert.Equal((OrderPhase)phase, order.Phase);
    }

    /// <summary>Its fills are final once a list that was asked after its end has shown it over and for how much; that stays so.</summary>
    [Theory]
    [InlineData(1, 700_000, true)]
    [InlineData(0, 700_000, true)]
    [InlineData(-1, 700_000, false)]
    [InlineData(1, 0, false)]
    public void Fills_are_final_by_a_list_with_an_amount_after_the_end(double asked, long amount, bool settled)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Later(10).Fill(order, 10);
        for (var times = 0; times < 2; times++)
        {
            _bench.Evidence.Learn(order, _bench.Row(order, 10) with { FilledAmount = new(amount) }, _bench.Desk.Now.AddSeconds(asked));
            Assert.Equal(settled, order.Lists.IsSettled);
        }
    }

    [Fact]
    public void What_still_works_is_not_final()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Later(10).List(_bench.Row(order, 4));
        Assert.False(order.Lists.IsSettled);
    }

    /// <summary>By the list the exchange has rejected it: told as a refusal; what has filled in part has lost its rest.</summary>
    [Theory]
    [InlineData(0, OrderPhase.Rejected, 1)]
    [InlineData(4, OrderPhase.Cancelled, 0)]
    public void A_list_tells_of_a_rejection(long filled, object phase, int news)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Later(3).List(_bench.Row(order, filled, rejected: 10 - filled));
        Assert.Equal(((OrderPhase)phase, news, filled == 0 ? 0 : 6), (order.Phase, _bench.News<RefusedNews>().Count(), (int)order.Gone.Shares));
    }

    /// <summary>For half a minute after an amendment what is gone under one number may go on under another.</summary>
    [Theory]
    [InlineData(29, 4, OrderPhase.Working)]
    [InlineData(30, 4, OrderPhase.Cancelled)]
    [InlineData(29, 10, OrderPhase.Filled)]
    public void What_an_amendment_took_is_waited_for(double after, long filled, object phase)
    {
        var order = _bench.Working(Side.Buy);
        order.Lists.AmendedAt = _bench.Desk.Now;
        _bench.Later(after).List(_bench.Row(order, filled, cancelled: 10 - filled));
        Assert.Equal((OrderPhase)phase, order.Phase);
    }

    /// <summary>Nothing open, and not said where the rest went: believed once lists of five seconds keep to it, in a row.</summary>
    [Fact]
    public void A_row_that_is_shut_ends_it_after_five_seconds()
    {
        var order = _bench.Working(Side.Buy);
        var shut = _bench.Row(order, 4) with { Open = Quantity.Zero };
        _bench.Later(3).List(shut).Later(4).List(_bench.Row(order, 4)).Later(1).List(shut).Later(4.9).List(shut);
        Assert.Equal(OrderPhase.Working, order.Phase);
        _bench.Later(0.1).List(shut);
        Assert.Equal((OrderPhase.Cancelled, 6L), (order.Phase, order.Gone.Shares));
    }

    [Fact]
    public void A_list_from_before_it_was_sent_ends_nothing()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Evidence.Learn(order, _bench.Row(order, 0, cancelled: 10), order.SentAt.AddSeconds(-1));
        Assert.Equal(OrderPhase.Working, order.Phase);
        _bench.Evidence.Learn(order, _bench.Row(order, 0, cancelled: 10), order.SentAt);
        Assert.Equal(OrderPhase.Cancelled, order.Phase);
    }

    /// <summary>Words of a cancelled rest were about a part of it: two lists a second apart show the other part open, and it works on.</summary>
    [Theory]
    [InlineData(0.9, false)]
    [InlineData(1, true)]
    public void What_two_lists_show_open_works_on(double apart, bool works)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4).Hear(NoticeKind.CancelConfirmed, order, 6);
        Assert.Equal(OrderPhase.Cancelled, order.Phase);
        var open = _bench.Row(order, 4, cancelled: 2);
        _bench.Later(1).List(open);
        Assert.Equal((OrderPhase.Ending, _bench.Desk.Now), (order.Phase, order.Lists.SeenOpenAt));
        _bench.Later(apart).List(open);
        Assert.Equal(works ? OrderPhase.Working : OrderPhase.Ending, order.Phase);
        Assert.Equal(works, _bench.Differences.Contains("삼성전자 매수 10주: 일부만 취소되어 4주가 아직 열려 있습니다"));
        Assert.Equal(works, order.Lists.SeenOpenAt is null);
        _bench.List(_bench.Row(order, 4, cancelled: 6));
        Assert.Null(order.Lists.SeenOpenAt);
    }

    /// <summary>There was nothing to cancel: where waiting notices make up just what was missing they were fills.</summary>
    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 5)]
    public void That_nothing_is_left_counts_what_waits(bool nothingLeft, long filled)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 5).Fill(order, 5);
        _bench.Evidence.HearNothingLeft(order, nothingLeft);
        Assert.Equal((filled, filled, filled == 10 ? OrderPhase.Filled : OrderPhase.Working), (order.Fills.Quantity.Shares, _bench.Position!.Tally.Held.Shares, order.Phase));
    }

    [Fact]
    public void Over_by_all_that_can_be_known_it_waits_for_its_figure()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4).Clear();
        _bench.Evidence.EndUnheard(order);
        Assert.Equal((OrderPhase.Ending, 1), (order.Phase, _bench.News<FillNews>().Count()));
        var gone = _bench.Send(Side.Buy);
        _bench.Desk.Apply(gone, OrderFact.Refused);
        _bench.Evidence.EndUnheard(gone);
        Assert.Equal(OrderPhase.Rejected, gone.Phase);
    }

    /// <summary>A list that tells of it frees the next cancel at once.</summary>
    [Fact]
    public void A_list_lets_a_refused_cancel_be_tried_again()
    {
        var order = _bench.Working(Side.Buy);
        order.Cancels.Deny(_bench.Desk.Now);
        Assert.False(order.Cancels.MayTry(_bench.Later(1).Desk.Now));
        order.Lists.Missed = 2;
        _bench.List(_bench.Row(order, 0));
        Assert.Equal((true, 0), (order.Cancels.MayTry(_bench.Desk.Now), order.Lists.Missed));
    }
}
