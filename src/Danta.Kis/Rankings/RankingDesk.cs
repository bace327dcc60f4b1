using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>One row of a ranking.</summary>
public sealed record RankedStock(
    int Rank, InstrumentCode Code, string Name, Price Last, decimal ChangePercent, Quantity DayVolume);

/// <summary>What volume is ranked by (FID_BLNG_CLS_CODE).</summary>
public enum VolumeOrder
{
    Average = 0,
    Increase,
    Turnover,
    Amount,
    AmountTurnover,
}

/// <summary>What changes are ranked by (fid_rank_sort_cls_code).</summary>
public enum ChangeOrder
{
    Gain = 0,
    Loss,
    GainSinceOpen,
    LossSinceOpen,
    Range,
}

/// <summary>A volatility interruption of today (변동성완화장치).</summary>
/// <param name="Active">In force now.</param>
/// <param name="Kind">1 static, 2 dynamic, 3 both.</param>
/// <param name="ReleasedAt">HHmmss; -1 while in force.</param>
/// <param name="Count">How many the stock had today.</param>
public sealed record ViEntry(
    InstrumentCode Code, string Name, bool Active, string Kind, int TriggeredAt, int ReleasedAt, Price TriggerPrice,
    Price StaticReference, Price DynamicReference, int Count);

/// <summary>순위와 VI: rankings of the whole market, 30 rows each. Paper has none.</summary>
public sealed class RankingDesk
{
    readonly KisRoutes _routes;

    internal RankingDesk(KisRoutes routes) => _routes = routes;

    /// <summary>거래량순위.</summary>
    /// <param name="board">Unknown: both.</param>
    public Task<KisResult<IReadOnlyList<RankedStock>>> VolumeAsync(
        Board board, VolumeOrder order, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<VolumeRankReply, IReadOnlyList<RankedStock>>(
            KisEndpoints.VolumeRank,
            new VolumeRankQuery
            {
                FidCondMrktDivCode = "J",
                FidCondScrDivCode = "20171",
                FidInputIscd = Sector(board),
                FidDivClsCode = "0",
                FidBlngClsCode = $"{(int)order}",
                FidTrgtClsCode = "111111111",
                FidTrgtExlsClsCode = "0000000000",
            },
            lane, ReadVolume, cancellationToken);

    /// <summary>등락률 순위, against yesterday's close.</summary>
    /// <inheritdoc cref="VolumeAsync"/>
    public Task<KisResult<IReadOnlyList<RankedStock>>> ChangeAsync(
        Board board, ChangeOrder order, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<FluctuationReply, IReadOnlyList<RankedStock>>(
            KisEndpoints.Fluctuation,
            new FluctuationQuery
            {
                FidCondMrktDivCode = "J",
                FidCondScrDivCode = "20170",
                FidInputIscd = Sector(board),
                FidRankSortClsCode = $"{(int)order}",
                FidInputCnt1 = "0",
                FidPrcClsCode = order is ChangeOrder.Gain or ChangeOrder.Loss ? "1" : "0",
                FidTrgtClsCode = "0",
                FidTrgtExlsClsCode = "0",
                FidDivClsCode = "0",
            },
            lane, ReadChange, cancellationToken);

    /// <summary>변동성완화장치 현황 of a day.</summary>
    /// <param name="code">Null: all stocks.</param>
    public Task<KisResult<IReadOnlyList<ViEntry>>> ViAsync(
        DateOnly date, InstrumentCode? code, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquireViStatusReply, IReadOnlyList<ViEntry>>(
            KisEndpoints.InquireViStatus,
            new InquireViStatusQuery
            {
                FidDivClsCode = "0",
                FidCondScrDivCode = "20139",
                FidMrktClsCode = "0",
                FidInputIscd = code?.ToString() ?? "",
                FidRankSortClsCode = "0",
                FidInputDate1 = OrderReading.Date(date),
            },
            lane, ReadVi, cancellationToken);

    static string Sector(Board board) => board switch
    {
        Board.Kospi => "0001",
        Board.Kosdaq => "1001",
        _ => "0000",
    };

    static KisResult<IReadOnlyList<RankedStock>> ReadVolume(VolumeRankReply reply) => KisResult.Ok(ReadRows<RankedStock>.Of(
        (reply.Output ?? []).Where(row => !string.IsNullOrWhiteSpace(row.MkscShrnIscd)), row => row.MkscShrnIscd, (row, fields) => new(
            (int)fields.Beside.Integer(row.DataRank, "data_rank"), fields.Code(row.MkscShrnIscd, "mksc_shrn_iscd"),
            Fields.Text(row.HtsKorIsnm), fields.Price(row.StckPrpr, "stck_prpr"), fields.Decimal(row.PrdyCtrt, "prdy_ctrt"),
            fields.Quantity(row.AcmlVol, "acml_vol"))).Items);

    static KisResult<IReadOnlyList<RankedStock>> ReadChange(FluctuationReply reply) => KisResult.Ok(ReadRows<RankedStock>.Of(
        (reply.Output ?? []).Where(row => !string.IsNullOrWhiteSpace(row.StckShrnIscd)), row => row.StckShrnIscd, (row, fields) => new(
            (int)fields.Beside.Integer(row.DataRank, "data_rank"), fields.Code(row.StckShrnIscd, "stck_shrn_iscd"),
            Fields.Text(row.HtsKorIsnm), fields.Price(row.StckPrpr, "stck_prpr"), fields.Decimal(row.PrdyCtrt, "prdy_ctrt"),
            fields.Quantity(row.AcmlVol, "acml_vol"))).Items);

    static KisResult<IReadOnlyList<ViEntry>> ReadVi(InquireViStatusReply reply) => KisResult.Ok(ReadRows<ViEntry>.Of(
        (reply.Output ?? []).Where(row => !string.IsNullOrWhiteSpace(row.MkscShrnIscd)), row => row.MkscShrnIscd, (row, fields) =>
        {
            var active = Fields.Yes(row.ViClsCode);
            // While in force the release is blank or six zeros.
            var released = fields.TimeOfDay(row.ViCnclHour, "vi_cncl_hour");
            return new ViEntry(
                fields.Code(row.MkscShrnIscd, "mksc_shrn_iscd"), Fields.Text(row.HtsKorIsnm), active,
                Fields.Text(row.ViKindCode), fields.TimeOfDay(row.CntgViHour, "cntg_vi_hour"), released > 0 ? released : -1,
                fields.Price(row.ViPrc, "vi_prc"), fields.Price(row.ViStndPrc, "vi_stnd_prc"),
                fields.Price(row.ViDmcStndPrc, "vi_dmc_stnd_prc"), (int)fields.Beside.Integer(row.ViCount, "vi_count"));
        }).Items);
}
