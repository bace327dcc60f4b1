using Danta.Market;

namespace Danta.Trading;

/// <summary>Sends orders and cancels, and takes in what is answered to them.</summary>
sealed class OrderFlow(Desk desk, Booking booking, RefusalDesk refusals)
{
    readonly DoubtTeller _doubts = new(desk);
    readonly OrderEvidence _evidence = new(desk, booking, refusals);

    static readonly TimeSpan FirstCancelPause = TimeSpan.FromSeconds(3);
    static readonly TimeSpan ListPatience = TimeSpan.FromSeconds(10);

    public OrderEvidence Evidence => _evidence;

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
        desk.Apply(order, OrderFact.Submitted);
        desk.Pace.Sent(desk.Now);
        stock.TouchedAt = desk.Now;
        if (!desk.DryRun)
            desk.Out.Add(new PlaceOrder(order.Id, stock.Code, side, type, quantity, limit, urgency) { Venue = order.Venue });
        return order;
    }

    /// <summary>An order that the journal has and this version would not have sent. A sale of what is not held is left to the balance.</summary>
    public void Remember(PlaceOrder sent)
    {
        var stock = desk.Stocks.Get(sent.Code);
        if (sent.Side == Side.Sell && stock.Position is null)
            return;
        var trade = sent.Side == Side.Buy ? desk.Positions.NextTrade() : stock.Position!.Trade;
        var order = new Order(sent.Order, stock, sent.Side, sent.Type, sent.Quantity, sent.Limit, sent.Urgency, trade, "기록에 있는 주문")
        {
            SentAt = desk.Now,
            Condition = stock.Signal?.Condition ?? "",
            Venue = sent.Venue,
            AskAt = desk.Now + desk.Settings.Orders.AcknowledgementDeadline,
        };
        desk.Orders.Add(order);
        desk.Orders.LastId = Math.Max(desk.Orders.LastId, sent.Order.Value);
        desk.Apply(order, OrderFact.Submitted);
        if (sent.Side == Side.Buy)
            stock.Signal = null;
    }

    /// <summary>Asks for the rest of an order back. False where that cannot be done now: no number yet, or asked a moment ago.</summary>
    public bool Cancel(Order order, Urgency urgency, string reason)
    {
        if (order.State != OrderState.Working || order.Number.IsNone || desk.Now < order.CancelAt || desk.DryRun || order.Fills.MayBeFull
            || desk.Now - order.CancelDeniedAt < ListPatience)
            return false;
        desk.Apply(order, OrderFact.CancelRequested);
        order.CancelTries++;
        order.CancelAt = desk.Now + FirstCancelPause * Math.Min(order.CancelTries, 20);
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
        desk.Orders.Name(order, reply.Number, desk.Now);
        if (order.Side == Side.Buy)
            desk.Funds.Accept();
        _doubts.End(order, "응답이 도착해 접수가 확인되었습니다");
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)} 접수: 주문번호 {reply.Number}",
            new Reason("보낸 뒤", Spans.Of(desk.Now - order.SentAt)), new Reason("요청 한도 대기", reply.Waited is { } waited ? Spans.Of(waited) : "모름"));
        desk.Day.HearAccepted(order.SentAt);
        order.Stock.AcceptedAt = order.SentAt;
        if (order.Side == Side.Sell && desk.Positions.Find(order.Trade) is { } sold)
            sold.Tries.Accept();
        desk.Apply(order, OrderFact.Acknowledged);
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
        _doubts.End(order, "증권사가 거부했습니다");
        if (desk.Apply(order, OrderFact.Refused))
            refusals.Refuse(order, reply.Code, reply.Text);
    }

    public void On(OrderReplyLost reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        if (desk.Apply(order, OrderFact.ReplyLost) && order.State == OrderState.InDoubt)
            BeginDoubt(order, reply.Reason, edgeIsDone: true);
    }

    public void On(CancelAcknowledged reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        order.CancelNumber = reply.CancelNumber;
        desk.Apply(order, OrderFact.CancelAccepted);
        AskSoon(order);
    }

    public void On(CancelRefused reply)
    {
        if (!TryFind(reply.Order, out var order))
            return;
        desk.Apply(order, OrderFact.CancelDenied);
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{Describe(order)} 취소 거부: {reply.Text}",
            new Reason("코드", reply.Code));
        // Most refusals say that nothing of it is open any more: a list tells before it is asked for again.
        order.CancelDeniedAt = desk.Now;
        order.CancelDenials++;
        // Once is a fill that was quicker; again is news, and only once.
        if (order.CancelDenials == 2 && order.IsOpen)
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
    public void Adopt(Order order, OrderNumber number, string evidence)
    {
        desk.Orders.Name(order, number, desk.Now);
        desk.Apply(order, OrderFact.FoundAtBroker);
        order.AskAt = desk.Now + desk.Settings.Orders.EvidenceDeadline;
        _doubts.End(order, $"{evidence}에서 주문번호 {number}로 확인되었습니다");
        HearBuffered(order);
    }

    public void BeginDoubt(Order order, string reason, bool edgeIsDone)
    {
        if (order.Doubt is null)
            _doubts.Begin(order, new(desk.Now, reason));
        if (edgeIsDone)
            order.Doubt!.EdgeDoneAt ??= desk.Now;
        AskAboutDoubt(order);
    }

    /// <summary>Proven absent, and yet one like it is at the broker: in doubt again, and for the owner to tell.</summary>
    public void Reopen(Order order, OrderNumber number)
    {
        if (!desk.Apply(order, OrderFact.TurnedUp))
            return;
        order.IsProvenAbsent = false;
        _doubts.Begin(order, new(desk.Now, "없다고 확인한 뒤에 같은 모양의 주문이 나타남")
        {
            IsForOwner = true,
            EdgeDoneAt = desk.Now,
            Twins = { number },
        });
        AskAboutDoubt(order);
    }

    /// <summary>Proven not to be at the broker: over, and never sent again.</summary>
    public void ProveAbsent(Order order, string outcome)
    {
        desk.Apply(order, OrderFact.AbsentAtBroker);
        order.IsProvenAbsent = true;
        // What it was to sell is counted anew before the next one goes: the owner may have sold meanwhile.
        if (order.Side == Side.Sell && desk.Positions.Find(order.Trade) is { } position)
            desk.NeedBalance(position);
        order.Reason = "증권사에 없는 주문으로 확인되었습니다";
        _doubts.End(order, outcome);
        booking.AfterOrder(order);
    }

    public static string Describe(Order order) =>
        $"{order.Stock.Name} {(order.Side == Side.Buy ? "매수" : "매도")} {order.Quantity}주";

    /// <summary>A reply has shown that the number taken for this order's is not: those fills were another's.</summary>
    void Disown(Order order)
    {
        desk.TellDifference(order.Stock, $"{Describe(order)}: 주문번호 {order.Number}는 이 주문이 아니었습니다");
        desk.Orders.Unname(order);
        order.Fills.Clear();
        booking.Book(order);
        // Whoever traded under that number traded these very shares, as it seems: the balance has the word before anything is sold.
        if (desk.Positions.Find(order.Trade) is { } position)
            desk.NeedBalance(position);
        if (desk.Apply(order, OrderFact.Disowned))
            BeginDoubt(order, "주문번호를 잘못 알았음", edgeIsDone: true);
    }

    void HearBuffered(Order order)
    {
        foreach (var notice in desk.Notices.Take(order.Number))
            _evidence.Hear(order, notice);
    }

    void AskAboutDoubt(Order order)
    {
        order.AskPause = TimeSpan.FromSeconds(1);
        order.AskAt = desk.Now + order.AskPause;
        desk.Questions.AskBoth(true);
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
