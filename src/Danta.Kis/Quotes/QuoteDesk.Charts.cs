using System.Globalization;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

public sealed partial class QuoteDesk
{
    /// <summary>주식당일분봉: 30 one-minute bars of today that end at a time, the newest first. Ask earlier times for more.</summary>
    public Task<KisResult<IReadOnlyList<Bar>>> MinutesAsync(
        InstrumentCode code, Board board, TimeOnly until, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquireTimeItemchartpriceReply, IReadOnlyList<Bar>>(
            KisEndpoints.InquireTimeItemchartprice,
            new InquireTimeItemchartpriceQuery
            {
                FidCondMrktDivCode = _divisions.Of(board),
                FidInputIscd = code.ToString(),
                FidInputHour1 = Time(until),
                FidPwDataIncuYn = "N",
                FidEtcClsCode = "",
            },
            lane, ReadMinutes, cancellationToken);

    /// <summary>일별분봉: 120 one-minute bars of a day, as far back as a year, that end at a time, the newest first. On real keys only.</summary>
    public Task<KisResult<IReadOnlyList<Bar>>> PastMinutesAsync(
        InstrumentCode code, Board board, DateOnly date, TimeOnly until, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquireTimeItemchartpriceReply, IReadOnlyList<Bar>>(
            KisEndpoints.InquireTimeDailychartprice,
            new InquireTimeDailychartpriceQuery
            {
                FidCondMrktDivCode = _divisions.Of(board),
                FidInputIscd = code.ToString(),
                FidInputHour1 = Time(until),
                FidInputDate1 = OrderReading.Date(date),
                FidPwDataIncuYn = "N",
                FidFakeTickIncuYn = "",
            },
            lane, ReadMinutes, cancellationToken);

    /// <summary>기간별시세: at most 100 bars that end at a day, the newest first. Move the last day back for more.</summary>
    /// <param name="adjusted">수정주가: splits and the like are taken out.</param>
    public Task<KisResult<IReadOnlyList<Bar>>> BarsAsync(
        InstrumentCode code, Board board, DateOnly from, DateOnly to, BarPeriod period, bool adjusted, Lane lane,
        CancellationToken cancellationToken) =>
        _routes.AskAsync<InquireDailyItemchartpriceReply, IReadOnlyList<Bar>>(
            KisEndpoints.InquireDailyItemchartprice,
            new InquireDailyItemchartpriceQuery
            {
                FidCondMrktDivCode = _divisions.Of(board),
                FidInputIscd = code.ToString(),
                FidInputDate1 = OrderReading.Date(from),
                FidInputDate2 = OrderReading.Date(to),
                FidPeriodDivCode = period switch { BarPeriod.Week => "W", BarPeriod.Month => "M", BarPeriod.Year => "Y", _ => "D" },
                FidOrgAdjPrc = adjusted ? "0" : "1",
            },
            lane, ReadBars, cancellationToken);

    /// <summary>당일시간대별체결: 30 trades that end at a time, the newest first.</summary>
    public Task<KisResult<IReadOnlyList<PastTrade>>> TradesUntilAsync(
        InstrumentCode code, Board board, TimeOnly until, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquireTimeItemconclusionReply, IReadOnlyList<PastTrade>>(
            KisEndpoints.InquireTimeItemconclusion,
            new InquireTimeItemconclusionQuery
            {
                FidCondMrktDivCode = _divisions.Of(board),
                FidInputIscd = code.ToString(),
                FidInputHour1 = Time(until),
            },
            lane, ReadTradesUntil, cancellationToken);

    /// <summary>주식현재가 체결: the last 30 trades, the newest first.</summary>
    public Task<KisResult<IReadOnlyList<PastTrade>>> LastTradesAsync(
        InstrumentCode code, Board board, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquireCcnlReply, IReadOnlyList<PastTrade>>(
            KisEndpoints.InquireCcnl,
            new InquireCcnlQuery { FidCondMrktDivCode = _divisions.Of(board), FidInputIscd = code.ToString() },
            lane, ReadLastTrades, cancellationToken);

    static KisResult<IReadOnlyList<Bar>> ReadMinutes(InquireTimeItemchartpriceReply reply) => KisResult.Ok(ReadRows<Bar>.Of(
        (reply.Output2 ?? []).Where(row => !string.IsNullOrWhiteSpace(row.StckBsopDate)), row => row.StckBsopDate, (row, fields) => new(
            fields.Day(row.StckBsopDate, "stck_bsop_date"), fields.TimeOfDay(row.StckCntgHour, "stck_cntg_hour"),
            fields.Price(row.StckOprc, "stck_oprc"), fields.Price(row.StckHgpr, "stck_hgpr"),
            fields.Price(row.StckLwpr, "stck_lwpr"), fields.Price(row.StckPrpr, "stck_prpr"),
            fields.Quantity(row.CntgVol, "cntg_vol"), fields.Won(row.AcmlTrPbmn, "acml_tr_pbmn"))).Items);

    /// <summary>Empty objects fill the list up where there are fewer bars.</summary>
    static KisResult<IReadOnlyList<Bar>> ReadBars(InquireDailyItemchartpriceReply reply) => KisResult.Ok(ReadRows<Bar>.Of(
        (reply.Output2 ?? []).Where(row => !string.IsNullOrWhiteSpace(row.StckBsopDate)), row => row.StckBsopDate, (row, fields) => new(
            fields.Day(row.StckBsopDate, "stck_bsop_date"), -1, fields.Price(row.StckOprc, "stck_oprc"),
            fields.Price(row.StckHgpr, "stck_hgpr"), fields.Price(row.StckLwpr, "stck_lwpr"),
            fields.Price(row.StckClpr, "stck_clpr"), fields.Quantity(row.AcmlVol, "acml_vol"),
            fields.Won(row.AcmlTrPbmn, "acml_tr_pbmn"))).Items);

    static KisResult<IReadOnlyList<PastTrade>> ReadTradesUntil(InquireTimeItemconclusionReply reply) => KisResult.Ok(ReadRows<PastTrade>.Of(
        (reply.Output2 ?? []).Where(row => !string.IsNullOrWhiteSpace(row.StckCntgHour)), row => row.StckCntgHour, (row, fields) => new(
            fields.TimeOfDay(row.StckCntgHour, "stck_cntg_hour"), fields.Price(row.StckPbpr ?? row.StckPrpr, "stck_pbpr"),
            fields.Decimal(row.PrdyCtrt, "prdy_ctrt"), fields.Quantity(row.Cnqn, "cnqn"),
            fields.Decimal(row.TdayRltv, "tday_rltv"))).Items);

    static KisResult<IReadOnlyList<PastTrade>> ReadLastTrades(InquireCcnlReply reply) => KisResult.Ok(ReadRows<PastTrade>.Of(
        (reply.Output ?? []).Where(row => !string.IsNullOrWhiteSpace(row.StckCntgHour)), row => row.StckCntgHour, (row, fields) => new(
            fields.TimeOfDay(row.StckCntgHour, "stck_cntg_hour"), fields.Price(row.StckPrpr, "stck_prpr"),
            fields.Decimal(row.PrdyCtrt, "prdy_ctrt"), fields.Quantity(row.CntgVol, "cntg_vol"),
            fields.Decimal(row.TdayRltv, "tday_rltv"))).Items);

    static string Time(TimeOnly time) => time.ToString("HHmmss", CultureInfo.InvariantCulture);
}
