using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Whose a number is: ours by evidence, or the owner's once no order of ours can claim it any more.</summary>
public sealed class NumberMatcherTests
{
    readonly EvidenceBench _bench = new();

    NoticeArrived Notice(int number, Side side = Side.Buy, long ordered = 10, long shares = 4, NoticeKind kind = NoticeKind.Filled, int original = 0, InstrumentCode? code = null) => new(
        kind, Scene.Number(number), original == 0 ? default : Scene.Number(original), code ?? _bench.Stock.Code, "삼성전자", side, Quantity.Of(shares), Price.FromWon(70_000), Quantity.Of(ordered), 100_000);

    OurOrder Lost(Side side = Side.Buy, OrderType type = OrderType.Market)
    {
        var order = _bench.Send(side, 10, type);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Clear();
        return order;
    }

    [Fact]
    public void A_notice_of_nobody_s_number_is_his_after_three_seconds()
    {
        _bench.Hold();
        _bench.Clear().Matcher.Hear(Notice(700, Side.Sell, 3, 3));
        Assert.Equal(_bench.Desk.Now, _bench.Desk.Funds.ChangedAt);
        _bench.Later(2.9).Matcher.OnSecond();
        Assert.Equal((1, 0), (_bench.Desk.Notices.Count, _bench.Differences.Count()));
        _bench.Later(0.1).Matcher.OnSecond();
        Assert.Equal((0, true), (_bench.Desk.Notices.Count, _bench.Desk.Orders.IsForeign(Scene.Number(700))));
        Assert.Equal("직접 거래: 삼성전자 매도 3주 @ 70,000", Assert.Single(_bench.Differences));
        Assert.Equal((_bench.Desk.Now, _bench.Desk.Now, _bench.Desk.Now.AddSeconds(3)), (_bench.Stock.TouchedAt, _bench.Shares.Hand.NoticedAt, _bench.Desk.Questions.LookAt));
        // The next of that number is told at once, and changes the money.
        _bench.Later(5).Clear().Matcher.Hear(Notice(700, Side.Sell, 3, 2));
        Assert.Equal((1, _bench.Desk.Now), (_bench.Differences.Count(), _bench.Desk.Funds.ChangedAt));
        _bench.Clear().Matcher.Hear(Notice(700, Side.Sell, 3, 2, NoticeKind.Accepted));
        Assert.Empty(_bench.Differences);
    }

    [Theory]
    [InlineData(Side.Buy, "매수")]
    [InlineData(Side.Sell, "매도")]
    public void With_records_lost_nobody_knows_whose_it_was(Side side, string word)
    {
        _bench.Desk.Standing.LostRecordsAt = _bench.Desk.Now;
        _bench.Desk.Orders.MarkForeign(Scene.Number(700));
        _bench.Matcher.Hear(Notice(700, side));
        Assert.Equal($"기록이 손상되어 누구의 것인지 모르는 거래: 삼성전자 {word} 4주 @ 70,000", Assert.Single(_bench.Differences));
    }

    [Fact]
    public void A_notice_that_looks_like_an_order_without_a_number_is_its_own()
    {
        var order = Lost();
        _bench.Matcher.Hear(Notice(7));
        Assert.Equal((Scene.Number(7), 4L, OrderPhase.Working), (order.Number, order.Fills.Quantity.Shares, order.Phase));
        Assert.Equal(0, _bench.Desk.Notices.Count);
    }

    [Theory]
    [InlineData(Side.Sell, 10)]
    [InlineData(Side.Buy, 9)]
    public void A_notice_that_does_not_look_like_it_is_not(Side side, long ordered)
    {
        var order = Lost();
        _bench.Matcher.Hear(Notice(7, side, ordered));
        Assert.True(order.Number.IsNone);
    }

    /// <summary>While an order that looks like it is only sent, the notice waits for its reply, however long that takes.</summary>
    [Fact]
    public void A_notice_waits_for_the_reply_that_may_name_it()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Clear().Matcher.Hear(Notice(7));
        _bench.Later(60).Matcher.OnSecond();
        Assert.Equal((1, default, 0), (_bench.Desk.Notices.Count, _bench.Desk.Funds.ChangedAt, _bench.Differences.Count()));
        _bench.Replies.On(new OrderAcknowledged(order.Id, Scene.Number(7), null));
        Assert.Equal(4, order.Fills.Quantity.Shares);
    }

    [Fact]
    public void Two_notices_of_his_are_both_given_up_and_the_one_between_that_may_be_ours_waits()
    {
        _bench.Send(Side.Buy);
        _bench.Matcher.Hear(Notice(700, Side.Sell, 3));
        _bench.Matcher.Hear(Notice(7));
        _bench.Matcher.Hear(Notice(701, Side.Sell, 4));
        _bench.Later(3).Matcher.OnSecond();
        Assert.Equal((1, Scene.Number(7)), (_bench.Desk.Notices.Count, _bench.Desk.Notices[0].Notice.Number));
    }

    [Fact]
    public void More_than_256_that_wait_push_out_the_oldest()
    {
        for (var number = 1; number <= 257; number++)
            _bench.Matcher.Hear(Notice(1_000 + number, Side.Sell, 3));
        Assert.Equal((256, true, false), (_bench.Desk.Notices.Count, _bench.Desk.Orders.IsForeign(Scene.Number(1_001)), _bench.Desk.Orders.IsForeign(Scene.Number(1_002))));
    }

    /// <summary>What an amended order fills names the order that it was; another stock's number is not that order.</summary>
    [Fact]
    public void A_fill_under_an_amended_number_is_our_order_s()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Matcher.Hear(Notice(900, original: 100));
        Assert.Equal((4L, Scene.Number(900)), (order.Fills.Quantity.Shares, order.Number));
        _bench.Matcher.Hear(Notice(901, original: 900, code: Scene.Hynix));
        Assert.Equal(4, order.Fills.Quantity.Shares);
    }

    /// <summary>Of yesterday: what it traded is the balance's to tell, at once.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_notice_of_a_former_number_is_the_balance_s(bool former, bool left)
    {
        if (former)
            _bench.Desk.Orders.MarkFormer(Scene.Number(7));
        if (left)
        {
            _bench.Shares.SetClaim(new(new(77), Side.Buy, 1, "", "") { Number = Scene.Number(7) }, Quantity.Of(5), ShareEvidence.Order);
            _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
        }
        _bench.Clear().Matcher.Hear(Notice(7));
        Assert.Equal((0, true), (_bench.Desk.Notices.Count, _bench.Asks<BalanceQuestion>(doubt: true)));
    }

    /// <summary>Proven absent, and one like it is there: the notice waits, and the owner is asked.</summary>
    [Fact]
    public void A_notice_like_one_that_was_proven_absent_is_for_the_owner()
    {
        var order = Lost();
        _bench.Replies.ProveAbsent(order, "없음");
        _bench.Clear().Matcher.Hear(Notice(7));
        Assert.Equal((OrderPhase.AskedOfOwner, 1), (order.Phase, _bench.Desk.Notices.Count));
        Assert.Single(_bench.News<DoubtQuestionNews>());
        _bench.Doubts.Answer(new("api", order.Id, Scene.Number(7)));
        Assert.Equal(4, order.Fills.Quantity.Shares);
    }

    /// <summary>While another like it waits for its number the notice is that one's.</summary>
    [Fact]
    public void One_that_is_open_comes_before_one_that_was_proven_absent()
    {
        var absent = Lost();
        _bench.Replies.ProveAbsent(absent, "없음");
        var open = Lost();
        _bench.Matcher.Hear(Notice(7));
        Assert.Equal((Scene.Number(7), OrderPhase.Absent), (open.Number, absent.Phase));
    }

    /// <summary>That somebody's order was accepted says nothing of one that does not rest: its fill is a moment behind.</summary>
    [Theory]
    [InlineData(NoticeKind.Accepted, false)]
    [InlineData(NoticeKind.Filled, true)]
    public void An_order_that_does_not_rest_is_told_by_its_fill(NoticeKind kind, bool found)
    {
        var order = Lost(type: OrderType.MarketIoc);
        _bench.Matcher.Hear(Notice(7, kind: kind));
        Assert.Equal(found, order.Number == Scene.Number(7));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Where_the_list_has_two_like_it_a_notice_says_nothing(int twins, bool found)
    {
        var order = Lost();
        for (var twin = 1; twin <= twins; twin++)
            order.Doubt!.Twins.Add(Scene.Number(twin));
        _bench.Matcher.Hear(Notice(7));
        Assert.Equal(found, order.Number == Scene.Number(7));
    }

    BrokerOrder Row(int number, Side side, long ordered, long filled, int original = 0) =>
        Scene.Row(Scene.Number(number), _bench.Stock.Code, side, ordered, filled, 70_000) with { OriginalNumber = original == 0 ? default : Scene.Number(original) };

    /// <summary>Rows of nobody of us are his: what they traded is counted, and a balance is asked where he has sold of ours.</summary>
    [Theory]
    [InlineData(Side.Sell, 3, true)]
    [InlineData(Side.Buy, 3, false)]
    [InlineData(Side.Sell, 0, false)]
    public void What_he_has_traded_by_the_list_is_counted(Side side, long filled, bool asks)
    {
        _bench.Hold();
        _bench.Clear().Matcher.On(new DayOrdersAnswered([Row(700, side, 5, filled)], true, _bench.Desk.Now));
        Assert.True(_bench.Desk.Orders.IsForeign(Scene.Number(700)));
        Assert.Equal((side == Side.Buy ? filled : -filled, asks), (_bench.Shares.Hand.Unsettled, _bench.Asks<BalanceQuestion>(doubt: true)));
        Assert.Equal(side == Side.Buy && filled > 0, _bench.Matcher.HasBought(_bench.Stock.Code));
        Assert.False(_bench.Matcher.HasBought(Scene.Hynix));
    }

    [Fact]
    public void An_older_list_and_one_that_is_not_whole_say_nothing_of_his()
    {
        _bench.Hold();
        _bench.Matcher.On(new DayOrdersAnswered([], true, _bench.Desk.Now));
        _bench.Matcher.On(new DayOrdersAnswered([Row(700, Side.Sell, 5, 3)], true, _bench.Desk.Now.AddSeconds(-1)));
        Assert.False(_bench.Desk.Orders.IsForeign(Scene.Number(700)));
        _bench.Matcher.On(new DayOrdersAnswered([Row(700, Side.Sell, 5, 3)], false, _bench.Desk.Now));
        Assert.Equal((true, 0L), (_bench.Desk.Orders.IsForeign(Scene.Number(700)), _bench.Shares.Hand.Unsettled));
    }

    /// <summary>Open sales of his bind shares: not ours, not purchases, not what is over, and in a dry run none.</summary>
    [Theory]
    [InlineData(Side.Sell, 5, 2, false, 3)]
    [InlineData(Side.Sell, 5, 5, false, 0)]
    [InlineData(Side.Buy, 5, 2, false, 0)]
    [InlineData(Side.Sell, 5, 2, true, 0)]
    public void An_open_sale_of_his_binds(Side side, long ordered, long filled, bool dry, long bound)
    {
        _bench.Hold();
        _bench.Desk.DryRun = dry;
        _bench.Matcher.On(new DayOrdersAnswered([Row(700, side, ordered, filled)], true, _bench.Desk.Now));
        Assert.Equal(bound, _bench.Shares.Bound.Shares);
    }

    [Fact]
    public void A_sale_of_ours_and_its_amendment_and_what_may_be_ours_bind_nothing()
    {
        _bench.Hold();
        _bench.Working(Side.Sell, 5);
        _bench.Send(Side.Sell, 4);
        _bench.Desk.Orders.MarkFormer(Scene.Number(702));
        _bench.Matcher.On(new DayOrdersAnswered([Row(101, Side.Sell, 5, 0), Row(700, Side.Sell, 3, 0, original: 101), Row(701, Side.Sell, 4, 0), Row(702, Side.Sell, 2, 0)], true, _bench.Desk.Now));
        Assert.Equal(0, _bench.Shares.Bound.Shares);
    }

    /// <summary>A row like one that was proven absent is for the owner; one that does not rest shows its end with the next list.</summary>
    [Theory]
    [InlineData(OrderType.Market, 4, true)]
    [InlineData(OrderType.MarketIoc, 4, false)]
    [InlineData(OrderType.MarketIoc, 10, true)]
    public void A_row_like_one_that_was_proven_absent_is_for_the_owner(OrderType type, long filled, bool asked)
    {
        var order = Lost(type: type);
        _bench.Replies.ProveAbsent(order, "없음");
        _bench.Matcher.On(new DayOrdersAnswered([Row(7, Side.Buy, 10, filled)], true, _bench.Desk.Now));
        Assert.Equal((asked ? OrderPhase.AskedOfOwner : OrderPhase.Absent, false), (order.Phase, _bench.Desk.Orders.IsForeign(Scene.Number(7))));
        _bench.Matcher.On(new DayOrdersAnswered([Row(8, Side.Buy, 9, 4)], true, _bench.Desk.Now));
        Assert.True(_bench.Desk.Orders.IsForeign(Scene.Number(8)));
    }

    /// <summary>His cancel's words wait with the first words of the order they are about.</summary>
    [Fact]
    public void Words_about_an_order_that_may_be_ours_wait_with_it()
    {
        _bench.Send(Side.Buy);
        _bench.Matcher.Hear(Notice(7));
        _bench.Matcher.Hear(Notice(8, ordered: 3, original: 7, kind: NoticeKind.CancelAccepted));
        _bench.Matcher.Hear(Notice(9, ordered: 3, original: 6, kind: NoticeKind.CancelAccepted));
        _bench.Later(3).Matcher.OnSecond();
        Assert.Equal(2, _bench.Desk.Notices.Count);
    }
}
