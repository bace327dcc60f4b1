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

/// <summary>What is left of it pays for one share at the worst, and so does the stock's own answer where it needs one.</summary>
sealed class AffordGate() : Gate("매수 자금")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk, Stock stock) =>
        stock.OwnPower is { } own && (!own.IsKnown(desk.Now) || own.Shares.IsZero)
        || Purse.Left(desk) < PurchaseCost.Of(desk, stock, null, Quantity.Of(1));

    public override string Seen(Desk desk, Stock stock) => stock.OwnPower switch
    {
        { } own when !own.IsKnown(desk.Now) => "이 종목의 매수가능 조회 중",
        { Shares.IsZero: true } => "이 종목의 매수가능 0주",
        _ => $"쓸 수 있는 금액 {Purse.Left(desk)}원, 한 주에 {PurchaseCost.Of(desk, stock, null, Quantity.Of(1))}원 (상한가와 수수료로 셈)",
    };
}
