using Danta.Market;

namespace Danta.Trading;

/// <summary>The broker has said what the account can spend, and has not just refused a purchase for want of it.</summary>
sealed class MoneyGate() : StandingGate("주문가능금액")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk) => !desk.Funds.IsKnown(desk.Now) || desk.Now < desk.Funds.RestUntil;

    public override string Seen(Desk desk) =>
        desk.Now < desk.Funds.RestUntil ? $"증권사가 금액 부족으로 거부함, {(desk.Funds.RestUntil - desk.Now).TotalSeconds:0}초 뒤 다시"
        : desk.Funds.IsKnown(desk.Now) ? $"{Purse.Left(desk)}원"
        : "조회 중";
}

/// <summary>
/// What is left of it pays for one share at the worst, and so does the stock's own answer where it needs one. While purchases at
/// market hold back more than they will cost, nobody takes a place for the crumbs they leave.
/// </summary>
sealed class AffordGate() : Gate("매수 자금")
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk, Stock stock)
    {
        var left = Purse.Left(desk);
        return IsKeptBack(desk, stock.OwnPower, left)
            || left < PurchaseCost.Of(desk, stock, null, Quantity.Of(1))
            || IsHeldBack(desk) && left < PurchaseCost.Of(desk, stock, null, Full(desk, stock));
    }

    static bool IsKeptBack(Desk desk, OwnPower? own, Won left) => own is not null && (!own.IsKnown(desk.Now) || own.Shares(left).IsZero);

    public override string Seen(Desk desk, Stock stock) => stock.OwnPower switch
    {
        { } own when !own.IsKnown(desk.Now) => "이 종목의 매수가능 조회 중",
        { } own when own.Shares(Purse.Left(desk)).IsZero => "이 종목의 매수가능 0주",
        _ when IsHeldBack(desk) => $"쓸 수 있는 금액 {Purse.Left(desk)}원, 나가 있는 시장가 매수가 끝나면 더 남음",
        _ => $"쓸 수 있는 금액 {Purse.Left(desk)}원, 한 주에 {PurchaseCost.Of(desk, stock, null, Quantity.Of(1))}원 (상한가와 수수료로 셈)",
    };

    /// <summary>
    /// A purchase at market has just gone out: its money is held back at the upper limit, and most of that comes back with its fills.
    /// One that rests, in an auction or in doubt, is not waited for.
    /// </summary>
    static bool IsHeldBack(Desk desk)
    {
        foreach (var order in desk.Orders.Open)
        {
            if (order is { Side: Side.Buy, Limit: null } && order.Phase is OrderPhase.Sent or OrderPhase.Working
                && desk.Now - order.SentAt < Patience && !order.Fills.Remaining.IsZero)
                return true;
        }
        return false;
    }

    static Quantity Full(Desk desk, Stock stock) =>
        stock.Quotes.Last.IsQuoted ? Quantity.Of(desk.BudgetOf(stock).Amount / stock.Quotes.Last.Won) : Quantity.Zero;
}
