using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What a purchase of another type than market leaves is bought at market, once, where the owner wants it: after the broker's list
/// has said how much is left, with the gates that still make sense, within the budget of the trade.
/// </summary>
sealed class RestDesk(Desk desk, OrderSender orders)
{
    /// <summary>Later it would be another trade.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly List<OurOrder> _waiting = [];

    public void Follow(OurOrder purchase)
    {
        if (desk.Settings.Orders.EntryFallback && purchase.Type != OrderType.Market)
            _waiting.Add(purchase);
    }

    public void OnSecond()
    {
        foreach (var order in _waiting)
        {
            if (order.Phase == OrderPhase.Working && desk.Now - order.SentAt >= desk.Settings.Orders.FallbackAfter)
                orders.Cancel(order, Urgency.Entry, "남은 것을 시장가로 사기 위해");
        }
        Continue();
    }

    public void Continue()
    {
        for (var index = _waiting.Count - 1; index >= 0; index--)
        {
            var order = _waiting[index];
            if (IsOver(order))
                _waiting.RemoveAt(index);
            else if (order is { IsOpen: false, Lists.IsSettled: true } && desk.Funds.IsKnown(desk.Now))
            {
                _waiting.RemoveAt(index);
                if (HasPlace(order.Stock))
                    Buy(order);
            }
        }
    }

    /// <summary>Filled, refused, too late, or its shares are already on their way out.</summary>
    bool IsOver(OurOrder order) =>
        OrderLife.StateOf(order) is OrderState.Filled or OrderState.Rejected || desk.Now - order.SentAt >= Patience
        || desk.Positions.Of(order.Stock) is { Exit: not null } || HasAnother(order) || IsShut(order.Stock);

    bool HasAnother(OurOrder order)
    {
        foreach (var other in desk.Orders.Of(order.Stock))
        {
            if (other != order && other.IsOpen)
                return true;
        }
        return false;
    }

    /// <summary>A first order that came to nothing has no place among the positions: another may have taken it.</summary>
    bool HasPlace(Stock stock) => desk.Positions.Of(stock) is not null || PositionsGate.Free(desk) > 0;

    bool IsShut(Stock stock)
    {
        for (var index = 0; index < Gates.All.Length; index++)
        {
            if (Gates.All[index].HoldsForRest && Gates.All[index].Refuses(desk, stock))
                return true;
        }
        return false;
    }

    void Buy(OurOrder first)
    {
        var stock = first.Stock;
        var left = Math.Max(0, (desk.BudgetFor(first.Condition) - first.Fills.Amount).Amount) / Math.Max(1, stock.Quotes.Last.Won);
        var quantity = Quantity.Min(Quantity.Min(Quantity.Of(left), Sizing.Allowed(desk, stock)), first.Fills.Remaining);
        if (quantity.IsZero)
            return;
        // Where the broker takes no market orders the next best kind goes, and where it takes none it is left.
        if (stock.Kinds.Next(OrderType.Market, stock.Quotes.InAuction, desk.Now, spent: OrderType.Limit) is not { } type)
            return;
        var order = orders.Place(
            stock, Side.Buy, quantity, Urgency.Entry, first.Trade, $"{first.Reason}, 남은 것을 {SaleKinds.Word(type)}로", type,
            condition: first.Condition, rule: first.Rule, calledAt: first.CalledAt);
        desk.Note(
            DecisionKind.Entry, stock.Code, first.Trade, order.Id, $"{stock.Name} 남은 {quantity}주를 {SaleKinds.Word(type)}로 매수",
            new Reason("처음 주문", $"{first.Quantity}주 가운데 {first.Fills.Quantity}주 체결"), new Reason("현재가", $"{stock.Quotes.Last}"));
    }
}
