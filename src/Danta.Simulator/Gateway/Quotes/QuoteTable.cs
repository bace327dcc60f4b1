using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>Calls about one stock that Danta does not make.</summary>
static class QuoteTable
{
    const string Path = "/uapi/domestic-stock/v1/quotations/";
    const int Days = 30;

    const string Change = "prdy_vrss prdy_vrss_sign prdy_ctrt ";
    const string Programme = "whol_smtn_seln_vol whol_smtn_shnu_vol whol_smtn_ntby_qty whol_smtn_seln_tr_pbmn whol_smtn_shnu_tr_pbmn whol_smtn_ntby_tr_pbmn whol_ntby_vol_icdc ";

    static readonly string[] Stock = ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"];

    static readonly Func<StockDay, Row> DayRow = DayFields.All.Shape(
        "stck_bsop_date stck_oprc stck_hgpr stck_lwpr stck_clpr acml_vol prdy_vrss_vol_rate prdy_vrss prdy_vrss_sign prdy_ctrt hts_frgn_ehrt frgn_ntby_qty flng_cls_code acml_prtt_rate");

    static readonly Func<StockDay, Row> InvestorRow = DayFields.All.Shape(
        "stck_bsop_date stck_clpr prdy_vrss prdy_vrss_sign prsn_ntby_qty frgn_ntby_qty orgn_ntby_qty prsn_ntby_tr_pbmn frgn_ntby_tr_pbmn orgn_ntby_tr_pbmn " +
        "prsn_shnu_vol frgn_shnu_vol orgn_shnu_vol prsn_shnu_tr_pbmn frgn_shnu_tr_pbmn orgn_shnu_tr_pbmn prsn_seln_vol frgn_seln_vol orgn_seln_vol " +
        "prsn_seln_tr_pbmn frgn_seln_tr_pbmn orgn_seln_tr_pbmn");

    static readonly Func<StockDay, Row> ProgrammeRow = DayFields.All.Shape(
        "stck_bsop_date stck_clpr " + Change + "acml_vol acml_tr_pbmn " + Programme + "whol_ntby_tr_pbmn_icdc2");

    static readonly Func<StockDay, Row> SidesRow = DayFields.All.Shape("stck_bsop_date total_seln_qty total_shnu_qty");

    static readonly Func<Ranked, Row> SidesOfToday = StockFields.All.Shape("shnu_cnqn_smtn seln_cnqn_smtn");

    static readonly Func<Ranked, Row> Price2Row = StockFields.All.Shape(
        "rprs_mrkt_kor_name new_hgpr_lwpr_cls_code mxpr_llam_cls_code crdt_able_yn stck_mxpr elw_pblc_yn prdy_clpr_vrss_oprc_rate crdt_rate marg_rate " +
        "lwpr_vrss_prpr lwpr_vrss_prpr_sign prdy_clpr_vrss_lwpr_rate stck_lwpr hgpr_vrss_prpr hgpr_vrss_prpr_sign prdy_clpr_vrss_hgpr_rate stck_hgpr " +
        "oprc_vrss_prpr oprc_vrss_prpr_sign mang_issu_yn divi_app_cls_code short_over_yn mrkt_warn_cls_code invt_caful_yn stange_runup_yn ssts_hot_yn " +
        "low_current_yn vi_cls_code short_over_cls_code stck_llam new_lstn_cls_name vlnt_deal_cls_name flng_cls_name revl_issu_reas_name mrkt_warn_cls_name " +
        "stck_sdpr bstp_cls_code stck_prdy_clpr insn_pbnt_yn fcam_mod_cls_name stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_tr_pbmn acml_vol " +
        "prdy_vrss_vol_rate bstp_kor_isnm sltr_yn trht_yn oprc_rang_cont_yn vlnt_fin_cls_code stck_oprc prdy_vol");

    public static readonly Endpoint[] All =
    [
        new(Path + "inquire-daily-price", ["FHKST01010400"], [.. Stock, "FID_PERIOD_DIV_CODE", "FID_ORG_ADJ_PRC"], call => Known(call, stock =>
            Sheet.Of(Block.List("output", Spans(call, stock).Take(Days).Select(DayRow))))) { OnPaper = true },
        new(Path + "inquire-investor", ["FHKST01010900"], Stock, call => Known(call, stock =>
            Sheet.Of(Block.List("output", Last(call, stock).Take(Days).Select(InvestorRow))))) { OnPaper = true },
        new(Path + "investor-trade-by-stock-daily", ["FHPTJ04160001"], [.. Stock, "FID_INPUT_DATE_1"], InvestorCalls.ByDay),
        new(Path + "inquire-price-2", ["FHPST01010000"], Stock, call => Known(call, stock => Sheet.Of(Block.One("output", Price2Row(new(stock)))))),
        new(Path + "inquire-member", ["FHKST01010600"], Stock, call => Known(call, stock => Sheet.Of(Block.One("output", Members.Of(stock))))) { OnPaper = true },
        new(Path + "inquire-daily-trade-volume", ["FHKST03010800"], Stock, call => Known(call, stock => Sheet.Of(
            Block.One("output1", SidesOfToday(new(stock))),
            Block.List("output2", Between(call, stock).Take(100).Select(SidesRow))))) { OnPaper = true },
        new(Path + "program-trade-by-stock", ["FHPPG04650101"], Stock, call => Known(call, stock =>
            Sheet.Of(Block.List("output", ProgrammeTrades.Rows(stock))))),
        new(Path + "program-trade-by-stock-daily", ["FHPPG04650201"], Stock, call => Known(call, stock =>
            Sheet.Of(Block.List("output", Last(call, stock).Take(Days).Select(ProgrammeRow))))),
        new(Path + "investor-trend-estimate", ["HHPTJ04160200"], ["MKSC_SHRN_ISCD"], call =>
            call.Simulation.Venue.TryFind(call["MKSC_SHRN_ISCD"], out var stock)
                ? Sheet.Of(Block.List("output2", ProgrammeTrades.Estimates(stock, call.Simulation.Clock.Hhmmss)))
                : Refusals.NothingFound),
        new(Path + "inquire-time-dailychartprice", ["FHKST03010230"],
            [.. Stock, "FID_INPUT_HOUR_1", "FID_INPUT_DATE_1", "FID_PW_DATA_INCU_YN"], MinuteChartCalls.ListPast),
        new(Path + "news-title", ["FHKST01011800"], ["FID_INPUT_ISCD"], NewsCalls.List),
        new(Path + "market-time", ["HHMCM000002C0"], [], HolidayCalls.Around),
        new(Path + "intstock-grouplist", ["HHKCM113004C7"], ["USER_ID"], WatchListCalls.Groups),
        new(Path + "intstock-stocklist-by-group", ["HHKCM113004C6"], ["USER_ID", "INTER_GRP_CODE"], WatchListCalls.Group),
    ];

    static Answer Known(Call call, Func<IQuote, Answer> answer) => call.TryQuote(out var stock) ? answer(stock) : Refusals.NothingFound;

    static IEnumerable<StockDay> Last(Call call, IQuote stock) =>
        StockDay.List(call, stock, call.Simulation.Clock.Date.AddDays(-2 * Days), DateOnly.MaxValue);

    static IEnumerable<StockDay> Between(Call call, IQuote stock)
    {
        ChartDates.TryRead(call["FID_INPUT_DATE_1"], call.Simulation.Clock.Date.AddDays(-60), out var from);
        ChartDates.TryRead(call["FID_INPUT_DATE_2"], DateOnly.MaxValue, out var to);
        return StockDay.List(call, stock, from > new DateOnly(1990, 2, 1) ? from : new(1990, 2, 1), to);
    }

    /// <summary>Days, weeks or months, the youngest first.</summary>
    static IEnumerable<StockDay> Spans(Call call, IQuote stock)
    {
        var (length, today) = (call["FID_PERIOD_DIV_CODE"], call.Simulation.Clock.Date);
        if (length is not ("W" or "M"))
            return Last(call, stock);
        var spans = DayChartCalls.Spans(ChartDates.Days(stock, today, today.AddDays(length == "W" ? -230 : -970)), length);
        var bars = spans.ConvertAll(span => span.Bar);
        return Enumerable.Range(1, Math.Max(0, bars.Count - 1)).Reverse().Select(index => new StockDay(stock, bars[index], bars[index - 1], Flows.Of(bars[index])));
    }
}
