using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>order-cash and order-rvsecncl.</summary>
static class OrderCalls
{
    public static Answer Place(Call call)
    {
        var real = call.Client.IsReal;
        if (!call.Simulation.Venue.TryFind(call["PDNO"], out var stock))
            return Refusals.Order(Refusal.UnknownStock, real);
        if (OrderType.Find(call["ORD_DVSN"]) is not { } type)
            return Refusals.Order(Refusal.UnknownOrderType, real);
        if (!KisText.TryInteger(call["ORD_QTY"], out var quantity))
            return Refusals.Order(Refusal.BadQuantity, real);
        if (!KisText.TryInteger(call["ORD_UNPR"], out var price) || price is < 0 or > Price.MaxWon)
            return Refusals.Order(Refusal.BadPrice, real);
        KisText.TryInteger(call["CNDT_PRIC"], out var condition);
        if (Venue(call) is not { } venue)
            return Refusals.Order(Refusal.VenueNotOffered, real);
        var side = call.TrId is TrIds.OrderCashSell || call.TrId == TrIds.OnPaper(TrIds.OrderCashSell) ? Side.Sell : Side.Buy;
        var request = new OrderRequest(
            stock, side, type, quantity, type.NeedsPrice ? (int)price : 0, (int)Math.Clamp(condition, 0, Price.MaxWon), venue);
        var answer = call.Simulation.Desk.Place(call.Account, request);
        return answer.Order is { } order
            ? Accepted(call, order, side == Side.Buy ? "모의투자 매수주문이 완료 되었습니다." : "모의투자 매도주문이 완료 되었습니다.")
            : Refusals.Order(answer.Refusal, real);
    }

    public static Answer Change(Call call)
    {
        var real = call.Client.IsReal;
        if (call["KRX_FWDG_ORD_ORGNO"] is { Length: > 0 } branch && branch != call.Client.Branch)
            return Refusals.Order(Refusal.WrongBranch, real);
        if (!KisText.TryInteger(call["ORGN_ODNO"], out var number) || number == 0)
            return Refusals.Order(Refusal.OriginalNotFound, real);
        if (!KisText.TryInteger(call["ORD_QTY"], out var quantity))
            return Refusals.Order(Refusal.BadQuantity, real);
        if (Venue(call) is not { } venue)
            return Refusals.Order(Refusal.WrongVenue, real);
        long? part = call["QTY_ALL_ORD_YN"] == "Y" ? null : quantity;
        DeskAnswer answer;
        switch (call["RVSE_CNCL_DVSN_CD"])
        {
            case "02":
                answer = call.Simulation.Desk.Cancel(call.Account, number, venue, part);
                break;
            case "01":
                if (OrderType.Find(call["ORD_DVSN"]) is not { } type)
                    return Refusals.Order(Refusal.UnknownOrderType, real);
                if (!KisText.TryInteger(call["ORD_UNPR"], out var price) || price is < 0 or > Price.MaxWon)
                    return Refusals.Order(Refusal.BadPrice, real);
                answer = call.Simulation.Desk.Amend(call.Account, number, venue, type, (int)price, part);
                break;
            default:
                return Refusals.Order(Refusal.UnknownOrderType, real);
        }
        return answer.Order is { } order
            ? Accepted(call, order, order.Action == OrderAction.Cancel ? "모의투자 취소주문이 완료 되었습니다." : "모의투자 정정주문이 완료 되었습니다.")
            : Refusals.Order(answer.Refusal, real);
    }

    /// <summary>Where the order goes: KRX unless it says otherwise. Paper knows no other exchange.</summary>
    static string? Venue(Call call) => call["EXCG_ID_DVSN_CD"] switch
    {
        "" or "KRX" => "KRX",
        "NXT" or "SOR" when call.Client.IsReal => call["EXCG_ID_DVSN_CD"],
        _ => null,
    };

    /// <summary>Paper gives the number without its zeros.</summary>
    static Answer Accepted(Call call, ClientOrder order, string paperText)
    {
        var real = call.Client.IsReal;
        var (branch, time) = (call.Client.Branch, Figure.Time(order.Time));
        var number = real ? order.NumberText : Figure.Of(order.Number);
        var code = real ? "APBK0013" : order.Action == OrderAction.New ? "40600000" : "40630000";
        var text = real ? "주문 전송 완료 되었습니다." : paperText;
        return order.Action == OrderAction.New
            ? Answer.Of(new OrderCashReply
            {
                Output = new() { KrxFwdgOrdOrgno = branch, Odno = number, OrdTmd = time },
            }, code, text)
            : Answer.Of(new OrderRvsecnclReply
            {
                Output = new() { KrxFwdgOrdOrgno = branch, Odno = number, OrdTmd = time },
            }, code, text);
    }
}
