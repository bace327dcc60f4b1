using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Funds;

/// <summary>ETF and ETN: the price beside what a unit is worth. What is in a fund is not known here: its worth follows its middle price closely.</summary>
static class FundTable
{
    const string Path = "/uapi/etfetn/v1/quotations/";
    const int Shown = 30;

    static readonly string[] Fund = ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"];

    static readonly Func<Ranked, Row> Head = StockFields.All.Shape(
        "stck_prpr prdy_vrss_sign prdy_vrss prdy_ctrt acml_vol prdy_vol stck_mxpr stck_llam stck_prdy_clpr stck_oprc prdy_clpr_vrss_oprc_rate stck_hgpr " +
        "prdy_clpr_vrss_hgpr_rate stck_lwpr prdy_clpr_vrss_lwpr_rate stck_sdpr stck_sspr lstn_stcn vi_cls_code bstp_kor_isnm");

    static readonly Func<Ranked, Row> Comparison = StockFields.All.Shape(
        "stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_vol acml_tr_pbmn stck_prdy_clpr stck_oprc stck_hgpr stck_lwpr stck_mxpr stck_llam");

    static readonly Func<StockDay, Row> Daily = DayFields.All.Shape("stck_bsop_date stck_clpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_vol");

    public static readonly Endpoint[] All =
    [
        new(Path + "inquire-price", ["FHPST02400000"], Fund, call => Known(call, fund => Sheet.Of(Block.One(
            "output",
            [
                .. Head(new(fund)), ("prdy_last_nav", Worth(fund, fund.Figures.Base)), .. Nav(fund, fund.Figures.Last, fund.Figures.Base), ("trc_errt", "0.35"), ("dprt", Gap(fund)),
                ("etf_crcl_stcn", Figure.Of(fund.Listing.ListedShares)),
                ("etf_ntas_ttam", Figure.Of((long)decimal.Round(StockTexts.MarketValue(fund)))),
                ("frgn_hldn_qty", Figure.Of(Fundamentals.Of(fund.Listing).ForeignShares(fund.Listing))), ("etf_cu_unit_scrt_cnt", "50000"), ("etf_cnfg_issu_cnt", "200"),
                ("crcd", "KRW"), ("etf_trc_ert_mltp", "1.00"), ("mbcr_name", "시뮬레이터"), ("stck_lstn_date", Figure.Date(fund.Listing.ListedOn)), ("etf_div_name", fund.Listing.Kind == ListingKind.Etf ? "ETF" : "ETN"),
                ("etf_rprs_bstp_kor_isnm", fund.Listing.Name),
            ])))),
        new(Path + "nav-comparison-trend", ["FHPST02440000"], Fund, call => Known(call, fund => Sheet.Of(
            Block.One("output1", Comparison(new(fund))),
            Block.One("output2",
            [
                .. Nav(fund, fund.Figures.Last, fund.Figures.Base), ("prdy_clpr_nav", Worth(fund, fund.Figures.Base)), ("oprc_nav", Worth(fund, fund.Figures.Open)),
                ("hprc_nav", Worth(fund, fund.Figures.High)), ("lprc_nav", Worth(fund, fund.Figures.Low)),
            ])))),
        new(Path + "nav-comparison-time-trend", ["FHPST02440100"], Fund, call => Known(call, fund => Sheet.Of(
            Block.List("output", fund.History.Latest(Shown).Select(trade => Timed(fund, trade)))))),
        new(Path + "nav-comparison-daily-trend", ["FHPST02440200"], Fund, call => Known(call, fund => Sheet.Of(
            Block.List("output", StockDay.List(call, fund, call.Simulation.Clock.Date.AddDays(-140), DateOnly.MaxValue).Take(100).Select(day => Dated(fund, day)))))),
    ];

    static Answer Known(Call call, Func<IQuote, Answer> answer) =>
        call.TryQuote(out var fund) && fund.Listing.Kind != ListingKind.Stock ? answer(fund) : Refusals.NothingFound;

    /// <summary>From -0.20 to 0.20 percent, of its own for each fund.</summary>
    static int GapHundredths(IQuote fund) => (int)(fund.Listing.ListedShares / 1_000 * 7 % 41) - 20;

    static string Gap(IQuote fund) => Figure.Hundredths(GapHundredths(fund));

    static long WorthHundredths(IQuote fund, int price) => price * 100L * 10_000 / (10_000 + GapHundredths(fund));

    public static string Worth(IQuote fund, int price) => Figure.Hundredths(WorthHundredths(fund, price));

    static string Difference(IQuote fund, int price) => Figure.Hundredths(price * 100L - WorthHundredths(fund, price));

    public static Row Nav(IQuote fund, int price, int before)
    {
        var (now, then) = (WorthHundredths(fund, price), WorthHundredths(fund, before));
        return
        [
            ("nav", Figure.Hundredths(now)), ("nav_prdy_vrss_sign", Figure.Sign(now - then).ToString()), ("nav_prdy_vrss", Figure.Hundredths(now - then)),
            ("nav_prdy_ctrt", Figure.Hundredths(DayFigures.Hundredths(now - then, then))),
        ];
    }

    static Row Timed(IQuote fund, PastTrade trade)
    {
        var change = trade.Price - fund.Figures.Base;
        return
        [
            ("bsop_hour", Figure.Time(trade.Time)), .. Nav(fund, trade.Price, fund.Figures.Base), ("nav_vrss_prpr", Difference(fund, trade.Price)), ("dprt", Gap(fund)),
            ("stck_prpr", Figure.Of(trade.Price)), ("prdy_vrss", Figure.Of(change)), ("prdy_vrss_sign", Figure.Sign(change).ToString()),
            ("prdy_ctrt", Figure.Hundredths(DayFigures.Hundredths(change, fund.Figures.Base))), ("acml_vol", Figure.Of(trade.Volume)), ("cntg_vol", Figure.Of(trade.Size)),
        ];
    }

    static Row Dated(IQuote fund, StockDay day) =>
    [
        .. Daily(day), ("cntg_vol", Figure.Of(day.Bar.Volume)), ("dprt", Gap(fund)), ("nav_vrss_prpr", Difference(fund, day.Bar.Close)),
        .. Nav(fund, day.Bar.Close, day.Before.Close),
    ];
}
