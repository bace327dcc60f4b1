using Danta.Market;

namespace Danta.Trading;

/// <summary>Sends orders and cancels, and takes in what becomes of them. Nothing else changes an order.</summary>
sealed class OrderFlow(Desk desk, Booking booking)
{
    static readonly TimeSpan FirstCancelPause = TimeSpan.FromSeconds(3);

    /// <summary>Sends an order, once. It is never sent again, whatever becomes of its reply.</summary>
    public Order Place(
        Stock stock, Side side, Quantity quantity, Urgency urgency, int trade, string reason,
        OrderType type = OrderType.Market, Price? limit = null, string condition = "", string rule = "", DateTimeOffset? calledAt = null)
    {
        var order = new Order(desk.Orders.NextId(), stock, side, type, quantity, limit, urgency, trade, reason)
        {
            SentAt = desk.Now,
            Condition = condition,
            Rule = rule,
            CalledAt = calledAt,
            Venue = desk.Settings.Orders.Venue,
            AskAt = desk.Now + desk.Settings.Orders.AcknowledgementDeadline,
        };
        desk.Orders.Add(order);
        Apply(order, OrderFact.Submitted);
        desk.Pace.Sent(desk.Now);
        stock.TouchedAt = desk.Now;
        if (side == Side.Buy)
            desk.Spending++;
        if (!desk.DryRun)
            desk.Out.Add(new PlaceOrder(order.Id, stock.Code, side, type, quantity, limit, urgency) { Venue = order.Venue });
        return order;
    }

    /// <summary>Asks for the rest of an order back. False where that cannot be done now: no number yet, or asked a moment ago.</summary>
    public bool Cancel(Order order, Urgency urgency, string reason)
    {
        if (order.State != OrderState.Working || order.Number.IsNone || desk.Now < order.CancelAt || desk.DryRun)
            return false;
        Apply(order, OrderFact.CancelRequested);
        order.CancelTries++;
        order.CancelAt = desk.Now + FirstCancelPause * Math.Min(order.CancelTries, 10);
        AskSoon(order);
        desk.Note(DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)} 취소 요청: {reason}");
        desk.Out.Add(new CancelOrder(order.Id, order.Number, order.Stock.Code, order.Type, order.Fills.Remaining, urgency) { Venue = order.Venue });
        return true;
    }

    public void On(OrderAcknowledged reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        if (reply.BrokerTime is { } time)
            desk.BrokerClock.Learn(time, desk.Now);
        if (!order.Number.IsNone && order.Number != reply.Number)
            Disown(order);
        if (desk.Orders.TryGet(reply.Number, out var holder) && holder != order)
            Disown(holder);
        Name(order, reply.Number);
        EndDoubt(order, "응답이 도착해 접수가 확인되었습니다");
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)} 접수: 주문번호 {reply.Number}",
            new Reason("보낸 뒤", Spans.Of(desk.Now - order.SentAt)), new Reason("요청 한도 대기", reply.Waited is { } waited ? Spans.Of(waited) : "모름"));
        Apply(order, OrderFact.Acknowledged);
        order.AskAt = order.SentAt + desk.Settings.Orders.EvidenceDeadline;
        HearBuffered(order);
    }

    public void On(OrderRefused reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        // A refusal is of this very request: a number that was taken for its own is that of one who looks like it.
        if (!order.Number.IsNone && order.State != OrderState.Rejected)
            Disown(order);
        EndDoubt(order, "증권사가 거부했습니다");
        if (Apply(order, OrderFact.Refused))
            Refuse(order, reply.Code, reply.Text);
    }

    public void On(OrderReplyLost reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        if (Apply(order, OrderFact.ReplyLost) && order.State == OrderState.InDoubt)
            BeginDoubt(order, reply.Reason, edgeIsDone: true);
    }

    public void On(CancelAcknowledged reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        order.CancelNumber = reply.CancelNumber;
        Apply(order, OrderFact.CancelAccepted);
        AskSoon(order);
    }

    public void On(CancelRefused reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        Apply(order, OrderFact.CancelDenied);
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)} 취소 거부: {reply.Text}",
            new Reason("코드", reply.Code));
        desk.Questions.AskOrders(true);
    }

    public void On(CancelReplyLost reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        Apply(order, OrderFact.CancelUnanswered);
        desk.Questions.AskOrders(true);
    }

    /// <summary>A notice about an order of ours.</summary>
    public void Hear(Order order, NoticeArrived notice)
    {
        order.HasEvidence = true;
        order.Stock.TouchedAt = desk.Now;
        switch (notice.Kind)
        {
            case NoticeKind.Accepted:
                Apply(order, OrderFact.Accepted);
                break;
            case NoticeKind.Filled:
                HearFill(order, notice);
                break;
            case NoticeKind.Rejected:
                if (Apply(order, order.Fills.Quantity.IsZero ? OrderFact.ExchangeRejected : OrderFact.RestGone))
                    Refuse(order, "거래소", "거래소가 주문을 거부했습니다");
                break;
            case NoticeKind.CancelAccepted:
                Apply(order, OrderFact.CancelAccepted);
                break;
            case NoticeKind.CancelConfirmed or NoticeKind.RestCancelled:
                LoseRest(order, notice.Quantity);
                break;
            default:
                // The owner changed our order by hand: its price or size is no longer what we asked.
                desk.TellDifference(order.Stock, $"{Describe(order)}이(가) 직접 정정되었습니다");
                desk.Questions.AskBoth(true);
                break;
        }
    }

    /// <summary>The broker's row of an order of ours, from a list asked at <paramref name="askedAt"/>.</summary>
    public void Learn(Order order, BrokerOrder row, DateTimeOffset askedAt)
    {
        order.Missed = 0;
        order.HasEvidence = true;
        var before = order.Fills.Quantity;
        if (order.Fills.Learn(row.Filled, row.FilledAmount, askedAt, IsOver(order, row)))
        {
            desk.TellDifference(
                order.Stock, $"{Describe(order)} 체결 정정: 장부 {before}주, 증권사 {row.Filled}주. 증권사를 따릅니다");
            Apply(order, OrderFact.Overcounted);
        }
        else if (order.Fills.Quantity > before)
            desk.Note(
                DecisionKind.Reconciled, order.Stock.Code, order.Trade, order.Id,
                $"{Describe(order)} 놓친 체결 {order.Fills.Quantity - before}주를 증권사 내역에서 찾았습니다");
        if (order.DoneAt is { } done && askedAt >= done && !order.Fills.HasQuestion)
            desk.Orders.SetUnsettled(order, false);
        Settle(order, before);
        order.IsSettled |= askedAt >= order.DoneAt;
        if (!order.IsOpen || !row.Open.IsZero || askedAt < order.SentAt)
            return;
        if (!row.Rejected.IsZero && order.Fills.Quantity.IsZero)
        {
            if (Apply(order, OrderFact.ExchangeRejected))
                Refuse(order, "거래소", "거래소가 주문을 거부했습니다");
        }
        else if (!row.Cancelled.IsZero || !row.Rejected.IsZero)
            LoseRest(order, row.Cancelled + row.Rejected);
    }

    /// <summary>By our own figure of what was ordered: a list has been seen to show a smaller one as wholly filled.</summary>
    static bool IsOver(Order order, BrokerOrder row) =>
        row.Open.IsZero && row.Filled + row.Cancelled + row.Rejected == order.Quantity;

    /// <summary>Evidence that an order in doubt stands under this number.</summary>
    public void Adopt(Order order, OrderNumber number, string evidence)
    {
        Name(order, number);
        Apply(order, OrderFact.FoundAtBroker);
        order.AskAt = desk.Now + desk.Settings.Orders.EvidenceDeadline;
        EndDoubt(order, $"{evidence}에서 주문번호 {number}로 확인되었습니다");
        HearBuffered(order);
    }

    public void BeginDoubt(Order order, string reason, bool edgeIsDone)
    {
        if (order.Doubt is null)
        {
            order.Doubt = new(desk.Now, reason);
            desk.Out.Tell(new DoubtNews(
                desk.Now, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, reason, null));
            desk.Note(
                DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)} 확인 중: {reason}. 다시 보내지 않습니다");
        }
        if (edgeIsDone)
            order.Doubt.EdgeDoneAt ??= desk.Now;
        order.AskPause = TimeSpan.FromSeconds(1);
        order.AskAt = desk.Now + order.AskPause;
        desk.Questions.AskBoth(true);
    }

    /// <summary>Proven not to be at the broker: over, and never sent again.</summary>
    public void ProveAbsent(Order order, string outcome)
    {
        Apply(order, OrderFact.AbsentAtBroker);
        order.IsProvenAbsent = true;
        // What it was to sell is counted anew before the next one goes: the owner may have sold meanwhile.
        if (order.Side == Side.Sell && desk.Positions.Find(order.Trade) is { } position)
        {
            position.BalanceNeededFrom = desk.Now;
            desk.Questions.AskBalance(true);
        }
        order.Reason = "증권사에 없는 주문으로 확인되었습니다";
        EndDoubt(order, outcome);
        booking.AfterOrder(order);
    }

    public bool Apply(Order order, OrderFact fact)
    {
        if (OrderLife.Next(order.State, fact) is not { } next)
        {
            desk.Halt($"주문 {order.Id} ({order.Stock.Code}): {order.State} 상태에서 {fact}");
            return false;
        }
        if (next == order.State)
            return true;
        order.State = next;
        desk.Orders.Moved(order);
        order.DoneAt = order.IsOpen ? null : desk.Now;
        order.Stock.TouchedAt = desk.Now;
        return true;
    }

    public static string Describe(Order order) =>
        $"{order.Stock.Name} {(order.Side == Side.Buy ? "매수" : "매도")} {order.Quantity}주";

    void HearFill(Order order, NoticeArrived notice)
    {
        if (!notice.Price.IsQuoted || notice.Quantity.IsZero)
        {
            desk.Questions.AskOrders(true);
            return;
        }
        var before = order.Fills.Quantity;
        if (order.Fills.Hear(new(notice.Quantity, notice.Price, notice.TimeOfDay, desk.Now)))
        {
            Settle(order, before);
            return;
        }
        desk.Note(
            DecisionKind.Reconciled, order.Stock.Code, order.Trade, order.Id,
            $"{Describe(order)}: 같은 체결 통보가 또 왔거나 주문보다 많습니다. 증권사의 누적 체결로 확인합니다",
            new Reason("통보", $"{notice.Quantity}주 @ {notice.Price}"), new Reason("장부", $"{before}주"));
        if (!order.IsOpen)
            AwaitFigure(order);
        desk.Questions.AskOrders(true);
    }

    void Settle(Order order, Quantity before)
    {
        var filled = order.Fills.Quantity;
        if (filled >= order.Quantity && order.State != OrderState.Filled)
            Apply(order, OrderFact.FullyFilled);
        else if (filled > before && filled < order.Quantity)
            Apply(order, OrderFact.PartlyFilled);
        booking.Book(order);
        if (!order.IsOpen)
            booking.AfterOrder(order);
    }

    /// <param name="rest">Shares that are said to be gone. With the fills they make up the order, or a fill has not been heard.</param>
    void LoseRest(Order order, Quantity rest)
    {
        var wasOpen = order.IsOpen;
        if (!Apply(order, OrderFact.RestGone))
            return;
        if (wasOpen && (order.Fills.HasQuestion || order.Fills.Quantity + rest != order.Quantity))
            AwaitFigure(order);
        booking.AfterOrder(order);
        // A last fill may still be on its way: the broker's figure closes the account of this order.
        desk.Questions.AskOrders(order.IsUnsettled);
    }

    /// <summary>It is over and the broker's figure is missing: until it is there its shares and its stock are not free.</summary>
    void AwaitFigure(Order order)
    {
        desk.Orders.SetUnsettled(order, true);
        order.AskPause = TimeSpan.FromSeconds(1);
        order.AskAt = desk.Now + order.AskPause;
    }

    void Refuse(Order order, string code, string text)
    {
        order.Reason = $"거부: {text} ({code})";
        order.IsUnsent = code == Refusals.NotSent;
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)} 거부: {text}", new Reason("코드", code));
        if (code != Refusals.NotSent || order.Side == Side.Buy || !HasTried(order))
            desk.Out.Tell(new RefusedNews(desk.Now, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, code, text));
        booking.AfterRefusal(order, code, text);
        booking.AfterOrder(order);
    }

    /// <summary>The sale before it did not leave either: the owner knows.</summary>
    static bool HasTried(Order order)
    {
        for (var index = order.Stock.Orders.Count - 1; index >= 0; index--)
        {
            var other = order.Stock.Orders[index];
            if (other != order && other.Side == Side.Sell && other.Trade == order.Trade)
                return other.IsUnsent;
        }
        return false;
    }

    void EndDoubt(Order order, string outcome)
    {
        if (order.Doubt is not { } doubt)
            return;
        order.Doubt = null;
        desk.Out.Tell(new DoubtNews(
            desk.Now, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, doubt.Reason, outcome));
        desk.Note(DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)}: {outcome}");
    }

    /// <summary>From now on the broker counts the purchase itself: buying power asked before it had a number does not.</summary>
    void Name(Order order, OrderNumber number)
    {
        desk.Orders.Name(order, number);
        if (order.Side == Side.Buy)
            desk.Spending++;
    }

    /// <summary>A reply has shown that the number taken for this order's is not: those fills were another's.</summary>
    void Disown(Order order)
    {
        desk.TellDifference(order.Stock, $"{Describe(order)}: 주문번호 {order.Number}는 이 주문이 아니었습니다");
        desk.Orders.Unname(order);
        order.Fills.Clear();
        booking.Book(order);
        // Whoever traded under that number traded these very shares, as it seems: the balance has the word before anything is sold.
        if (desk.Positions.Find(order.Trade) is { } position)
            position.BalanceNeededFrom = desk.Now;
        if (Apply(order, OrderFact.Disowned))
            BeginDoubt(order, "주문번호를 잘못 알았음", edgeIsDone: true);
    }

    void HearBuffered(Order order)
    {
        foreach (var notice in desk.Notices.Take(order.Number))
            Hear(order, notice);
    }

    void AskSoon(Order order)
    {
        order.AskPause = TimeSpan.FromSeconds(2);
        order.AskAt = desk.Now + desk.Settings.Orders.EvidenceDeadline;
    }

    bool TryFind(OrderId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Order? order)
    {
        if (desk.Orders.TryGet(id, out order))
            return true;
        desk.Note(DecisionKind.Order, default, 0, id, $"모르는 주문 {id}의 응답이 왔습니다");
        return false;
    }
}
