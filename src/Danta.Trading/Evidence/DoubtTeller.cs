namespace Danta.Trading;

/// <summary>Begins and ends an order's doubt, and tells the owner of both.</summary>
sealed class DoubtTeller(Desk desk)
{
    public void Begin(OurOrder order, DoubtCase doubt)
    {
        order.Doubt = doubt;
        Tell(order, doubt.Reason, null);
        Note(order, $"{order.Words} 확인 중: {doubt.Reason}. 다시 보내지 않습니다");
    }

    public void End(OurOrder order, string outcome)
    {
        if (order.Doubt is not { } doubt)
            return;
        order.Doubt = null;
        Tell(order, doubt.Reason, outcome);
        Note(order, $"{order.Words}: {outcome}");
    }

    void Tell(OurOrder order, string reason, string? outcome) => desk.Out.Tell(
        new DoubtNews(desk.Now, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, reason, outcome));

    void Note(OurOrder order, string text) => desk.Note(DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, text);
}
