using Danta.Kis.Wire;
using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>order-resv, order-resv-rvsecncl and order-resv-ccnl: orders for the next open day.</summary>
static class ReservationCalls
{
    const string CancelId = "CTSC0009U";

    public static Answer Place(Call call)
    {
        if (Read(call) is not { } request)
            return Refusals.Order(Wrong(call), call.Client.IsReal);
        if (!ReadEnd(call, out var until))
            return Refusals.Order(Refusal.BadQuantity, call.Client.IsReal);
        var made = call.Simulation.Reservations.Reserve(call.Account, request, until);
        return Sheet.Done("예약주문이 접수되었습니다.", Block.One("output", [("rsvn_ord_seq", Figure.Of(made.Number))]));
    }

    /// <summary>One id cancels, the other writes the order anew.</summary>
    public static Answer Change(Call call)
    {
        var real = call.Client.IsReal;
        if (!KisText.TryInteger(call["RSVN_ORD_SEQ"], out var number))
            return Refusals.Order(Refusal.OriginalNotFound, real);
        Func<Reservation, Reservation> change = reservation => reservation with { Cancelled = true };
        if (call.TrId != CancelId)
        {
            if (Read(call) is not { } request)
                return Refusals.Order(Wrong(call), real);
            change = reservation => reservation with { Request = request };
        }
        return call.Simulation.Reservations.Change(call.Account, number, change) is null
            ? Refusals.Order(Refusal.OriginalNotFound, real)
            : Sheet.Done("예약주문이 정정취소되었습니다.", Block.One("output", [("nrml_prcs_yn", "Y")]));
    }

    /// <summary>The youngest first.</summary>
    public static Answer List(Call call)
    {
        var from = ChartDates.TryRead(call["RSVN_ORD_ORD_DT"], DateOnly.MinValue, out var first) ? first : DateOnly.MinValue;
        var to = ChartDates.TryRead(call["RSVN_ORD_END_DT"], DateOnly.MaxValue, out var last) ? last : DateOnly.MaxValue;
        var rows = call.Simulation.Reservations.Of(call.Account)
            .Where(one => one.Received >= from && one.Received <= to)
            .Where(one => call["PDNO"] is var code && (code.Length == 0 || one.Request.Stock.Listing.CodeText == code))
            .Where(one => call["CNCL_YN"] != "N" || !one.Cancelled)
            .Where(one => call["SLL_BUY_DVSN_CD"] switch { "01" => one.Request.Side == Side.Sell, "02" => one.Request.Side == Side.Buy, _ => true })
            .OrderByDescending(one => one.Number);
        return Sheet.OfLedger([.. Sheet.Marks(call, 200), Block.List("output", rows.Select(Row))]);
    }

    static Row Row(Reservation one)
    {
        var order = one.Orders.Count > 0 ? one.Orders[^1] : null;
        return
        [
            ("rsvn_ord_seq", Figure.Of(one.Number)), ("rsvn_ord_ord_dt", Figure.Date(one.From)), ("rsvn_ord_rcit_dt", Figure.Date(one.Received)),
            ("pdno", one.Request.Stock.Listing.CodeText), ("ord_dvsn_cd", one.Request.Type.Code), ("ord_rsvn_qty", Figure.Of(one.Request.Quantity)),
            ("tot_ccld_qty", Figure.Of(one.Filled)), ("cncl_ord_dt", ""), ("ord_tmd", order is null ? "" : Figure.Time(order.Time)), ("ctac_tlno", ""),
            ("rjct_rson2", one.Refusal == Refusal.None ? "" : Refusals.TextOf(one.Refusal)), ("odno", order?.NumberText ?? ""), ("rsvn_ord_rcit_tmd", Figure.Time(one.ReceivedAt)),
            ("kor_item_shtn_name", one.Request.Stock.Listing.Name), ("sll_buy_dvsn_cd", one.Request.Side == Side.Sell ? "01" : "02"),
            ("ord_rsvn_unpr", Figure.Of(one.Request.Price)), ("tot_ccld_amt", Figure.Of(one.Orders.Sum(made => made.FilledAmount))), ("loan_dt", ""), ("cncl_rcit_tmd", ""),
            ("prcs_rslt", one.Cancelled ? "취소" : one.Refusal != Refusal.None ? "거부" : order is null ? "미처리" : "처리"), ("ord_dvsn_name", one.Request.Type.Name),
            ("tmnl_mdia_kind_cd", "31"), ("rsvn_end_dt", one.Until == one.From ? "" : Figure.Date(one.Until)),
        ];
    }

    static OrderRequest? Read(Call call) =>
        call.Simulation.Venue.TryFind(call["PDNO"], out var stock) && OrderType.Find(call["ORD_DVSN_CD"]) is { } type
        && KisText.TryInteger(call["ORD_QTY"], out var quantity) && quantity > 0
        && KisText.TryInteger(call["ORD_UNPR"], out var price) && price is >= 0 and <= Price.MaxWon && (!type.NeedsPrice || price > 0)
        && call["SLL_BUY_DVSN_CD"] is "01" or "02"
            ? new OrderRequest(stock, call["SLL_BUY_DVSN_CD"] == "01" ? Side.Sell : Side.Buy, type, quantity, type.NeedsPrice ? (int)price : 0, 0, "KRX")
            : null;

    static Refusal Wrong(Call call) =>
        !call.Simulation.Venue.TryFind(call["PDNO"], out _) ? Refusal.UnknownStock
        : OrderType.Find(call["ORD_DVSN_CD"]) is null || call["SLL_BUY_DVSN_CD"] is not ("01" or "02") ? Refusal.UnknownOrderType
        : !KisText.TryInteger(call["ORD_QTY"], out var quantity) || quantity <= 0 ? Refusal.BadQuantity
        : Refusal.BadPrice;

    static bool ReadEnd(Call call, out DateOnly? until)
    {
        until = null;
        if (call["RSVN_ORD_END_DT"].Length == 0)
            return true;
        if (!ChartDates.TryRead(call["RSVN_ORD_END_DT"], default, out var date) || date <= call.Simulation.Clock.Date)
            return false;
        until = date;
        return date.DayNumber - call.Simulation.Clock.Date.DayNumber <= ReservationDesk.LongestDays;
    }
}
