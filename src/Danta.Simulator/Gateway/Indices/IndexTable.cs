using Danta.Kis.Wire;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Shapes;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Indices;

/// <summary>국내업종: the indices of both boards, now, by the minute and by the day.</summary>
static class IndexTable
{
    const string Path = "/uapi/domestic-stock/v1/quotations/";
    const int Page = 100;

    static readonly string[] Index = ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"];

    static readonly Func<IndexQuote, Row> PriceRow = IndexFields.All.Shape(
        "bstp_nmix_prpr bstp_nmix_prdy_vrss prdy_vrss_sign bstp_nmix_prdy_ctrt acml_vol prdy_vol acml_tr_pbmn prdy_tr_pbmn bstp_nmix_oprc prdy_nmix_vrss_nmix_oprc " +
        "oprc_vrss_prpr_sign bstp_nmix_oprc_prdy_ctrt bstp_nmix_hgpr prdy_nmix_vrss_nmix_hgpr hgpr_vrss_prpr_sign bstp_nmix_hgpr_prdy_ctrt bstp_nmix_lwpr " +
        "prdy_clpr_vrss_lwpr lwpr_vrss_prpr_sign prdy_clpr_vrss_lwpr_rate ascn_issu_cnt uplm_issu_cnt stnr_issu_cnt down_issu_cnt lslm_issu_cnt dryy_bstp_nmix_hgpr " +
        "dryy_hgpr_vrss_prpr_rate dryy_bstp_nmix_hgpr_date dryy_bstp_nmix_lwpr dryy_lwpr_vrss_prpr_rate dryy_bstp_nmix_lwpr_date total_askp_rsqn total_bidp_rsqn " +
        "seln_rsqn_rate shnu_rsqn_rate ntby_rsqn");

    static readonly Func<IndexQuote, Row> DailyHead = IndexFields.All.Shape(
        "bstp_nmix_prpr bstp_nmix_prdy_vrss prdy_vrss_sign bstp_nmix_prdy_ctrt acml_vol acml_tr_pbmn bstp_nmix_oprc bstp_nmix_hgpr bstp_nmix_lwpr prdy_vol ascn_issu_cnt " +
        "down_issu_cnt stnr_issu_cnt uplm_issu_cnt lslm_issu_cnt prdy_tr_pbmn dryy_bstp_nmix_hgpr_date dryy_bstp_nmix_hgpr dryy_bstp_nmix_lwpr dryy_bstp_nmix_lwpr_date");

    static readonly Func<IndexQuote, Row> ChartHead = IndexFields.All.Shape(
        "bstp_nmix_prdy_vrss prdy_vrss_sign bstp_nmix_prdy_ctrt prdy_nmix acml_vol acml_tr_pbmn hts_kor_isnm bstp_nmix_prpr bstp_cls_code prdy_vol bstp_nmix_oprc " +
        "bstp_nmix_hgpr bstp_nmix_lwpr futs_prdy_oprc futs_prdy_hgpr futs_prdy_lwpr");

    public static readonly Endpoint[] All =
    [
        new(Path + "inquire-index-price", ["FHPUP02100000"], Index, call => Known(call, index => Sheet.Of(Block.One("output", PriceRow(index))))),
        new(Path + "inquire-index-daily-price", ["FHPUP02120000"], [.. Index, "FID_PERIOD_DIV_CODE", "FID_INPUT_DATE_1"], call => Known(call, index => Sheet.Of(
            Block.One("output1", DailyHead(index)), Block.List("output2", Spans(call, index, DateOnly.MinValue, To(call, "FID_INPUT_DATE_1")).Select(DailyRow))))),
        new(Path + "inquire-daily-indexchartprice", ["FHKUP03500100"],
            [.. Index, "FID_INPUT_DATE_1", "FID_INPUT_DATE_2", "FID_PERIOD_DIV_CODE"], call => Known(call, index => Sheet.Of(
                Block.One("output1", ChartHead(index)),
                Block.List("output2", Spans(call, index, From(call, "FID_INPUT_DATE_1"), To(call, "FID_INPUT_DATE_2")).Select(ChartRow))))) { OnPaper = true },
        new(Path + "inquire-time-indexchartprice", ["FHKUP03500200"], [.. Index, "FID_INPUT_HOUR_1"], call => Known(call, index => Sheet.Of(
            Block.One("output1", ChartHead(index)), Block.List("output2", Minutes(call, index).Take(Page).Select(bar => MinuteRow(call, bar)))))),
        new(Path + "inquire-index-timeprice", ["FHPUP02110200"], [.. Index, "FID_INPUT_HOUR_1"], call => Known(call, index => Sheet.Of(
            Block.List("output", index.Minutes.Reverse().Take(Page).Select(bar => TimeRow(index, bar, "bsop_hour")))))),
        new(Path + "inquire-index-tickprice", ["FHPUP02110100"], Index, call => Known(call, index => Sheet.Of(
            Block.List("output", index.Minutes.Reverse().Take(Page).Select(bar => TimeRow(index, bar, "stck_cntg_hour")))))),
    ];

    static Answer Known(Call call, Func<IndexQuote, Answer> answer) =>
        IndexQuote.Find(call.Simulation, call["FID_INPUT_ISCD"]) is { } index ? answer(index) : Refusals.NothingFound;

    static DateOnly From(Call call, string key) => ChartDates.TryRead(call[key], DateOnly.MinValue, out var date) ? date : DateOnly.MinValue;

    static DateOnly To(Call call, string key) => ChartDates.TryRead(call[key], DateOnly.MaxValue, out var date) ? date : DateOnly.MaxValue;

    /// <summary>The youngest first.</summary>
    static IEnumerable<(DayBar Bar, int Before)> Spans(Call call, IndexQuote index, DateOnly from, DateOnly to) =>
        DayChartCalls.Spans(index.DaysSince(DayChartCalls.Reach(call, Page, from, to)), call["FID_PERIOD_DIV_CODE"]).Where(span => span.Bar.Date >= from && span.Bar.Date <= to).Reverse().Take(Page);

    /// <summary>FID_INPUT_HOUR_1 is the length of a bar in seconds, of whole minutes here.</summary>
    static IEnumerable<MinuteBar> Minutes(Call call, IndexQuote index)
    {
        KisText.TryInteger(call["FID_INPUT_HOUR_1"], out var seconds);
        var length = (int)Math.Clamp(seconds / 60, 1, 60);
        return index.Minutes.GroupBy(bar => bar.Minute / 10_000 * 60 + bar.Minute / 100 % 100 / length * length).Reverse().Select(group =>
        {
            var bars = group.ToList();
            return bars[^1] with
            {
                Open = bars[0].Open,
                High = bars.Max(bar => bar.High),
                Low = bars.Min(bar => bar.Low),
                Volume = bars.Sum(bar => bar.Volume),
            };
        });
    }

    static Row DailyRow((DayBar Bar, int Before) day) =>
    [
        ("stck_bsop_date", Figure.Date(day.Bar.Date)), ("bstp_nmix_prpr", Figure.Hundredths(day.Bar.Close)),
        ("prdy_vrss_sign", Figure.Sign(day.Bar.Close - day.Before).ToString()), ("bstp_nmix_prdy_vrss", Figure.Hundredths(day.Bar.Close - day.Before)),
        ("bstp_nmix_prdy_ctrt", Figure.Hundredths(DayFigures.Hundredths(day.Bar.Close - day.Before, day.Before))),
        ("bstp_nmix_oprc", Figure.Hundredths(day.Bar.Open)), ("bstp_nmix_hgpr", Figure.Hundredths(day.Bar.High)), ("bstp_nmix_lwpr", Figure.Hundredths(day.Bar.Low)),
        ("acml_vol_rlim", "100.00"), ("acml_vol", Figure.Of(day.Bar.Volume / 1_000)), ("acml_tr_pbmn", Figure.Of(day.Bar.Turnover / 1_000_000)),
        ("invt_new_psdg", "0.00"), ("d20_dsrt", "100.00"),
    ];

    static Row ChartRow((DayBar Bar, int Before) day) =>
    [
        ("stck_bsop_date", Figure.Date(day.Bar.Date)), ("bstp_nmix_prpr", Figure.Hundredths(day.Bar.Close)), ("bstp_nmix_oprc", Figure.Hundredths(day.Bar.Open)),
        ("bstp_nmix_hgpr", Figure.Hundredths(day.Bar.High)), ("bstp_nmix_lwpr", Figure.Hundredths(day.Bar.Low)), ("acml_vol", Figure.Of(day.Bar.Volume / 1_000)),
        ("acml_tr_pbmn", Figure.Of(day.Bar.Turnover / 1_000_000)), ("mod_yn", "N"),
    ];

    static Row MinuteRow(Call call, MinuteBar bar) =>
    [
        ("stck_bsop_date", Figure.Date(call.Simulation.Clock.Date)), ("stck_cntg_hour", Figure.Time(bar.Minute)), ("bstp_nmix_prpr", Figure.Hundredths(bar.Close)),
        ("bstp_nmix_oprc", Figure.Hundredths(bar.Open)), ("bstp_nmix_hgpr", Figure.Hundredths(bar.High)), ("bstp_nmix_lwpr", Figure.Hundredths(bar.Low)),
        ("cntg_vol", Figure.Of(bar.Volume / 1_000)), ("acml_tr_pbmn", Figure.Of(bar.Turnover / 1_000_000)),
    ];

    static Row TimeRow(IndexQuote index, MinuteBar bar, string hour) =>
    [
        (hour, Figure.Time(bar.Minute)), ("bstp_nmix_prpr", Figure.Hundredths(bar.Close)), ("bstp_nmix_prdy_vrss", Figure.Hundredths(bar.Close - index.Previous)),
        ("prdy_vrss_sign", Figure.Sign(bar.Close - index.Previous).ToString()),
        ("bstp_nmix_prdy_ctrt", Figure.Hundredths(DayFigures.Hundredths(bar.Close - index.Previous, index.Previous))),
        ("acml_tr_pbmn", Figure.Of(bar.Turnover / 1_000_000)),
        ("acml_vol", Figure.Of(index.Minutes.TakeWhile(minute => minute.Minute <= bar.Minute).Sum(minute => minute.Volume) / 1_000)),
        ("cntg_vol", Figure.Of(bar.Volume / 1_000)),
    ];
}
