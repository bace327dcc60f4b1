using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>주식기본조회: what a stock is.</summary>
/// <param name="Halted">tr_stop_yn of KRX.</param>
/// <param name="OnNxt">NXT trades it now.</param>
public sealed record InstrumentInfo(
    InstrumentCode Code, string Name, string EnglishName, string Isin, Board Board, ListingKind Kind, bool Halted,
    bool Administrative, bool OnNxt);

/// <summary>상품기본조회: what a code is, of any product.</summary>
public sealed record ProductInfo(string Code, string TypeCode, string Name, string ShortName, string EnglishName, string Isin);

/// <summary>One stock of a list that is asked for at once (관심종목).</summary>
/// <param name="BoardName">kospi_kosdaq_cls_name as sent: 거래소, 코스닥.</param>
/// <param name="Measures">mrkt_trtm_cls_name, 시장 조치 in words; empty: none is in force.</param>
public sealed record ListedPrice(
    InstrumentCode Code, string Name, string BoardName, string Measures, Price Last, decimal ChangePercent, Price Open, Price High, Price Low,
    Price Ask, Price Bid, Price UpperLimit, Price LowerLimit, Price Base, Quantity DayVolume, Won DayTurnover)
{
    /// <summary>Unknown where the name tells nothing.</summary>
    public Board Board =>
        BoardName.Contains("코스닥", StringComparison.Ordinal) || BoardName.StartsWith("KOSDAQ", StringComparison.OrdinalIgnoreCase) ? Board.Kosdaq
        : BoardName is "거래소" or "유가증권" or "코스피" || BoardName.StartsWith("KOSPI", StringComparison.OrdinalIgnoreCase) ? Board.Kospi
        : Board.Unknown;
}

/// <summary>Basic facts of stocks, and prices of many at once. Paper has none of these.</summary>
public sealed class InstrumentDesk
{
    /// <summary>300: stocks, ETFs, ETNs and ELWs.</summary>
    const string Stocks = "300";

    readonly KisRoutes _routes;

    internal InstrumentDesk(KisRoutes routes) => _routes = routes;

    /// <summary>주식기본조회.</summary>
    public Task<KisResult<InstrumentInfo>> StockAsync(InstrumentCode code, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<SearchStockInfoReply, InstrumentInfo>(
            KisEndpoints.SearchStockInfo,
            new SearchStockInfoQuery { PrdtTypeCd = Stocks, Pdno = code.ToString() },
            lane,
            reply => ReadStock(code, reply),
            cancellationToken);

    /// <summary>상품기본조회.</summary>
    /// <param name="typeCode">PRDT_TYPE_CD: 300 stocks, 301 futures and options, 302 bonds, 306 ELS.</param>
    public Task<KisResult<ProductInfo>> ProductAsync(
        string code, string typeCode, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<SearchInfoReply, ProductInfo>(
            KisEndpoints.SearchInfo,
            new SearchInfoQuery { Pdno = code, PrdtTypeCd = typeCode },
            lane,
            reply => reply.Output is { } found
                ? KisResult.Ok(new ProductInfo(
                    Fields.Text(found.ShtnPdno), Fields.Text(found.PrdtTypeCd), Fields.Text(found.PrdtName),
                    Fields.Text(found.PrdtAbrvName), Fields.Text(found.PrdtEngName), Fields.Text(found.StdPdno)))
                : KisResult.Failed<ProductInfo>("no product in the answer"),
            cancellationToken);

    /// <summary>관심종목 시세: up to 30 stocks for the price of one call; more take a call for each 30.</summary>
    public async Task<KisResult<IReadOnlyList<ListedPrice>>> PricesAsync(
        IReadOnlyList<InstrumentCode> codes, Lane lane = Lane.Other, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var prices = new List<ListedPrice>(codes.Count);
        foreach (var some in codes.Chunk(IntstockMultpriceQuery.MaxItems))
        {
            var query = new IntstockMultpriceQuery { Items = [.. some.Select(code => new IntstockMultpriceItem("J", code.ToString()))] };
            var answer = await _routes.AskAsync<IntstockMultpriceReply, IReadOnlyList<ListedPrice>>(
                KisEndpoints.IntstockMultprice, query, lane, ReadPrices, cancellationToken).ConfigureAwait(false);
            if (answer is not KisResult<IReadOnlyList<ListedPrice>>.Ok { Value: var found })
                return answer;
            prices.AddRange(found);
        }
        return KisResult.Ok<IReadOnlyList<ListedPrice>>(prices);
    }

    static KisResult<InstrumentInfo> ReadStock(InstrumentCode code, SearchStockInfoReply reply)
    {
        if (reply.Output is not { } found || string.IsNullOrWhiteSpace(found.Pdno))
            return KisResult.Failed<InstrumentInfo>("no stock in the answer");
        return KisResult.Ok(new InstrumentInfo(
            code,
            Fields.Text(found.PrdtAbrvName),
            Fields.Text(found.PrdtEngName),
            Fields.Text(found.StdPdno),
            Fields.Text(found.MketIdCd) switch { "STK" => Board.Kospi, "KSQ" => Board.Kosdaq, _ => Board.Unknown },
            Fields.Text(found.SctyGrpIdCd) switch
            {
                "ST" => ListingKind.Stock,
                "EF" or "FE" => ListingKind.Etf,
                "EN" => ListingKind.Etn,
                _ => code.IsEtn ? ListingKind.Etn : ListingKind.Unknown,
            },
            Halted: Fields.Yes(found.TrStopYn),
            Administrative: Fields.Yes(found.AdmnItemYn),
            OnNxt: Fields.Yes(found.CpttTradTrPsblYn) && !Fields.Yes(found.NxtTrStopYn)));
    }

    static KisResult<IReadOnlyList<ListedPrice>> ReadPrices(IntstockMultpriceReply reply) => KisResult.Ok(ReadRows<ListedPrice>.Of(
        (reply.Output ?? []).Where(row => !string.IsNullOrWhiteSpace(row.InterShrnIscd)), row => row.InterShrnIscd, (row, fields) => new(
            fields.Code(row.InterShrnIscd, "inter_shrn_iscd"), Fields.Text(row.InterKorIsnm),
            Fields.Text(row.KospiKosdaqClsName), Fields.Text(row.MrktTrtmClsName),
            fields.Price(row.Inter2Prpr, "inter2_prpr"), fields.Decimal(row.PrdyCtrt, "prdy_ctrt"),
            fields.Beside.Price(row.Inter2Oprc, "inter2_oprc"), fields.Beside.Price(row.Inter2Hgpr, "inter2_hgpr"),
            fields.Beside.Price(row.Inter2Lwpr, "inter2_lwpr"), fields.Beside.Price(row.Inter2Askp, "inter2_askp"),
            fields.Beside.Price(row.Inter2Bidp, "inter2_bidp"), fields.Price(row.Inter2Mxpr, "inter2_mxpr"),
            fields.Price(row.Inter2Llam, "inter2_llam"), fields.Price(row.Inter2Sdpr, "inter2_sdpr"),
            fields.Quantity(row.AcmlVol, "acml_vol"), fields.Won(row.AcmlTrPbmn, "acml_tr_pbmn"))).Items);
}
