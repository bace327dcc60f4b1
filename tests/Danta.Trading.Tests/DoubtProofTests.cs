using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>How an order of unknown fate is found, proven absent or left to the owner: by how many looks, over how long, and with which balance.</summary>
public sealed class DoubtProofTests
{
    readonly EvidenceBench _bench = new();

    OurOrder Lost(Side side = Side.Buy, OrderType type = OrderType.Market)
    {
        var order = _bench.Send(side, 10, type);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Clear();
        return order;
    }

    BrokerOrder Row(int number, long filled = 0, Side side = Side.Buy, int time = 100_000) =>
        Scene.Row(Scene.Number(number), _bench.Stock.Code, side, 10, filled, 70_000, time: time);

    /// <summary>One list alone may err: another a second later has it too.</summary>
    [Theory]
    [InlineData(0.9, false)]
    [InlineData(1, true)]
    public void An_order_is_found_by_two_lists_a_second_apart(double apart, bool found)
    {
        var order = Lost();
        _bench.Later(1).List(Row(7));
        Assert.Equal((OrderPhase.Searched, _bench.Desk.Now.AddSeconds(1)), (order.Phase, order.Asking.At));
        Assert.True(_bench.Asks<BalanceQuestion>(doubt: true));
        _bench.Later(apart).List(Row(7));
        Assert.Equal((found, found ? Scene.Number(7) : default), (order.Phase == OrderPhase.Working, order.Number));
    }

    /// <summary>Or the balance has moved by its fills, up for a purchase and down for a sale, and by nothing else.</summary>
    [Theory]
    [InlineData(Side.Buy, 4, 14, true)]
    [InlineData(Side.Buy, 4, 13, false)]
    [InlineData(Side.Buy, 4, 6, false)]
    [InlineData(Side.Sell, 4, 6, true)]
    [InlineData(Side.Sell, 4, 14, false)]
    [InlineData(Side.Buy, 0, 10, false)]
    public void An_order_is_found_by_one_list_and_a_balance_that_bears_it_out(Side side, long filled, long held, bool found)
    {
        _bench.Hold();
        _bench.Later(200);
        var order = Lost(side);
        _bench.Later(1).List(Row(7, filled, side)).Balance(held);
        Assert.Equal(found, order.Number == Scene.Number(7));
        Assert.Equal(found ? filled : 0, order.Fills.Quantity.Shares);
        // Borne out already, it is not looked for again.
        if (found)
            Assert.Equal(_bench.Desk.Now + _bench.Desk.Settings.Orders.EvidenceDeadline, order.Asking.At);
    }

    [Fact]
    public void A_balance_of_before_the_list_bears_it_out_at_once()
    {
        _bench.Hold();
        _bench.Later(200);
        var order = Lost();
        _bench.Later(1).Balance(14).Clear().List(Row(7, 4));
        Assert.Equal((Scene.Number(7), false), (order.Number, _bench.Asks<BalanceQuestion>()));
    }

    /// <summary>Another row stands in its place by the second list: the look begins anew, and a row that is gone is forgotten.</summary>
    [Fact]
    public void A_row_that_changes_is_looked_at_anew()
    {
        var order = Lost();
        _bench.Later(1).List(Row(7)).Later(1).List(Row(8));
        Assert.Equal((OrderPhase.Searched, Scene.Number(8)), (order.Phase, order.Doubt!.Seen?.Row.Number));
        Assert.Equal([Scene.Number(8)], order.Doubt.Twins);
        _bench.Later(1).List();
        Assert.Null(order.Doubt.Seen);
    }

    [Fact]
    public void Two_that_look_like_it_are_for_the_owner_to_tell_apart()
    {
        var order = Lost();
        _bench.Later(1).List(Row(7), Row(8));
        Assert.Equal(OrderPhase.AskedOfOwner, order.Phase);
        Assert.Equal([Scene.Number(7), Scene.Number(8)], Assert.Single(_bench.News<DoubtQuestionNews>()).Candidates);
        Assert.Contains(_bench.Notes, note => note.Contains("확인 필요: 증권사에 같은 모양의 주문이 2건", StringComparison.Ordinal));
        Assert.StartsWith("주문번호 0000000009", _bench.Doubts.Answer(new("api", order.Id, Scene.Number(9))), StringComparison.Ordinal);
        _bench.Clear().Doubts.Answer(new("api", order.Id, Scene.Number(8)));
        Assert.Equal((Scene.Number(8), null), (order.Number, order.Doubt));
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true) && _bench.Asks<BalanceQuestion>(doubt: true));
    }

    [Fact]
    public void His_word_that_it_is_not_there_ends_it_and_leaves_the_others_to_him()
    {
        var order = Lost();
        _bench.Later(1).List(Row(7), Row(8)).Clear();
        Assert.StartsWith("삼성전자 매수 10주를 없는 주문으로", _bench.Doubts.Answer(new("api", order.Id, null)), StringComparison.Ordinal);
        Assert.Equal((OrderPhase.Absent, true, true), (order.Phase, _bench.Desk.Orders.IsForeign(Scene.Number(7)), _bench.Desk.Orders.IsForeign(Scene.Number(8))));
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true) && _bench.Asks<BalanceQuestion>(doubt: true));
        Assert.EndsWith("확인 중이 아닙니다", _bench.Doubts.Answer(new("api", order.Id, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_that_may_still_leave_cannot_be_settled()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Desk.Apply(order, OrderFact.Overdue);
        _bench.Replies.BeginDoubt(order, "늦음", edgeIsDone: false);
        Assert.Contains("아직 나가는 중", _bench.Doubts.Answer(new("api", order.Id, null)), StringComparison.Ordinal);
        Assert.Equal(OrderPhase.AtEdge, order.Phase);
    }

    /// <summary>Looks at lists without it, a second apart, over ten seconds.</summary>
    [Theory]
    [InlineData(new double[] { 0, 5, 10 }, true)]
    [InlineData(new double[] { 0, 10 }, false)]
    [InlineData(new double[] { 0, 5, 9.9 }, false)]
    [InlineData(new double[] { 0, 9.5, 10 }, false)]
    [InlineData(new double[] { 0, 9, 10 }, true)]
    public void Three_looks_over_ten_seconds_and_a_balance_prove_absence(double[] looks, bool absent)
    {
        var order = Lost();
        var begun = _bench.Desk.Now;
        foreach (var look in looks)
        {
            _bench.Later((begun.AddSeconds(look) - _bench.Desk.Now).TotalSeconds);
            _bench.Desk.SecondsHeard = 1_000 + (int)look;
            if (look > 0)
                _bench.Balance(0);
            _bench.List();
        }
        Assert.Equal(absent, order.Phase == OrderPhase.Absent);
    }

    /// <summary>The balance has to be of the second half of the proof, and no younger one may have another.</summary>
    [Theory]
    [InlineData(4.9, null, false)]
    [InlineData(5.0, null, true)]
    [InlineData(5.0, 6.0, false)]
    [InlineData(7.0, 6.0, true)]
    [InlineData(null, null, false)]
    public void The_balance_of_a_proof_is_young_and_the_last_word_counts(double? unchanged, double? changed, bool absent)
    {
        var order = Lost();
        var begun = _bench.Desk.Now;
        order.Doubt!.BalanceUnchangedAt = unchanged is { } same ? begun.AddSeconds(same) : null;
        order.Doubt.BalanceChangedAt = changed is { } other ? begun.AddSeconds(other) : null;
        _bench.List().Later(5).List().Later(5).List();
        Assert.Equal(absent, order.Phase == OrderPhase.Absent);
    }

    /// <summary>A wall clock that leaps proves nothing: the seconds have to have been lived through.</summary>
    [Fact]
    public void Seconds_that_nobody_heard_prove_nothing()
    {
        var order = Lost();
        _bench.List().Later(5).Balance(0).List().Later(5);
        _bench.Desk.SecondsHeard -= 1;
        _bench.Balance(0).List();
        Assert.Equal(OrderPhase.Searched, order.Phase);
        _bench.Later(1).List();
        Assert.Equal(OrderPhase.Absent, order.Phase);
    }

    [Fact]
    public void A_list_that_was_asked_before_the_edge_was_done_is_no_look()
    {
        var order = Lost();
        order.Doubt!.EdgeDoneAt = _bench.Desk.Now.AddSeconds(2);
        _bench.Later(1).List();
        Assert.Equal((1, 0), (order.Doubt.Lists, order.Doubt.Looks));
        _bench.Later(1).List();
        Assert.Equal((2, 1), (order.Doubt.Lists, order.Doubt.Looks));
        _bench.Reconciler.On(new DayOrdersAnswered([], true, order.SentAt.AddSeconds(-1)));
        Assert.Equal(2, order.Doubt.Lists);
    }

    /// <summary>Seven looks, and the balance has moved in the second half of the proof and since the last fill that was booked: the owner has to tell.</summary>
    [Theory]
    [InlineData(7, 5, false, true)]
    [InlineData(6, 5, false, false)]
    [InlineData(7, 4.9, false, false)]
    [InlineData(7, 5, true, false)]
    public void Lists_without_it_and_a_balance_with_it_are_for_the_owner(int looks, double changed, bool touched, bool asked)
    {
        var order = Lost();
        order.Doubt!.BalanceChangedAt = _bench.Desk.Now.AddSeconds(changed);
        _bench.Stock.TouchedAt = order.Doubt.BalanceChangedAt?.AddSeconds(touched ? 1 : 0);
        for (var look = 0; look < looks; look++)
            _bench.List().Later(5);
        Assert.Equal(asked ? OrderPhase.AskedOfOwner : OrderPhase.Searched, order.Phase);
    }

    /// <summary>
    /// Another sale has left whose reply is on its way, and the balance has moved by it: that is no question for the owner. It is one once
    /// that one is at the broker.
    /// </summary>
    [Fact]
    public void A_balance_that_another_order_may_have_moved_is_no_question_before_its_reply()
    {
        _bench.Hold(20);
        var order = Lost(Side.Sell);
        var other = _bench.Send(Side.Sell, 10, OrderType.Best);
        Look(8);
        Assert.Equal(OrderPhase.Searched, order.Phase);
        _bench.Replies.On(new OrderAcknowledged(other.Id, Scene.Number(7), null));
        Look(1);
        Assert.Equal(OrderPhase.AskedOfOwner, order.Phase);

        void Look(int times)
        {
            for (var look = 0; look < times; look++)
            {
                order.Doubt!.BalanceChangedAt = _bench.Desk.Now;
                _bench.List().Later(5);
            }
        }
    }

    /// <summary>Fifteen lists over two minutes that were lived through and did not settle it.</summary>
    [Theory]
    [InlineData(120, 15, 0, true)]
    [InlineData(119, 15, 0, false)]
    [InlineData(120, 14, 0, false)]
    [InlineData(120, 15, 1, false)]
    public void After_two_minutes_of_lists_the_owner_is_asked(double seconds, int lists, int unheard, bool asked)
    {
        var order = Lost();
        order.Doubt!.Proof = TimeSpan.FromHours(1);
        for (var list = 1; list < lists; list++)
            _bench.List();
        _bench.Later(seconds);
        _bench.Desk.SecondsHeard -= unheard;
        _bench.List();
        Assert.Equal(asked ? OrderPhase.AskedOfOwner : OrderPhase.Searched, order.Phase);
        Assert.Equal(asked, _bench.News<DoubtQuestionNews>().Any());
    }

    /// <summary>No order outlives its day: what it traded unheard is for the balance to tell.</summary>
    [Theory]
    [InlineData(Side.Buy, false)]
    [InlineData(Side.Sell, true)]
    public void With_its_day_an_order_ends_and_is_left_to_the_balance(Side side, bool needed)
    {
        _bench.Hold();
        var order = Lost(side);
        _bench.Doubts.EndWithItsDay(order);
        Assert.Equal((OrderPhase.Cancelled, null, true), (order.Phase, order.Doubt, _bench.Shares.ClaimOf(order.Id)?.IsLeft));
        Assert.Equal(needed ? _bench.Desk.Now : null, _bench.Position!.BalanceNeededFrom);
        Assert.Contains(_bench.Differences, text => text.EndsWith("확인되지 않은 채 그날이 끝났습니다. 잔고로 체결 여부를 밝힙니다", StringComparison.Ordinal));
        // One that worked ends without a word; one that was only sent is as unknown as one in doubt.
        var working = _bench.Working(side, 3);
        _bench.Clear().Doubts.EndWithItsDay(working);
        Assert.Equal((OrderPhase.Cancelled, 0), (working.Phase, _bench.Differences.Count()));
        _bench.Clear().Doubts.EndWithItsDay(_bench.Send(side, 3));
        Assert.Single(_bench.Differences);
    }

    /// <summary>An amendment's row, one of another size, one that is known or his, and the rest of an order that does not rest, are no twins.</summary>
    [Fact]
    public void Only_what_looks_like_it_and_is_nobody_s_is_its_twin()
    {
        var order = Lost(type: OrderType.MarketIoc);
        _bench.Desk.Orders.MarkForeign(Scene.Number(9));
        var known = _bench.Working(Side.Buy);
        _bench.Later(1).List(
            Row(7) with { OriginalNumber = Scene.Number(3) }, Row(8) with { Ordered = Quantity.Of(9) }, Row(9), _bench.Row(known, 0), Row(6));
        Assert.Empty(order.Doubt!.Twins);
        // By its filled shares alone it may as well be a purchase of the owner's: he can name it, and it is not taken by itself.
        var partial = Scene.Row(Scene.Number(5), _bench.Stock.Code, Side.Buy, 8, 8, 70_000);
        _bench.Later(1).List(partial).Later(1).List(partial).Later(1).List(partial);
        Assert.Equal(Scene.Number(5), Assert.Single(order.Doubt.Twins));
        Assert.Equal(OrderPhase.Searched, order.Phase);
    }
}
