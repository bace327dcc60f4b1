using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>inquire-daily-ccld: every order of a span of days and what became of it.</summary>
static class OrderListCalls
{
    public static Answer List(Call call)
    {
        if (!KisText.TryDate(call["INQR_STRT_DT"], out var from) || !KisText.TryDate(call["INQR_END_DT"], out var to) ||
            from is null || to is null)
            return Refusals.FieldTooLong("INQR_STRT_DT");
        KisText.TryInteger(call["ODNO"], out var number);
        var side = call["SLL_BUY_DVSN_CD"] switch { "01" => Side.Sell, "02" => Side.Buy, _ => default(Side?) };
        var asked = call.Account.Orders
            .Where(order => order.Date >= from && order.Date <= to)
            .Where(order => side is null || order.Side == side)
            .Where(order => call["PDNO"].Length == 0 || order.Stock.Listing.CodeText == call["PDNO"])
            .Where(order => call["EXCG_ID_DVSN_CD"] is "" or "ALL" || order.Venue == call["EXCG_ID_DVSN_CD"])
            .ToList();
        var rows = asked
            .Where(order => number == 0 || order.Number == number)
            .Where(order => call["CCLD_DVSN"] switch { "01" => order.Filled > 0, "02" => order.Open > 0, _ => true });
        var sorted = call["INQR_DVSN"] == "01" ? rows.ToList() : rows.Reverse().ToList();
        var page = Pages.Cut(call, sorted, order => $"{Figure.Date(order.Date)}^{order.NumberText}^");
        return Answer.Of(
            new InquireDailyCcldReply
            {
                CtxAreaFk100 = Figure.Mark(
                    $"{call["CANO"]}^{call["ACNT_PRDT_CD"]}^{Figure.Date(from.Value)}^{Figure.Date(to.Value)}^ ^{call["SLL_BUY_DVSN_CD"]}^{call["CCLD_DVSN"]}^"),
                CtxAreaNk100 = Figure.Mark(page.Mark),
                Output1 = [.. page.Rows.Select(order => Row(call, order))],
                Output2 = Totals(call, asked),
            },
            page.Code, page.Text,
            page.More);
    }

    static InquireDailyCcldOutput1 Row(Call call, ClientOrder order) => new()
    {
        OrdDt = Figure.Date(order.Date),
        OrdGnoBrno = call.Client.Branch,
        Odno = order.NumberText,
        OrgnOdno = order.Original?.NumberText ?? "",
        OrdDvsnName = order.Type.Name,
        SllBuyDvsnCd = order.Side == Side.Sell ? "01" : "02",
        SllBuyDvsnCdName = (order.Side == Side.Sell ? "현금매도" : "현금매수") + Suffix(order),
        Pdno = order.Stock.Listing.CodeText,
        PrdtName = order.Stock.Listing.Name,
        OrdQty = Figure.Of(order.Quantity),
        OrdUnpr = Figure.Of(order.Price),
        OrdTmd = Figure.Time(order.Time),
        TotCcldQty = Figure.Of(order.Filled),
        AvgPrvs = Figure.Of(order.AveragePrice),
        CnclYn = Figure.Yes(order.Action != OrderAction.Cancel && order.TakenBack > 0 && order.Open == 0),
        TotCcldAmt = Figure.Of(order.FilledAmount),
        LoanDt = "",
        OrdrEmpno = "OpnAPI",
        OrdDvsnCd = order.Type.Code,
        CnclCfrmQty = Figure.Of(order.TakenBack),
        RmnQty = Figure.Of(order.Open),
        RjctQty = Figure.Of(order.Rejected),
        CcldCndtName = order.Type.Force switch { TimeInForce.ImmediateOrCancel => "IOC", TimeInForce.FillOrKill => "FOK", _ => "없음" },
        InqrIpAddr = "",
        CpbcOrdpOrdRcitDvsnCd = "",
        CpbcOrdpInfmMthdDvsnCd = "",
        InfmTmd = "",
        CtacTlno = "",
        PrdtTypeCd = "300",
        ExcgDvsnCd = order.Stock.Listing.Board == Board.Kospi ? "02" : "03",
        CpbcOrdpMtrlDvsnCd = "11",
        OrdOrgno = "00000",
        RsvnOrdEndDt = "",
        ExcgIdDvsnCd = order.Venue,
        StpmCndtPric = Figure.Of(order.ConditionPrice),
        StpmEfctOccrDtmd = order.WokenAt > 0 ? Figure.Time(order.WokenAt) : "",
    };

    static string Suffix(ClientOrder order) => order switch
    {
        { Rejected: > 0 } => "거부",
        { Action: OrderAction.Cancel } => "취소",
        { Action: OrderAction.Amend } => "정정",
        _ => "",
    };

    /// <summary>Over the whole span, whatever single order was asked for.</summary>
    static InquireDailyCcldOutput2 Totals(Call call, IReadOnlyList<ClientOrder> orders)
    {
        var asked = orders.ToHashSet();
        var costs = call.Account.Fills.Where(fill => asked.Contains(fill.Order)).Sum(fill => fill.Commission + fill.Tax);
        var (quantity, amount) = (orders.Sum(order => order.Filled), orders.Sum(order => order.FilledAmount));
        return new()
        {
            TotOrdQty = Figure.Of(orders.Sum(order => order.Quantity)),
            TotCcldQty = Figure.Of(quantity),
            TotCcldAmt = Figure.Of(amount),
            PrsmTlexSmtl = Figure.Of(costs),
            PchsAvgPric = Figure.Four(quantity == 0 ? 0 : (decimal)amount / quantity),
        };
    }
}
