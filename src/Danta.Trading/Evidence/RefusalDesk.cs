using Danta.Market;

namespace Danta.Trading;

/// <summary>Reads what the broker refuses: what the next try does differently, when it goes, and whether the owner hears of it.</summary>
sealed class RefusalDesk(Desk desk, Booking booking)
{
    static readonly TimeSpan BetweenTellings = TimeSpan.FromMinutes(10);

    public void Refuse(OurOrder order, string code, string text)
    {
        var why = RefusalCodes.Classify(code, text);
        order.Reason = $"거부: {text} ({code})";
        order.IsUnsent = why == Refusal.NotSent;
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{order.Words} 거부: {text}", new Reason("코드", code));
        if (why == Refusal.OrderKind)
            order.Stock.Kinds.Refuse(order.Type, order.Stock.Quotes.InAuction, desk.Now);
        if (why is Refusal.Stock or Refusal.Halted)
            order.Stock.Blocked = text;
        var isFirstWord = why == Refusal.MarketClosed && Close(text);
        if (order.Side == Side.Sell)
            RefuseSale(order, why, code, text);
        else if (IsNewsOfPurchase(order, why) && (why != Refusal.MarketClosed || isFirstWord))
            desk.Out.Tell(new RefusedNews(desk.Now, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, code, text));
        booking.AfterOrder(order);
    }

    /// <summary>Entries wait, longer each time; exits have their own patience. True where it is to be told.</summary>
    bool Close(string text)
    {
        var before = desk.Standing.BrokerClosed;
        var isTold = before is not null && desk.Now - before.ToldAt < BetweenTellings;
        desk.Standing.BrokerClosed = new(text, desk.Now, (before?.Times ?? 0) + 1, isTold ? before!.ToldAt : desk.Now);
        if (isTold)
            return false;
        var word = $"증권사가 장 시간이 아니라고 합니다: {text}. 체결이 이어지거나 증권사가 다시 받을 때까지 사지 않습니다";
        desk.Note(DecisionKind.State, default, 0, null, word);
        desk.Out.Tell(new HaltNews(desk.Now, true, word) { Heals = true });
        return true;
    }

    void RefuseSale(OurOrder order, Refusal why, string code, string text)
    {
        if (desk.Positions.Find(order.Trade) is not { } position)
        {
            desk.Out.Tell(SaleNews.Of(desk, order, code, text, why));
            return;
        }
        var stock = order.Stock;
        // His price was wrong, not the share: a stop does not wait for that.
        if (order.Rests)
        {
            desk.Out.Tell(SaleNews.Of(desk, order, code, text, why) with { Next = "지정가 매도는 다시 내지 않습니다. 보유한 주식은 손절과 다른 매도 규칙이 그대로 지킵니다" });
            if (why == Refusal.Holdings)
                desk.NeedBalance(position);
            return;
        }
        position.Tries.Refuse(
            why, text, position.Tally.Sold, stock.Quotes.IsTrading(desk.Now), stock.Kinds.HasAny(stock.Quotes.InAuction, desk.Now),
            !desk.Shares.Of(stock).Bound.IsZero, desk.Now);
        if (position.Tries.IsNews(why, desk.Now))
        {
            // Who binds the shares is told with it: the list is on its way.
            if (why == Refusal.Holdings && desk.Shares.Of(stock).Bound.IsZero)
                position.Tries.ToTell = (order, code, text);
            else
                desk.Out.Tell(SaleNews.Of(desk, order, code, text, why));
        }
        if (why == Refusal.NotSent)
            return;
        if (why == Refusal.Holdings)
            desk.NeedBalance(position);
        if (why is Refusal.Holdings or Refusal.Other)
            desk.Questions.AskBoth(true);
    }

    /// <summary>A want of money is told once, not with each stock that it stands in the way of.</summary>
    bool IsNewsOfPurchase(OurOrder order, Refusal why)
    {
        if (why == Refusal.Other)
            desk.Funds.Rest(desk.Now, always: false);
        if (why != Refusal.Cash)
            return true;
        order.Stock.OwnPower = new();
        return desk.Funds.Refuse(desk.Now);
    }
}
