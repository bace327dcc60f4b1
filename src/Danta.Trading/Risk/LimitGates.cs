using Danta.Market;

namespace Danta.Trading;

/// <summary>A while of rest in a stock after its sale.</summary>
sealed class CooldownGate() : Gate("재진입 대기")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk, Stock stock) =>
        desk.Now - stock.SoldAt < desk.Settings.Risk.Cooldown;

    public override string Seen(Desk desk, Stock stock) =>
        (stock.SoldAt + desk.Settings.Risk.Cooldown - desk.Now)?.TotalSeconds is { } left ? $"{Math.Max(0, left):0}초 남음" : "없음";
}

sealed class TradesPerStockGate() : Gate("종목당 하루 거래")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk, Stock stock) => stock.TradesToday >= desk.Settings.Risk.MaxTradesPerSymbolPerDay;

    public override string Seen(Desk desk, Stock stock) =>
        $"{stock.TradesToday}회 / {desk.Settings.Risk.MaxTradesPerSymbolPerDay?.ToString() ?? "제한 없음"}";
}

/// <summary>Positions, purchases under way and purchases in doubt together.</summary>
sealed class PositionsGate() : StandingGate("최대 보유 종목")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk) => Free(desk) == 0;

    /// <summary>Purchases that may be under way beside those that are.</summary>
    public static int Free(Desk desk) => Math.Max(0, desk.Settings.MaxPositions - Count(desk));

    public override string Seen(Desk desk) => $"{Count(desk)} / {desk.Settings.MaxPositions}";

    static int Count(Desk desk)
    {
        var count = desk.Positions.Open.Count;
        foreach (var order in desk.Orders.Open)
        {
            if (order.Side == Side.Buy && desk.Positions.Of(order.Stock) is null)
                count++;
        }
        // One that is over may yet turn out to have bought.
        foreach (var order in desk.Orders.Ending)
        {
            if (order.Side == Side.Buy && desk.Positions.Of(order.Stock) is null)
                count++;
        }
        // So may one that no list will ever tell of: until the balance does.
        foreach (var stock in desk.Shares.WithLeft)
        {
            if (desk.Shares.Of(stock).Left(Side.Buy) > 0 && desk.Positions.Of(stock) is null && !desk.Orders.HasOpen(stock))
                count++;
        }
        return count;
    }
}

/// <summary>Orders a minute, sales counted but never held up.</summary>
sealed class PaceGate() : StandingGate("분당 주문")
{
    public override bool Refuses(Desk desk) =>
        desk.Pace.LastMinute(desk.Now) >= desk.Settings.Risk.MaxOrdersPerMinute;

    public override string Seen(Desk desk) =>
        $"{desk.Pace.LastMinute(desk.Now)} / {desk.Settings.Risk.MaxOrdersPerMinute?.ToString() ?? "제한 없음"}";
}

/// <summary>
/// Orders that the broker has not answered yet: more than it takes at a time would only wait for each other. And while the list that
/// is to tell an order's fate does not come, no purchase takes the call that it waits for.
/// </summary>
sealed class UnansweredGate() : StandingGate("접수 대기")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk) => Count(desk) >= desk.Settings.Orders.MostUnanswered || desk.Questions.HasOldDoubt;

    public override string Seen(Desk desk) => desk.Questions.HasOldDoubt
        ? "주문 내역 조회가 2초 넘게 답을 기다림"
        : $"응답을 기다리는 주문 {Count(desk)} / {desk.Settings.Orders.MostUnanswered}";

    static int Count(Desk desk)
    {
        var count = 0;
        foreach (var order in desk.Orders.Open)
            count += order.Phase == OrderPhase.Sent && !desk.DryRun ? 1 : 0;
        return count;
    }
}

/// <summary>Realised and unrealised loss of the day.</summary>
sealed class DailyLossGate() : StandingGate("일일 손실 한도")
{
    public override bool Refuses(Desk desk) =>
        desk.DayTotal() <= -desk.Settings.Risk.DailyLossLimit;

    public override string Seen(Desk desk) =>
        $"{desk.DayTotal()}원 / 한도 {(desk.Settings.Risk.DailyLossLimit is { } limit ? $"-{limit}원" : "없음")}";
}

/// <summary>Realised profit of the day, after costs: what is still open may fall again.</summary>
sealed class ProfitTargetGate() : StandingGate("일일 목표 수익")
{
    public override bool Refuses(Desk desk) =>
        desk.Ledger.Realised.Net >= desk.Settings.Risk.DailyProfitTarget;

    public override string Seen(Desk desk) =>
        $"{desk.Ledger.Realised.Net}원 / 목표 {(desk.Settings.Risk.DailyProfitTarget is { } target ? $"{target}원" : "없음")}";
}

sealed class LossesInARowGate() : StandingGate("연속 손실")
{
    public override bool Refuses(Desk desk) => desk.Ledger.LossesInARow >= desk.Settings.Risk.MaxConsecutiveLosses;

    public override string Seen(Desk desk) =>
        $"{desk.Ledger.LossesInARow}회 / {desk.Settings.Risk.MaxConsecutiveLosses?.ToString() ?? "제한 없음"}";
}
