using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Rankings;

/// <summary>Lists of thirty stocks by one figure of theirs: a ranking is an order and a shape.</summary>
static class RankingTable
{
    const string Ranking = "/uapi/domestic-stock/v1/ranking/";
    const string Quotations = "/uapi/domestic-stock/v1/quotations/";
    const int Rows = 30;

    const string Head = "data_rank hts_kor_isnm stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_vol ";

    static readonly string[] Board = ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"];

    public static readonly Endpoint[] All =
    [
        By(Ranking + "volume-power", "FHPST01680000", "stck_shrn_iscd " + Head + "tday_rltv seln_cnqn_smtn shnu_cnqn_smtn",
            (_, stocks) => stocks.OrderByDescending(stock => stock.Figures.Strength)),
        By(Ranking + "market-cap", "FHPST01740000", "mksc_shrn_iscd " + Head + "lstn_stcn stck_avls mrkt_whol_avls_rlim",
            (_, stocks) => stocks.OrderByDescending(StockTexts.MarketValue)),
        By(Ranking + "quote-balance", "FHPST01720000",
            "mksc_shrn_iscd " + Head + "total_askp_rsqn total_bidp_rsqn total_ntsl_bidp_rsqn shnu_rsqn_rate seln_rsqn_rate",
            (call, stocks) => call["FID_RANK_SORT_CLS_CODE"] switch
            {
                "1" => stocks.OrderBy(Surplus),
                "2" => stocks.OrderByDescending(stock => StockTexts.Rate(stock.TotalBid, stock.TotalAsk)),
                "3" => stocks.OrderByDescending(stock => StockTexts.Rate(stock.TotalAsk, stock.TotalBid)),
                _ => stocks.OrderByDescending(Surplus),
            }),
        By(Ranking + "near-new-highlow", "FHPST01870000",
            "hts_kor_isnm mksc_shrn_iscd stck_prpr prdy_vrss_sign prdy_vrss prdy_ctrt askp askp_rsqn1 bidp bidp_rsqn1 acml_vol new_hgpr hprc_near_rate " +
            "new_lwpr lwpr_near_rate stck_sdpr",
            (call, stocks) => call["FID_PRC_CLS_CODE"] == "1"
                ? stocks.OrderBy(stock => StockTexts.Rate(stock.Figures.Last - stock.YearLow, stock.YearLow))
                : stocks.OrderBy(stock => StockTexts.Rate(stock.YearHigh - stock.Figures.Last, stock.YearHigh))),
        By(Ranking + "exp-trans-updown", "FHPST01820000",
            "stck_shrn_iscd hts_kor_isnm stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt stck_sdpr seln_rsqn askp bidp shnu_rsqn cntg_vol antc_tr_pbmn " +
            "total_askp_rsqn total_bidp_rsqn",
            (call, stocks) => Gathering(stocks).OrderByDescending(stock =>
                (call["FID_RANK_SORT_CLS_CODE"] is "1" or "3" ? -1 : 1) * DayFigures.Hundredths(stock.Expected.Price - stock.Figures.Base, stock.Figures.Base))),
        By(Ranking + "bulk-trans-num", "FHKST190900C0", "mksc_shrn_iscd " + Head + "shnu_cntg_csnu seln_cntg_csnu ntby_cnqn",
            (_, stocks) => stocks.OrderByDescending(stock => stock.Figures.BuyCount + stock.Figures.SellCount)),
        By(Ranking + "top-interest-stock", "FHPST01800000",
            "mksc_shrn_iscd hts_kor_isnm stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_vol acml_tr_pbmn askp bidp data_rank inter_issu_reg_csnu",
            (_, stocks) => stocks.OrderByDescending(stock => stock.Figures.Turnover)),
        By(Ranking + "disparity", "FHPST01780000", "mksc_shrn_iscd " + Head + "d5_dsrt d10_dsrt d20_dsrt d60_dsrt d120_dsrt",
            (call, stocks) => call["FID_RANK_SORT_CLS_CODE"] == "1" ? stocks.OrderBy(Disparity) : stocks.OrderByDescending(Disparity)),
        By(Ranking + "after-hour-balance", "FHPST01760000", "stck_shrn_iscd " + Head + "ovtm_total_askp_rsqn ovtm_total_bidp_rsqn mkob_otcp_vol mkfa_otcp_vol",
            (_, stocks) => stocks.OrderByDescending(stock => stock.OffHoursTotals.Bid - stock.OffHoursTotals.Ask)),
        By(Quotations + "capture-uplowprice", "FHKST130000C0",
            "mksc_shrn_iscd hts_kor_isnm stck_prpr prdy_vrss_sign prdy_vrss prdy_ctrt acml_vol total_askp_rsqn total_bidp_rsqn askp_rsqn1 bidp_rsqn1 prdy_vol " +
            "seln_cnqn shnu_cnqn stck_llam stck_mxpr prdy_vrss_vol_rate",
            (call, stocks) => stocks.Where(stock => AtLimit(call, stock)).OrderByDescending(stock => stock.Figures.Volume)),
        By(Quotations + "exp-closing-price", "FHKST117300C0",
            "stck_shrn_iscd hts_kor_isnm stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt sdpr_vrss_prpr sdpr_vrss_prpr_rate cntg_vol",
            (_, stocks) => Gathering(stocks).OrderByDescending(stock => DayFigures.Hundredths(stock.Expected.Price - stock.Figures.Last, stock.Figures.Last))),
        By(Quotations + "foreign-institution-total", "FHPTJ04400000",
            "hts_kor_isnm mksc_shrn_iscd ntby_qty stck_prpr prdy_vrss_sign prdy_vrss prdy_ctrt acml_vol frgn_ntby_qty orgn_ntby_qty " +
            "ivtr_ntby_qty bank_ntby_qty insu_ntby_qty mrbn_ntby_qty fund_ntby_qty etc_orgt_ntby_vol etc_corp_ntby_vol frgn_ntby_tr_pbmn orgn_ntby_tr_pbmn " +
            "ivtr_ntby_tr_pbmn bank_ntby_tr_pbmn insu_ntby_tr_pbmn mrbn_ntby_tr_pbmn fund_ntby_tr_pbmn etc_orgt_ntby_tr_pbmn etc_corp_ntby_tr_pbmn",
            (call, stocks) => call["FID_RANK_SORT_CLS_CODE"] == "1" ? stocks.OrderBy(Bought) : stocks.OrderByDescending(Bought)),
    ];

    static Endpoint By(string path, string trId, string names, Func<Call, IEnumerable<IQuote>, IEnumerable<IQuote>> order)
    {
        var shape = StockFields.All.Shape(names);
        return new(path, [trId], Board, call =>
        {
            var stocks = RankCalls.Asked(call).ToList();
            var whole = stocks.Sum(StockTexts.MarketValue);
            return Sheet.Of(Block.List("output", order(call, stocks).Take(Rows).Select((stock, index) =>
                shape(new(stock, index + 1, whole == 0 ? 0 : (long)(StockTexts.MarketValue(stock) * 10_000 / whole))))));
        })
        {
            RowsReal = Rows,
        };
    }

    static long Surplus(IQuote stock) => stock.TotalBid - stock.TotalAsk;

    static IEnumerable<IQuote> Gathering(IEnumerable<IQuote> stocks) => stocks.Where(stock => stock.Expected.Volume > 0);

    static long Disparity(IQuote stock) => StockTexts.Disparity(stock, 20);

    static long Bought(IQuote stock) => (Flows.Of(stock).Foreign + Flows.Of(stock).Institutions) * stock.Figures.Last;

    /// <summary>FID_PRC_CLS_CODE: 0 the upper limit, 1 the lower.</summary>
    static bool AtLimit(Call call, IQuote stock) =>
        stock.Figures.Last == (call["FID_PRC_CLS_CODE"] == "1" ? stock.Ladder.Limits.Lower.Won : stock.Ladder.Limits.Upper.Won);
}
