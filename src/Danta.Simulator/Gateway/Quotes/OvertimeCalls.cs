using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>
/// 시간외 단일가. This exchange trades outside its session at the closing price alone, so what the broker shows from four to six in the
/// evening is here as it stands on a day without a trade: zeros, beside the day's close and limits.
/// </summary>
static class OvertimeCalls
{
    const string Path = "/uapi/domestic-stock/v1/quotations/";
    const int Levels = 10;

    static readonly string[] Stock = ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"];

    const string Untraded = "ovtm_untp_prpr ovtm_untp_prdy_vrss ovtm_untp_prdy_vrss_sign ovtm_untp_prdy_ctrt ovtm_untp_vol ovtm_untp_tr_pbmn ovtm_untp_mxpr ovtm_untp_llam " +
        "ovtm_untp_oprc ovtm_untp_hgpr ovtm_untp_lwpr";

    const string Expected = " ovtm_untp_antc_cnpr ovtm_untp_antc_cntg_vrss ovtm_untp_antc_cntg_vrss_sign ovtm_untp_antc_cntg_ctrt";

    static readonly Func<Ranked, Row> Totals = StockFields.All.Shape("total_askp_rsqn total_bidp_rsqn");

    static readonly Func<Ranked, Row> OffHours = StockFields.All.Shape("ovtm_total_askp_rsqn ovtm_total_bidp_rsqn");

    static readonly Func<Ranked, Row> Kind = StockFields.All.Shape("bstp_kor_isnm rprs_mrkt_kor_name");

    static readonly Func<Ranked, Row> Names = StockFields.All.Shape(
        "new_lstn_cls_name mrkt_warn_cls_name revl_issu_reas_name vlnt_deal_cls_name flng_cls_name");

    static readonly Func<StockDay, Row> Daily = DayFields.All.Shape("stck_clpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_vol");

    public static readonly Endpoint[] All =
    [
        new(Path + "inquire-overtime-price", ["FHPST02300000"], Stock, call => Known(call, stock => Sheet.Of(Block.One("output",
        [
            .. Kind(new(stock)), .. Zeros(stock, Untraded + Expected + " ovtm_untp_antc_cnqn"), ("ovtm_untp_sdpr", Figure.Of(stock.Figures.Close)), ("marg_rate", "100.00"),
            ("mang_issu_yn", Figure.Yes(stock.Listing.Status == "51")), ("trht_yn", Figure.Yes(stock.Halted)), ("sltr_yn", "N"), ("insn_pbnt_yn", "N"),
            ("crdt_able_yn", "N"), ("ovtm_vi_cls_code", "N"), ("mrkt_warn_cls_code", "00"),
            ("mang_issu_cls_name", stock.Listing.Status == "51" ? "관리종목" : ""), .. Names(new(stock)), ("bidp", "0"), ("askp", "0"),
        ])))),
        new(Path + "inquire-overtime-asking-price", ["FHPST02300400"], Stock, call => Known(call, stock => Sheet.Of(Block.One("output",
        [
            ("ovtm_untp_last_hour", "000000"), .. Book(), ("ovtm_untp_total_askp_rsqn", "0"), ("ovtm_untp_total_bidp_rsqn", "0"), ("ovtm_untp_total_askp_rsqn_icdc", "0"),
            ("ovtm_untp_total_bidp_rsqn_icdc", "0"), ("ovtm_untp_ntby_bidp_rsqn", "0"), .. Totals(new(stock)), ("total_askp_rsqn_icdc", "0"), ("total_bidp_rsqn_icdc", "0"),
            .. OffHours(new(stock)), ("ovtm_total_askp_icdc", "0"), ("ovtm_total_bidp_icdc", "0"),
        ])))),
        new(Path + "inquire-time-overtimeconclusion", ["FHPST02310000"], [.. Stock, "FID_HOUR_CLS_CODE"], call => Known(call, stock => Sheet.Of(
            Block.One("output1", [.. Zeros(stock, Untraded + Expected + " ovtm_untp_antc_vol"), ("uplm_sign", "1"), ("lslm_sign", "4")]), Block.List("output2", [])))) { OnPaper = true },
        new(Path + "inquire-daily-overtimeprice", ["FHPST02320000"], Stock, call => Known(call, stock => Sheet.Of(
            Block.One("output1", Zeros(stock, Untraded + Expected + " ovtm_untp_antc_vol")),
            Block.List("output2", StockDay.List(call, stock, call.Simulation.Clock.Date.AddDays(-45), DateOnly.MaxValue).Take(30).Select(Day))))) { OnPaper = true },
    ];

    static Answer Known(Call call, Func<IQuote, Answer> answer) => call.TryQuote(out var stock) ? answer(stock) : Refusals.NothingFound;

    static Row Zeros(IQuote stock, string names)
    {
        var row = new Row();
        foreach (var name in names.Split(' '))
        {
            row.Add((name, name switch
            {
                "ovtm_untp_mxpr" => Figure.Of(stock.Ladder.Limits.Upper.Won),
                "ovtm_untp_llam" => Figure.Of(stock.Ladder.Limits.Lower.Won),
                _ when name.EndsWith("sign", StringComparison.Ordinal) => "3",
                _ when name.EndsWith("ctrt", StringComparison.Ordinal) => "0.00",
                _ => "0",
            }));
        }
        return row;
    }

    static IEnumerable<(string Key, string Value)> Book()
    {
        foreach (var group in (string[])["askp", "bidp", "askp_icdc", "bidp_icdc", "askp_rsqn", "bidp_rsqn"])
        {
            // The broker's second bid size lacks its number.
            for (var level = 1; level <= Levels; level++)
                yield return ($"ovtm_untp_{group}{(group == "bidp_rsqn" && level == 2 ? "" : level)}", "0");
        }
    }

    static Row Day(StockDay day) =>
    [
        ("stck_bsop_date", Figure.Date(day.Bar.Date)), ("ovtm_untp_prpr", "0"), ("ovtm_untp_prdy_vrss", "0"), ("ovtm_untp_prdy_vrss_sign", "3"), ("ovtm_untp_prdy_ctrt", "0.00"),
        ("ovtm_untp_vol", "0"), .. Daily(day), ("ovtm_untp_tr_pbmn", "0"),
    ];
}
