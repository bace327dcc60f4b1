using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>inquire-psbl-rvsecncl: what can still be amended or cancelled.</summary>
static class OpenOrderCalls
{
    public static Answer List(Call call)
    {
        var side = call["INQR_DVSN_2"] switch { "1" => Side.Sell, "2" => Side.Buy, _ => default(Side?) };
        var open = call.Account.OpenOrders.Where(order => side is null || order.Side == side);
        var rows = call["INQR_DVSN_1"] == "1"
            ? open.OrderBy(order => order.Stock.Index).ThenByDescending(order => order.Number).ToList()
            : open.OrderByDescending(order => order.Number).ToList();
        var page = Pages.Cut(call, rows, order => order.NumberText);
        return Answer.Of(
            new InquirePsblRvsecnclReply
            {
                CtxAreaFk100 = Figure.Mark($"{call["CANO"]}^{call["ACNT_PRDT_CD"]}^"),
                CtxAreaNk100 = Figure.Mark(page.Mark),
                Output = [.. page.Rows.Select(order => Row(call, order))],
            },
            page.Code, page.Text,
            page.More);
    }

    static InquirePsblRvsecnclOutput Row(Call call, ClientOrder order) => new()
    {
        OrdGnoBrno = call.Client.Branch,
        Odno = order.NumberText,
        OrgnOdno = order.Original?.NumberText ?? "",
        OrdDvsnName = order.Type.Name,
        Pdno = order.Stock.Listing.CodeText,
        PrdtName = order.Stock.Listing.Name,
        RvseCnclDvsnName = order.Action == OrderAction.Amend ? "정정" : "",
        OrdQty = Figure.Of(order.Quantity),
        OrdUnpr = Figure.Of(order.Price),
        OrdTmd = Figure.Time(order.Time),
        TotCcldQty = Figure.Of(order.Filled),
        TotCcldAmt = Figure.Of(order.FilledAmount),
        PsblQty = Figure.Of(order.Open),
        SllBuyDvsnCd = order.Side == Side.Sell ? "01" : "02",
        OrdDvsnCd = order.Type.Code,
        MgcoAptmOdno = "",
        ExcgDvsnCd = order.Stock.Listing.Board == Board.Kospi ? "02" : "03",
        ExcgIdDvsnCd = order.Venue,
        ExcgIdDvsnName = order.Venue switch { "KRX" => "한국거래소", "NXT" => "넥스트레이드", _ => "SOR" },
        StpmCndtPric = Figure.Of(order.ConditionPrice),
        StpmEfctOccrYn = order.WokenAt > 0 ? "Y" : "N",
    };
}
