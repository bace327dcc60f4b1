using Danta.Market;

namespace Danta.Trading;

/// <summary>매도: all or a part, at market or at a price of the owner's. The rules go on beside it, and a stop outranks it.</summary>
sealed class SellDesk(Desk desk, ExitDesk exits)
{
    const string Reason = "매도 지시";

    public string Sell(SellPosition sell)
    {
        if (!desk.Stocks.TryGet(sell.Code, out var stock) || desk.Positions.Of(stock) is not { } position)
            return $"{sell.Code}: 보유하고 있지 않습니다";
        var held = position.Tally.Held;
        var part = sell.SharesOf(held);
        if ((sell.Limit is not null || part < held) && position.Exit is { IsLesser: false } under)
            return $"{stock.Name}: 이미 모두 파는 중입니다({under.Reason})";
        if (sell.Limit is { } limit && Fault(stock, limit) is { } fault)
            return fault;
        exits.Order(position, sell.Limit is null ? Reason : $"{Reason}(지정가)", Urgency.Panic, held - part, sell.Limit);
        var bound = desk.Shares.Of(stock).Bound.IsZero ? "" : $". 직접 내신 매도가 묶고 있어 거부될 수 있습니다: {desk.Shares.Of(stock).Hand.Numbers}";
        return sell.Limit is { } at
            ? $"{stock.Name} {part}주를 지정가 {at}원에 팝니다. 손절과 다른 매도 규칙은 그대로이고, 때가 되면 이 주문을 거두고 팝니다{bound}"
            : $"{stock.Name} {part}주를 시장가로 팝니다{bound}";
    }

    string? Fault(Stock stock, Price limit)
    {
        if (!desk.TakesSales)
            return $"{stock.Name}: 장이 닫혀 있어 지정가 매도를 낼 수 없습니다. 장이 열리면 다시 해 주십시오";
        var (lower, upper) = stock.LimitsOfToday;
        var check = LimitCheck.Of(limit, stock.Kind, lower, upper);
        return check.Fault switch
        {
            LimitFault.OffTick => $"{limit}원은 호가 단위({check.Tick}원)에 맞지 않습니다. 가까운 호가: {check.Near}원",
            LimitFault.AboveUpperLimit => $"{limit}원은 오늘 상한가 {check.Near}원보다 높아 낼 수 없습니다",
            LimitFault.BelowLowerLimit => $"{limit}원은 오늘 하한가 {check.Near}원보다 낮아 낼 수 없습니다",
            _ => null,
        };
    }
}
