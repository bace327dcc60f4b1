using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Each balance is compared with the ledger: what is believed at once, at the second look, or not at all, to the second.</summary>
public sealed class BalanceCountTests
{
    readonly EvidenceBench _bench = new();

    /// <summary>Bought two minutes ago: nothing about it is fresh.</summary>
    EvidenceBench Old(long shares = 10)
    {
        _bench.Hold(shares);
        return _bench.Later(120).Clear();
    }

    long Held => _bench.Position?.Tally.Held.Shares ?? 0;

    /// <summary>Another stock's row, twice: it is one holding, and the larger figure is the younger.</summary>
    [Theory]
    [InlineData(10, 10)]
    [InlineData(4, 10)]
    [InlineData(10, 4)]
    public void A_holding_that_is_listed_twice_is_one(long first, long second)
    {
        Old();
        BrokerHolding Row(long held) => new(_bench.Stock.Code, "삼성전자", Quantity.Of(held), Quantity.Of(held), new(held * 70_000), Price.FromWon(70_000));
        _bench.Reconciler.On(new BalanceAnswered([Row(first), Row(second)], default, default, default, true, _bench.Desk.Now));
        Assert.Null(_bench.Shares.Difference);
    }

    [Fact]
    public void A_dry_run_is_in_no_account()
    {
        Old();
        _bench.Desk.DryRun = true;
        _bench.Balances(20, 0);
        Assert.Equal((10L, null), (Held, _bench.Shares.Difference));
    }

    [Fact]
    public void Ledger_and_fills_that_differ_are_a_fault_of_ours()
    {
        Old();
        _bench.Shares.Move(ShareKind.Ours, ShareKind.Market, Quantity.Of(1), ShareEvidence.Fill);
        _bench.Balance(10);
        Assert.Equal("삼성전자: 원장에는 9주, 체결로는 10주입니다", _bench.Desk.Standing.Fault);
    }

    /// <summary>Shares that nobody ordered are the owner's once a second look has them a second later.</summary>
    [Theory]
    [InlineData(0.9, 0)]
    [InlineData(1, 5)]
    public void More_than_there_should_be_is_believed_at_the_second_look(double after, long his)
    {
        Old();
        _bench.Balance(15);
        Assert.Equal((15L, 0L), (_bench.Shares.Difference!.BrokerHeld.Shares, _bench.Shares.Owner.Shares));
        Assert.Contains("삼성전자 잔고가 다릅니다. 다시 확인할 때까지 사지 않습니다", _bench.Notes);
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: false));
        Assert.Equal(_bench.Desk.Now.AddSeconds(1), _bench.Desk.Questions.LookAt);
        _bench.Later(after).Balance(15);
        Assert.Equal((his, 10L), (_bench.Shares.Owner.Shares, Held));
        Assert.Equal(his > 0, _bench.Shares.Difference is null);
        Assert.Single(_bench.Notes, note => note.Contains("다시 확인할 때까지", StringComparison.Ordinal));
    }

    /// <summary>Another figure begins the look anew.</summary>
    [Fact]
    public void A_figure_that_changes_is_looked_at_anew()
    {
        Old();
        _bench.Balance(15).Later(1).Balance(14);
        Assert.Equal((14L, _bench.Desk.Now), (_bench.Shares.Difference!.BrokerHeld.Shares, _bench.Shares.Difference.SeenAt));
        Assert.Equal(_bench.Desk.Now.AddSeconds(-1), _bench.Shares.Difference.Since);
        _bench.Later(1).Balance(14);
        Assert.Equal(4, _bench.Shares.Owner.Shares);
    }

    /// <summary>A fill of the last minute outvotes one balance for ten seconds.</summary>
    [Theory]
    [InlineData(5, 9.9, 0)]
    [InlineData(5, 10, 5)]
    [InlineData(58, 1.9, 0)]
    [InlineData(59, 1, 5)]
    public void A_fresh_fill_outvotes_a_balance_for_longer(double old, double after, long his)
    {
        _bench.Hold();
        _bench.Later(old).Balance(15);
        Assert.Equal(_bench.Desk.Now.AddSeconds(2), _bench.Desk.Questions.LookAt);
        // How fresh it is is told at the second balance.
        _bench.Later(after).Balance(15);
        Assert.Equal(his, _bench.Shares.Owner.Shares);
    }

    /// <summary>A balance that was asked within two seconds of a fill says nothing, and another look is planned.</summary>
    [Theory]
    [InlineData(1.9, false)]
    [InlineData(2, true)]
    public void A_balance_that_is_too_young_for_a_fill_says_nothing(double after, bool says)
    {
        _bench.Hold();
        var filled = _bench.Desk.Now;
        _bench.Clear().Later(after).Balance(15);
        Assert.Equal(says, _bench.Shares.Difference is not null);
        if (!says)
            Assert.Equal(filled.AddSeconds(2), _bench.Desk.Questions.LookAt);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 30)]
    public void While_an_order_is_open_in_it_a_balance_says_nothing_of_it(bool asked, double pause)
    {
        Old();
        var order = _bench.Send(Side.Sell, 3);
        if (asked)
        {
            _bench.Desk.Apply(order, OrderFact.ReplyLost);
            _bench.Desk.Apply(order, OrderFact.Undecidable);
        }
        _bench.Clear().Later(60).Balance(15);
        Assert.Equal((null, _bench.Desk.Now.AddSeconds(pause)), (_bench.Shares.Difference, _bench.Desk.Questions.LookAt));
    }

    /// <summary>Shares of ours that nobody says where they went are disputed: still ours, told after a minute, at home when they are back.</summary>
    [Fact]
    public void What_a_balance_lacks_is_disputed_and_told_after_a_minute_and_comes_home()
    {
        Old();
        _bench.Balance(4);
        Assert.Equal((6L, 10L), (_bench.Shares.Disputed.Shares, Held));
        Assert.Equal(_bench.Desk.Now.AddSeconds(5), _bench.Desk.Questions.LookAt);
        _bench.Balances(59, 4);
        Assert.Empty(_bench.Differences);
        Assert.Equal((6L, 10L), (_bench.Shares.Disputed.Shares, Held));
        _bench.Balances(1, 4);
        Assert.StartsWith("삼성전자 6주가 잔고에 없고", Assert.Single(_bench.Differences), StringComparison.Ordinal);
        _bench.Clear().Balances(5, 4);
        Assert.Empty(_bench.Differences);
        Assert.Null(_bench.Desk.Questions.LookAt);
        _bench.Balances(1, 10);
        Assert.Equal((0L, 10L, "삼성전자 잔고가 다시 맞습니다"), (_bench.Shares.Disputed.Shares, Held, Assert.Single(_bench.Differences)));
    }

    [Fact]
    public void A_difference_that_ends_before_it_was_told_is_only_written_down()
    {
        Old();
        _bench.Balance(4).Balances(1, 10);
        Assert.Empty(_bench.Differences);
        var note = Assert.Single(_bench.Bench.Requests.OfType<Note>(), note => note.Decision.Sentence == "삼성전자 잔고가 다시 맞습니다");
        Assert.Equal(_bench.Position!.Trade, note.Decision.Trade);
        _bench.Clear().Balances(1, 10);
        Assert.Empty(_bench.Notes);
    }

    /// <summary>The list says how many he has sold: one balance that lacks just these is enough.</summary>
    [Theory]
    [InlineData(7, 7)]
    [InlineData(6, 10)]
    public void What_his_own_orders_explain_to_the_share_is_believed_at_once(long held, long left)
    {
        Old();
        _bench.Shares.Hand.Learn(Scene.His(0, 3), _bench.Desk.Now);
        _bench.Later(1).Balance(held);
        Assert.Equal(left, Held);
    }

    [Fact]
    public void What_he_has_bought_by_the_list_is_his_at_once()
    {
        Old();
        _bench.Shares.Hand.Learn(Scene.His(3, 0), _bench.Desk.Now);
        _bench.Later(1).Balance(13);
        Assert.Equal((3L, 10L, 0L, null), (_bench.Shares.Owner.Shares, Held, _bench.Shares.Hand.Unsettled, _bench.Shares.Difference));
    }

    /// <summary>The balance still had what he had sold: the next one lacks it, and that is no riddle.</summary>
    [Fact]
    public void A_balance_that_was_behind_his_sale_is_explained_by_it_later()
    {
        Old();
        _bench.Shares.Hand.Learn(Scene.His(0, 3), _bench.Desk.Now);
        _bench.Balances(1, 10);
        Assert.Equal((3L, 0L), (_bench.Shares.Hand.Unshown, _bench.Shares.Hand.Unsettled));
        _bench.Balances(1, 7);
        Assert.Equal((7L, 0L, 0L), (Held, _bench.Shares.Hand.Unshown, _bench.Shares.Disputed.Shares));
    }

    [Fact]
    public void More_than_he_has_sold_by_the_list_is_disputed_and_waits()
    {
        Old();
        _bench.Shares.Hand.Learn(Scene.His(0, 3), _bench.Desk.Now);
        _bench.Balances(1, 10).Balances(1, 6);
        Assert.Equal((10L, 4L), (Held, _bench.Shares.Disputed.Shares));
    }

    /// <summary>What our own sale has just sold the balance may not have heard of: so many too many are nobody's, for three minutes by either clock.</summary>
    [Theory]
    [InlineData(3, 10, 0)]
    [InlineData(167, 10, 0)]
    [InlineData(168, 10, 4)]
    [InlineData(3, 12, 2)]
    public void What_was_just_sold_and_is_still_shown_is_nobody_s(double after, long shown, long his)
    {
        Old();
        var sale = _bench.Working(Side.Sell, 4);
        _bench.Fill(sale, 4).Later(after).Balance(shown).Later(11).Balance(shown).Later(1).Balance(shown);
        Assert.Equal(his, _bench.Shares.Owner.Shares);
        Assert.Equal(6, Held);
    }

    /// <summary>Another order's fill was booked, and the doubt hears what a balance says of it.</summary>
    [Theory]
    [InlineData(Side.Buy, 10, 0, true)]
    [InlineData(Side.Buy, 14, 4, false)]
    [InlineData(Side.Sell, 6, -4, false)]
    [InlineData(Side.Sell, 14, 4, false)]
    public void A_balance_speaks_for_or_against_an_order_in_doubt(Side side, long held, long beyond, bool unchanged)
    {
        Old();
        var order = _bench.Send(side, 4);
        _bench.Later(5).Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Balance(held);
        Assert.Equal((beyond, unchanged ? _bench.Desk.Now : null, unchanged ? null : _bench.Desk.Now), (order.Doubt!.Beyond, order.Doubt.BalanceUnchangedAt, order.Doubt.BalanceChangedAt));
        // One that was asked before it was sent says nothing of it.
        _bench.Reconciler.On(new BalanceAnswered([], default, default, default, true, order.SentAt.AddSeconds(-200)));
        Assert.Equal(beyond, order.Doubt.Beyond);
    }

    /// <summary>All that a purchase of yesterday may have brought has come: a sale in doubt has taken nothing of it.</summary>
    [Theory]
    [InlineData(Side.Sell, 13, true)]
    [InlineData(Side.Sell, 12, false)]
    [InlineData(Side.Buy, 13, false)]
    public void What_a_purchase_left_to_the_balance_brought_speaks_against_a_sale_in_doubt(Side side, long held, bool unchanged)
    {
        Old();
        _bench.Shares.SetClaim(new(new(77), Side.Buy, 5, "", ""), Quantity.Of(3), ShareEvidence.Order);
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
        var order = _bench.Send(side, 4);
        _bench.Later(5).Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Balance(held);
        Assert.Equal(unchanged, order.Doubt!.BalanceUnchangedAt is not null);
    }

    /// <summary>What he did meanwhile, by a notice that no list has yet, may have made up for it: for three minutes nothing is said.</summary>
    [Theory]
    [InlineData(179, false)]
    [InlineData(180, true)]
    public void His_notice_keeps_a_balance_from_speaking_for_absence(double after, bool says)
    {
        Old();
        var order = _bench.Send(Side.Buy, 4);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Later(1).Shares.Hand.Notice(Side.Sell, Quantity.Of(4), _bench.Desk.Now);
        _bench.Later(after).Balance(10);
        Assert.Equal(says, order.Doubt!.BalanceUnchangedAt is not null);
    }

    [Fact]
    public void A_notice_of_before_the_order_was_sent_keeps_no_balance_from_speaking()
    {
        Old();
        _bench.Shares.Hand.Notice(Side.Sell, Quantity.Of(4), _bench.Desk.Now);
        var order = _bench.Send(Side.Buy, 4);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Later(1).Balance(10);
        Assert.NotNull(order.Doubt!.BalanceUnchangedAt);
    }

    /// <summary>A purchase that works, and three whole lists do not have it: what came is its, at the second look.</summary>
    [Theory]
    [InlineData(3, 10, 1, 10)]
    [InlineData(2, 10, 1, 0)]
    [InlineData(3, 11, 1, 0)]
    [InlineData(3, 10, 0.9, 0)]
    [InlineData(3, 4, 1, 4)]
    public void Shares_of_a_purchase_that_no_list_has_are_ours_at_the_second_look(int missed, long came, double after, long ours)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Later(120).Clear();
        order.Lists.Missed = missed;
        _bench.Balance(came);
        Assert.Equal(0, Held);
        if (missed >= 3 && came <= 10)
            Assert.Equal(_bench.Desk.Now.AddSeconds(1), _bench.Desk.Questions.LookAt);
        _bench.Later(after).Balance(came);
        Assert.Equal(ours, Held);
        Assert.Equal(ours == 10 ? OrderPhase.Filled : OrderPhase.Working, order.Phase);
        Assert.Equal(ours > 0, _bench.Differences.Any(text => text.Contains($"내역에는 없지만 잔고에 {came}주가 들어와", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_sale_that_waits_for_a_balance_goes_with_one_that_was_asked_since()
    {
        Old();
        _bench.Position!.BalanceNeededFrom = _bench.Desk.Now;
        _bench.Balance(10, askedAt: _bench.Desk.Now.AddSeconds(-1));
        Assert.NotNull(_bench.Position.BalanceNeededFrom);
        _bench.Balance(10);
        Assert.Null(_bench.Position.BalanceNeededFrom);
    }

    /// <summary>The books have been put right: what a sale was refused for is gone.</summary>
    [Fact]
    public void Books_that_are_put_right_free_a_refused_sale()
    {
        Old();
        _bench.Position!.Tries.Refuse(Refusal.Holdings, "부족", Quantity.Zero, false, false, false, _bench.Desk.Now);
        _bench.Shares.Hand.Learn(Scene.His(0, 3), _bench.Desk.Now);
        _bench.Later(1).Balance(7);
        Assert.Null(_bench.Position.Tries.Why);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void An_answer_with_nothing_in_it_is_contradicted_where_something_is_held_or_may_have_come(bool empty, bool expects)
    {
        if (!empty)
            _bench.Send(Side.Buy);
        Assert.Equal(expects, _bench.Count.ExpectsAny);
    }
}
