using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>Quotes and charts of single stocks.</summary>
public sealed partial class QuoteDesk
{
    readonly KisRoutes _routes;
    readonly MarketDivisions _divisions;

    internal QuoteDesk(KisRoutes routes, MarketDivisions divisions)
    {
        _routes = routes;
        _divisions = divisions;
    }

    /// <summary>주식현재가. An unknown code may be answered with nothing but zeros: then there is no base price.</summary>
    public Task<KisResult<StockPrice>> PriceAsync(
        InstrumentCode code, Board board, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquirePriceReply, StockPrice>(
            KisEndpoints.InquirePrice,
            new InquirePriceQuery { FidCondMrktDivCode = _divisions.Of(board), FidInputIscd = code.ToString() },
            lane,
            reply => ReadPrice(code, reply),
            cancellationToken);

    static KisResult<StockPrice> ReadPrice(InstrumentCode code, InquirePriceReply reply)
    {
        if (reply.Output is not { } price)
            return KisResult.Failed<StockPrice>("no price in the answer");
        var fields = new Fields();
        var status = Fields.Text(price.IscdStatClsCode);
        return fields.Result(new StockPrice(
            code,
            Fields.Text(price.RprsMrktKorName),
            status,
            fields.Price(price.StckPrpr, "stck_prpr"),
            fields.Decimal(price.PrdyCtrt, "prdy_ctrt"),
            fields.Beside.Price(price.StckOprc, "stck_oprc"),
            fields.Beside.Price(price.StckHgpr, "stck_hgpr"),
            fields.Beside.Price(price.StckLwpr, "stck_lwpr"),
            fields.Price(price.StckSdpr, "stck_sdpr"),
            fields.Price(price.StckMxpr, "stck_mxpr"),
            fields.Price(price.StckLlam, "stck_llam"),
            fields.Quantity(price.AcmlVol, "acml_vol"),
            fields.Won(price.AcmlTrPbmn, "acml_tr_pbmn"),
            (int)Math.Clamp(fields.Integer(price.AsprUnit, "aspr_unit"), 0, Price.MaxWon),
            Halted: Fields.Yes(price.TempStopYn) || status == "58",
            Administrative: Fields.Yes(price.MangIssuClsCode) || status == "51",
            WarningLevel: (int)Math.Clamp(fields.Integer(price.MrktWarnClsCode, "mrkt_warn_cls_code"), 0, 9),
            Liquidation: Fields.Yes(price.SltrYn),
            Overheated: Fields.Yes(price.ShortOverYn) || status == "59",
            InVi: Fields.Yes(price.ViClsCode),
            MarketCap: fields.Beside.Integer(price.HtsAvls, "hts_avls")));
    }
}
