using Danta.Market;

namespace Danta.Trading;

/// <summary>Sends orders and cancels. What is answered to them is <see cref="OrderReplies"/>' work.</summary>
sealed class OrderSender(Desk desk)
{
    /// <summary>Sends an order, once. It is never sent again, whatever becomes of its reply. Words about it are made after it.</summary>
    /// <param name="asItLeaves">Called when it is on its way and the books are still as they were when it was decided.</param>
    public OurOrder Place(
        Stock stock, Side side, Quantity quantity, Urgency urgency, int trade, string reason,
        OrderType type = OrderType.Market, Price? limit = null, string condition = "", string rule = "", DateTimeOffset? calledAt = null,
        bool rests = false, Action? asItLeaves = null)
    {
        desk.Orders.MakeRoom();
        var order = new OurOrder(desk.Orders.NextId(), stock, side, type, quantity, limit, urgency, trade, reason)
        {
            SentAt = desk.Now,
            Condition = condition,
            Rule = rule,
            CalledAt = calledAt,
            Rests = rests,
            Venue = desk.Settings.Orders.Venue,
        };
        // Whatever goes wrong from here on, it is in the books: it may have left.
        try
        {
            if (!desk.DryRun)
                desk.Out.Add(new PlaceOrder(order.Id, stock.Code, side, type, quantity, limit, urgency) { Venue = order.Venue });
            asItLeaves?.Invoke();
        }
        finally
        {
            order.Asking.Expect(desk.Now + desk.Settings.Orders.AcknowledgementDeadline);
            desk.Orders.Add(order);
            desk.Apply(order, OrderFact.Submitted);
            desk.Pace.Sent(desk.Now);
            stock.TouchedAt = desk.Now;
        }
        return order;
    }

    /// <summary>An order that the journal has and this version would not have sent. A sale of what is not held is left to the balance.</summary>
    public void Remember(PlaceOrder sent)
    {
        var stock = desk.Stocks.Get(sent.Code);
        desk.Orders.LastId = Math.Max(desk.Orders.LastId, sent.Order.Value);
        if (sent.Side == Side.Sell && desk.Positions.Of(stock) is null)
            return;
        var trade = sent.Side == Side.Buy ? desk.Positions.NextTrade() : desk.Positions.Of(stock)!.Trade;
        var order = new OurOrder(sent.Order, stock, sent.Side, sent.Type, sent.Quantity, sent.Limit, sent.Urgency, trade, "기록에 있는 주문")
        {
            SentAt = desk.Now,
            Condition = stock.Call?.Condition ?? "",
            Venue = sent.Venue,
        };
        order.Asking.Expect(desk.Now + desk.Settings.Orders.AcknowledgementDeadline);
        desk.Orders.Add(order);
        desk.Apply(order, OrderFact.Submitted);
        if (sent.Side == Side.Buy)
            stock.Call = null;
    }

    /// <summary>Asks for the rest of an order back. False where that cannot be done now: no number yet, or asked a moment ago.</summary>
    public bool Cancel(OurOrder order, Urgency urgency, string reason)
    {
        if (order.Phase != OrderPhase.Working || order.Number.IsNone || !order.Cancels.MayTry(desk.Now) || desk.DryRun && !order.Rests || order.Fills.MayBeFull)
            return false;
        desk.Apply(order, OrderFact.CancelRequested);
        order.Cancels.Try(desk.Now);
        order.Asking.Begin(desk.Now + desk.Settings.Orders.EvidenceDeadline);
        desk.Note(DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{order.Words} 취소 요청: {reason}");
        if (!desk.DryRun)
            desk.Out.Add(new CancelOrder(order.Id, order.Number, order.Stock.Code, order.Type, order.Fills.Remaining, urgency) { Venue = order.Venue });
        return true;
    }
}
