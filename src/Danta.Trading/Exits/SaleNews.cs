namespace Danta.Trading;

/// <summary>A refused sale in words: what was said, what it means, and what comes next.</summary>
static class SaleNews
{
    public static RefusedNews Of(Desk desk, OurOrder order, string code, string text, Refusal why) =>
        new(desk.Now, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, code, text)
        {
            Next = why == Refusal.Holdings && !desk.Shares.Of(order.Stock).Bound.IsZero
                ? $"직접 내신 매도가 주식을 묶고 있습니다: {desk.Shares.Of(order.Stock).Hand.Numbers}. 그 주문을 취소하시거나 전량매도를 누르십시오(그 주문도 취소합니다). 그때까지 뜸하게 다시 냅니다"
                : RefusalCodes.NextOf(why),
        };
}
