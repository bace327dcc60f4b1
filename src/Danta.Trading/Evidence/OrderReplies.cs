using Danta.Market;

namespace Danta.Trading;

/// <summary>Takes in what is answered to orders and cancels, and what becomes of an order whose answer does not come.</summary>
sealed class OrderReplies(Desk desk, Booking booking, RefusalDesk refusals, OrderEvidence evidence)
{
    readonly DoubtTeller _doubts = new(desk);

    public void On(OrderAcknowledged reply)
    {
        // It left before its day was slept through, and the broker has taken it today.
        if (reply.BrokerTime is { } today && !desk.BrokerClock.IsOfYesterday(today, desk.Now) && desk.Shares.Arrive(reply.Order, desk.Moment))
            desk.Orders.MarkFormer(reply.Number);
        if (!TryFind(reply.Order, out var order))
            return;
        if (reply.BrokerTime is { } time)
            desk.BrokerClock.Learn(time, desk.Now);
        if (!order.Number.IsNone && order.Number != reply.Number)
            Disown(order);
        if (desk.Orders.TryGet(reply.Number, out var holder) && holder != order)
            Disown(holder);
        desk.Orders.Name(order, reply.Number, desk.Now);
        if (order.Side == Side.Buy)
            desk.Funds.Accept();
        _doubts.End(order, "응답이 도착해 접수가 확인되었습니다");
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{order.Words} 접수: 주문번호 {reply.Number}",
            new Reason("보낸 뒤", Spans.Of(desk.Now - order.SentAt)), new Reason("요청 한도 대기", reply.Waited is { } waited ? Spans.Of(waited) : "모름"),
            new Reason("경로", reply.Path?.ToString() ?? "새 연결로"));
        desk.Day.HearAccepted(order.SentAt);
        order.Stock.AcceptedAt = order.SentAt;
        if (order.Side == Side.Sell && desk.Positions.Find(order.Trade) is { } sold)
            sold.Tries.Accept();
        desk.Apply(order, OrderFact.Acknowledged);
        order.Asking.Expect(order.SentAt + desk.Settings.Orders.EvidenceDeadline);
        HearBuffered(order);
    }

    public void On(OrderRefused reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        // A refusal is of this very request: a number that was taken for its own is that of one who looks like it.
        if (!order.Number.IsNone && order.Phase != OrderPhase.Rejected)
            Disown(order);
        _doubts.End(order, "증권사가 거부했습니다");
        if (desk.Apply(order, OrderFact.Refused))
            refusals.Refuse(order, reply.Code, reply.Text);
    }

    public void On(OrderReplyLost reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        if (desk.Apply(order, OrderFact.ReplyLost) && order.IsInDoubt)
            BeginDoubt(order, reply.Reason, edgeIsDone: true);
    }

    public void On(CancelAcknowledged reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        desk.Apply(order, OrderFact.CancelAccepted);
        order.Asking.Begin(desk.Now + desk.Settings.Orders.EvidenceDeadline);
    }

    public void On(CancelRefused reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        desk.Apply(order, OrderFact.CancelDenied);
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{order.Words} 취소 거부: {reply.Text}",
            new Reason("코드", reply.Code));
        order.Cancels.Deny(desk.Now);
        evidence.HearNothingLeft(order, RefusalCodes.IsNothingLeft(reply.Code, reply.Text));
        // Once is a fill that was quicker; again is news, and only once.
        if (order.Cancels.Denials == 2 && order.IsOpen)
            desk.Out.Tell(new RefusedNews(
                desk.Now, order.Stock.Code, order.Stock.Name, order.Side, order.Fills.Remaining, reply.Code, $"주문번호 {order.Number} 취소 거부: {reply.Text}")
            {
                Next = "증권사는 취소할 것이 없다고 하는데 내역에는 열려 있습니다. 내역에서 끝이 보일 때까지 이 주식은 묶여 있고, 뜸하게 다시 취소합니다. HTS에서 이 주문을 보아 주십시오",
            });
        desk.Questions.AskOrders(true);
    }

    public void On(CancelReplyLost reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        desk.Apply(order, OrderFact.CancelUnanswered);
        desk.Questions.AskOrders(true);
    }

    /// <summary>Evidence that an order in doubt stands under this number.</summary>
    public void Adopt(OurOrder order, OrderNumber number, string evidence)
    {
        desk.Orders.Name(order, number, desk.Now);
        desk.Apply(order, OrderFact.FoundAtBroker);
        order.Asking.Expect(desk.Now + desk.Settings.Orders.EvidenceDeadline);
        _doubts.End(order, $"{evidence}에서 주문번호 {number}로 확인되었습니다");
        HearBuffered(order);
    }

    public void BeginDoubt(OurOrder order, string reason, bool edgeIsDone)
    {
        if (order.Doubt is null)
            _doubts.Begin(order, new(desk.Now, desk.SecondsHeard, reason));
        if (edgeIsDone)
            order.Doubt!.EdgeDoneAt ??= desk.Now;
        AskAboutDoubt(order);
    }

    /// <summary>Proven absent, and yet one like it is at the broker: in doubt again, and for the owner to tell.</summary>
    public void Reopen(OurOrder order, OrderNumber number)
    {
        if (!desk.Apply(order, OrderFact.TurnedUp))
            return;
        _doubts.Begin(order, new(desk.Now, desk.SecondsHeard, "없다고 확인한 뒤에 같은 모양의 주문이 나타남")
        {
            IsForOwner = true,
            EdgeDoneAt = desk.Now,
            Twins = { number },
        });
        AskAboutDoubt(order);
    }

    /// <summary>Proven not to be at the broker: over, and never sent again.</summary>
    public void ProveAbsent(OurOrder order, string outcome)
    {
        // The proof may be wrong, and the next one would then sell the owner's own shares.
        if (order.Side == Side.Sell && desk.Shares.Of(order.Stock).MayHaveHis)
            desk.Shares.Leave(order.Stock, order.Id, desk.Moment);
        desk.Apply(order, OrderFact.AbsentAtBroker);
        order.AbsentAt = desk.Now;
        // What it was to sell is counted anew before the next one goes: the owner may have sold meanwhile.
        if (order.Side == Side.Sell && desk.Positions.Find(order.Trade) is { } position)
            desk.NeedBalance(position);
        order.Reason = "증권사에 없는 주문으로 확인되었습니다";
        _doubts.End(order, outcome);
        booking.AfterOrder(order);
    }

    /// <summary>A reply has shown that the number taken for this order's is not: those fills were another's.</summary>
    void Disown(OurOrder order)
    {
        desk.TellDifference(order.Stock, $"{order.Words}: 주문번호 {order.Number}는 이 주문이 아니었습니다");
        desk.Orders.Unname(order);
        order.Fills.Clear();
        booking.Book(order);
        // Whoever traded under that number traded these very shares, as it seems: the balance has the word before anything is sold.
        if (desk.Positions.Find(order.Trade) is { } position)
            desk.NeedBalance(position);
        if (desk.Apply(order, OrderFact.Disowned))
            BeginDoubt(order, "주문번호를 잘못 알았음", edgeIsDone: true);
    }

    void HearBuffered(OurOrder order)
    {
        foreach (var notice in desk.Notices.Take(order.Number))
            evidence.Hear(order, notice);
    }

    void AskAboutDoubt(OurOrder order)
    {
        order.Asking.Hurry(desk.Now);
        desk.Questions.AskBoth(true);
    }

    bool TryFind(OrderId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OurOrder? order)
    {
        if (desk.Orders.TryGet(id, out order))
            return true;
        desk.Note(DecisionKind.Order, default, 0, id, $"모르는 주문 {id}의 응답이 왔습니다");
        return false;
    }
}
