using Danta.Market;

namespace Danta.Trading;

/// <summary>In a dry run no order leaves: it is booked as filled at the best opposite price that is seen after it, one at the owner's price once that is there.</summary>
sealed class DryFills(Desk desk, OrderEvidence evidence)
{
    long _number;

    public void OnTick(Stock stock)
    {
        if (!desk.DryRun)
            return;
        for (var index = desk.Orders.Of(stock).Count - 1; index >= 0; index--)
        {
            if (desk.Orders.Of(stock)[index].IsOpen)
                Fill(desk.Orders.Of(stock)[index]);
        }
    }

    public void OnSecond()
    {
        if (!desk.DryRun)
            return;
        foreach (var order in desk.Orders.Open.ToArray())
            Fill(order);
    }

    void Fill(OurOrder order)
    {
        var quotes = order.Stock.Quotes;
        var best = order.Side == Side.Buy ? quotes.BestAsk : quotes.BestBid;
        var price = best.IsQuoted ? best : quotes.Last;
        if (desk.Now <= order.SentAt || order.Fills.Remaining.IsZero || !price.IsQuoted && order.Phase != OrderPhase.Cancelling)
            return;
        if (order.Number.IsNone && OrderNumber.TryParse($"{++_number}", "", out var number))
        {
            desk.Orders.Name(order, number, desk.Now);
            desk.Apply(order, OrderFact.Acknowledged);
        }
        var isCalledBack = order.Phase == OrderPhase.Cancelling;
        if (!isCalledBack && order.Rests && price < order.Limit)
            return;
        var time = Kst.TimeOf(desk.Now);
        evidence.Hear(order, new(
            isCalledBack ? NoticeKind.RestCancelled : NoticeKind.Filled, order.Number, default, order.Stock.Code, order.Stock.Name, order.Side, order.Fills.Remaining, price,
            order.Quantity, time.Hour * 10_000 + time.Minute * 100 + time.Second));
    }
}
