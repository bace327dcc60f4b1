using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What is answered to orders and cancels, and what becomes of an order whose answer does not come.</summary>
public sealed class OrderReplyTests
{
    static readonly OrderId Unknown = new(999);

    readonly EvidenceBench _bench = new();

    /// <summary>The answer to an order that nobody knows is written down and changes nothing.</summary>
    [Fact]
    public void An_answer_to_nobody_s_order_is_only_written_down()
    {
        _bench.Replies.On(new OrderAcknowledged(Unknown, Scene.Number(1), null));
        _bench.Replies.On(new OrderRefused(Unknown, "X", ""));
        _bench.Replies.On(new OrderReplyLost(Unknown, ""));
        _bench.Replies.On(new CancelAcknowledged(Unknown, Scene.Number(2)));
        _bench.Replies.On(new CancelRefused(Unknown, "X", ""));
        _bench.Replies.On(new CancelReplyLost(Unknown, ""));
        Assert.Equal(Enumerable.Repeat("모르는 주문 999의 응답이 왔습니다", 6), _bench.Notes);
        Assert.Null(_bench.Desk.Standing.Fault);
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void A_number_is_an_acceptance_of_stock_and_market_from_the_moment_it_was_sent(Side side)
    {
        _bench.Hold();
        var order = _bench.Send(side);
        _bench.Position!.Tries.Refuse(Refusal.Other, "", Quantity.Zero, false, false, false, _bench.Desk.Now);
        _bench.Desk.Funds.Refuse(_bench.Desk.Now);
        _bench.Later(1).Clear().Replies.On(new OrderAcknowledged(order.Id, Scene.Number(5), 100_031) { Path = null });
        Assert.Equal((OrderPhase.Working, order.SentAt, order.SentAt), (order.Phase, _bench.Stock.AcceptedAt, _bench.Desk.Day.AcceptedAt));
        Assert.Equal(order.SentAt + _bench.Desk.Settings.Orders.EvidenceDeadline, order.Asking.At);
        Assert.Equal(TimeSpan.FromSeconds(30), _bench.Desk.BrokerClock.Ahead);
        // A sale that is taken ends what the last was refused for, a purchase what money was refused for.
        Assert.Equal((side == Side.Buy, side == Side.Buy), (_bench.Position.Tries.Why is not null, _bench.Desk.Funds.RestUntil == default));
        var reasons = Assert.Single(_bench.Bench.Requests.OfType<Note>(), note => note.Decision.Sentence.EndsWith("접수: 주문번호 0000000005", StringComparison.Ordinal)).Decision.Reasons;
        Assert.Equal(["모름", "새 연결로"], reasons.Where(reason => reason.Name is "요청 한도 대기" or "경로").Select(reason => reason.Value));
    }

    [Fact]
    public void A_reply_ends_a_doubt_and_gives_the_order_its_notices()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        Assert.Equal((OrderPhase.Searched, "끊김", _bench.Desk.Now), (order.Phase, order.Doubt!.Reason, order.Doubt.EdgeDoneAt!.Value));
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true) && _bench.Asks<BalanceQuestion>(doubt: true));
        Assert.Equal(_bench.Desk.Now.AddSeconds(1), order.Asking.At);
        Assert.Contains("삼성전자 매수 10주 확인 중: 끊김. 다시 보내지 않습니다", _bench.Notes);
        _bench.Desk.Notices.Add(_bench.Desk.Now, Scene.Notice(NoticeKind.Filled, new(order.Id, _bench.Stock.Code, Side.Buy, OrderType.Market, Quantity.Of(10), null, Urgency.Entry), Scene.Number(5), 4, 70_000));
        _bench.Clear().Replies.On(new OrderAcknowledged(order.Id, Scene.Number(5), null));
        Assert.Equal((null, 4L), (order.Doubt, order.Fills.Quantity.Shares));
        Assert.Equal("응답이 도착해 접수가 확인되었습니다", Assert.Single(_bench.News<DoubtNews>()).Outcome);
        Assert.Contains("삼성전자 매수 10주: 응답이 도착해 접수가 확인되었습니다", _bench.Notes);
    }

    [Fact]
    public void A_refusal_ends_a_doubt()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Clear().Replies.On(new OrderRefused(order.Id, "X", "안 됩니다"));
        Assert.Equal((OrderPhase.Rejected, null, "증권사가 거부했습니다"), (order.Phase, order.Doubt, Assert.Single(_bench.News<DoubtNews>()).Outcome));
    }

    /// <summary>A lost reply to an order that works already leaves no doubt.</summary>
    [Fact]
    public void A_lost_reply_to_what_is_known_to_work_is_nothing()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Hear(NoticeKind.Accepted, order, 10);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        Assert.Equal((OrderPhase.Working, null), (order.Phase, order.Doubt));
    }

    /// <summary>The number that was taken for its own is another's: those fills were not its, and it is in doubt again.</summary>
    [Fact]
    public void A_reply_with_another_number_gives_back_what_was_taken_for_its_own()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Replies.Adopt(order, Scene.Number(7), "내역");
        Assert.Equal((OrderPhase.Working, _bench.Desk.Now + _bench.Desk.Settings.Orders.EvidenceDeadline), (order.Phase, order.Asking.At));
        _bench.Fill(order, 4).Clear().Replies.On(new OrderAcknowledged(order.Id, Scene.Number(8), null));
        Assert.Equal((Scene.Number(8), 0L, OrderPhase.Working), (order.Number, order.Fills.Quantity.Shares, order.Phase));
        Assert.False(_bench.Desk.Orders.TryGet(Scene.Number(7), out _));
        Assert.Contains("삼성전자 매수 10주: 주문번호 0000000007는 이 주문이 아니었습니다", _bench.Differences);
        Assert.Equal(0, _bench.Shares.Held.Shares);
    }

    [Fact]
    public void A_number_that_another_order_was_taken_for_makes_that_one_doubtful()
    {
        _bench.Hold(5);
        var (mistaken, real) = (_bench.Send(Side.Sell, 5), _bench.Send(Side.Sell, 4));
        _bench.Replies.On(new OrderReplyLost(mistaken.Id, "끊김"));
        _bench.Replies.Adopt(mistaken, Scene.Number(7), "내역");
        _bench.Fill(mistaken, 2).Later(1).Clear().Replies.On(new OrderAcknowledged(real.Id, Scene.Number(7), null));
        Assert.Equal((OrderPhase.Searched, "주문번호를 잘못 알았음", _bench.Desk.Now), (mistaken.Phase, mistaken.Doubt?.Reason, mistaken.Doubt?.EdgeDoneAt));
        Assert.Equal((true, 0L, 5L), (mistaken.Number.IsNone, mistaken.Fills.Quantity.Shares, _bench.Position!.Tally.Held.Shares));
        Assert.Equal((Scene.Number(7), _bench.Desk.Now), (real.Number, _bench.Position.BalanceNeededFrom));
    }

    [Fact]
    public void Answers_to_a_cancel_are_heard()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Bench.Sender.Cancel(order, Urgency.Entry, "시험");
        _bench.Later(1).Replies.On(new CancelAcknowledged(order.Id, Scene.Number(900)));
        Assert.Equal((OrderPhase.Cancelling, _bench.Desk.Now + _bench.Desk.Settings.Orders.EvidenceDeadline), (order.Phase, order.Asking.At));
        _bench.Clear().Replies.On(new CancelReplyLost(order.Id, "끊김"));
        Assert.Equal((OrderPhase.Cancelling, true), (order.Phase, _bench.Asks<DayOrdersQuestion>(doubt: true)));
        _bench.Clear().Replies.On(new CancelRefused(order.Id, "X", "안 됩니다"));
        Assert.Equal((OrderPhase.Working, 1, true), (order.Phase, order.Cancels.Denials, _bench.Asks<DayOrdersQuestion>(doubt: true)));
        Assert.Contains("삼성전자 매수 10주 취소 거부: 안 됩니다", _bench.Notes);
    }

    /// <summary>Of what was never sent no cancel can be answered.</summary>
    [Fact]
    public void A_cancel_s_answer_to_what_is_only_sent_is_our_fault()
    {
        foreach (var reply in (Action<OrderId>[])
            [
                id => _bench.Replies.On(new CancelAcknowledged(id, Scene.Number(1))), id => _bench.Replies.On(new CancelReplyLost(id, "")),
                id => _bench.Replies.On(new CancelRefused(id, "X", "")),
            ])
        {
            _bench.Desk.Standing.Fault = null;
            reply(_bench.Send(Side.Buy).Id);
            Assert.NotNull(_bench.Desk.Standing.Fault);
        }
    }

    [Fact]
    public void A_cancel_that_is_refused_for_nothing_is_left_counts_the_notices_that_wait()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 5).Fill(order, 5);
        _bench.Desk.Apply(order, OrderFact.CancelRequested);
        _bench.Replies.On(new CancelRefused(order.Id, "APBK0344", ""));
        Assert.Equal(OrderPhase.Filled, order.Phase);
    }

    /// <summary>Once is a fill that was quicker; again is news, and only once.</summary>
    [Fact]
    public void A_cancel_that_is_refused_twice_is_told_once()
    {
        var order = _bench.Working(Side.Buy);
        foreach (var told in (int[])[0, 1, 1])
        {
            _bench.Desk.Apply(order, OrderFact.CancelRequested);
            _bench.Replies.On(new CancelRefused(order.Id, "X", "안 됩니다"));
            Assert.Equal(told, _bench.News<RefusedNews>().Count());
        }
    }

    /// <summary>Proven absent, and the next sale might sell the owner's own: what it may have sold stays claimed, and only then.</summary>
    [Theory]
    [InlineData(Side.Sell, true, true)]
    [InlineData(Side.Sell, false, false)]
    [InlineData(Side.Buy, true, false)]
    public void Proof_of_absence_leaves_a_claim_only_beside_his_shares(Side side, bool hasHis, bool left)
    {
        _bench.Hold();
        if (hasHis)
            _bench.Shares.Move(ShareKind.Hand, ShareKind.Owner, Quantity.Of(5), ShareEvidence.Balance);
        var order = _bench.Send(side, 4);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Replies.ProveAbsent(order, "없음");
        Assert.Equal((OrderPhase.Absent, left, "증권사에 없는 주문으로 확인되었습니다"), (order.Phase, _bench.Shares.ClaimOf(order.Id)?.IsLeft == true, order.Reason));
        Assert.Equal(side == Side.Sell, _bench.Position!.BalanceNeededFrom is not null);
        // One like it turns up: for the owner to tell.
        _bench.Clear().Replies.Reopen(order, Scene.Number(7));
        Assert.Equal((OrderPhase.AskedOfOwner, true, _bench.Desk.Now.AddSeconds(1)), (order.Phase, order.Doubt!.IsForOwner, order.Asking.At));
        Assert.Equal([Scene.Number(7)], order.Doubt.Twins);
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true));
    }

    [Fact]
    public void What_lives_is_not_reopened()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Replies.Reopen(order, Scene.Number(7));
        Assert.Null(order.Doubt);
    }

    /// <summary>Overdue it may still be on its way; a lost reply after that says when the edge was done with it, and not later ones.</summary>
    [Fact]
    public void The_edge_is_done_with_it_when_it_first_says_so()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Desk.Apply(order, OrderFact.Overdue);
        _bench.Replies.BeginDoubt(order, "늦음", edgeIsDone: false);
        Assert.Null(order.Doubt!.EdgeDoneAt);
        var first = _bench.Later(1).Desk.Now;
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Later(1).Replies.On(new OrderReplyLost(order.Id, "끊김"));
        Assert.Equal((first, "늦음"), (order.Doubt.EdgeDoneAt!.Value, order.Doubt.Reason));
    }
}
