using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Indices;

/// <summary>What the broker calls the figures of an index: volumes in thousands of shares, turnover in millions of won.</summary>
static class IndexFields
{
    public static readonly Fields<IndexQuote> All = new(
        ("hts_kor_isnm", it => it.Name),
        ("bstp_cls_code", it => it.Code),
        ("bstp_nmix_prpr", it => Figure.Hundredths(it.Last)),
        ("bstp_nmix_prdy_vrss", it => Figure.Hundredths(it.Change)),
        ("prdy_vrss_sign", it => Sign(it.Change)),
        ("bstp_nmix_prdy_ctrt", it => Of(it.Change, it.Previous)),
        ("prdy_nmix", it => Figure.Hundredths(it.Previous)),
        ("acml_vol", it => Figure.Of(it.Volume / 1_000)),
        ("acml_tr_pbmn", it => Figure.Of(it.Turnover / 1_000_000)),
        ("prdy_vol", it => Figure.Of(it.PreviousVolume / 1_000)),
        ("prdy_tr_pbmn", it => Figure.Of(it.PreviousTurnover / 1_000_000)),
        ("bstp_nmix_oprc", it => Figure.Hundredths(it.Open)),
        ("bstp_nmix_hgpr", it => Figure.Hundredths(it.High)),
        ("bstp_nmix_lwpr", it => Figure.Hundredths(it.Low)),
        ("prdy_nmix_vrss_nmix_oprc", it => Figure.Hundredths(it.Open - it.Previous)),
        ("prdy_nmix_vrss_nmix_hgpr", it => Figure.Hundredths(it.High - it.Previous)),
        ("prdy_clpr_vrss_lwpr", it => Figure.Hundredths(it.Low - it.Previous)),
        ("oprc_vrss_prpr_sign", it => Sign(it.Open - it.Previous)),
        ("hgpr_vrss_prpr_sign", it => Sign(it.High - it.Previous)),
        ("lwpr_vrss_prpr_sign", it => Sign(it.Low - it.Previous)),
        ("bstp_nmix_oprc_prdy_ctrt", it => Of(it.Open - it.Previous, it.Previous)),
        ("bstp_nmix_hgpr_prdy_ctrt", it => Of(it.High - it.Previous, it.Previous)),
        ("prdy_clpr_vrss_lwpr_rate", it => Of(it.Low - it.Previous, it.Previous)),
        ("ascn_issu_cnt", it => Count(it, stock => stock.Figures.Change > 0)),
        ("down_issu_cnt", it => Count(it, stock => stock.Figures.Change < 0)),
        ("stnr_issu_cnt", it => Count(it, stock => stock.Figures.Change == 0)),
        ("uplm_issu_cnt", it => Count(it, stock => stock.Figures.Last == stock.Ladder.Limits.Upper.Won)),
        ("lslm_issu_cnt", it => Count(it, stock => stock.Figures.Last == stock.Ladder.Limits.Lower.Won)),
        ("dryy_bstp_nmix_hgpr", it => Figure.Hundredths(Highest(it).High)),
        ("dryy_bstp_nmix_hgpr_date", it => Figure.Date(Highest(it).Date)),
        ("dryy_hgpr_vrss_prpr_rate", it => Of(it.Last - Highest(it).High, Highest(it).High)),
        ("dryy_bstp_nmix_lwpr", it => Figure.Hundredths(Lowest(it).Low)),
        ("dryy_bstp_nmix_lwpr_date", it => Figure.Date(Lowest(it).Date)),
        ("dryy_lwpr_vrss_prpr_rate", it => Of(it.Last - Lowest(it).Low, Lowest(it).Low)),
        ("total_askp_rsqn", it => Figure.Of(it.Members.Sum(stock => stock.TotalAsk) / 1_000)),
        ("total_bidp_rsqn", it => Figure.Of(it.Members.Sum(stock => stock.TotalBid) / 1_000)),
        ("seln_rsqn_rate", it => Part(it, it.Members.Sum(stock => stock.TotalAsk))),
        ("shnu_rsqn_rate", it => Part(it, it.Members.Sum(stock => stock.TotalBid))),
        ("ntby_rsqn", it => Figure.Of(it.Members.Sum(stock => stock.TotalBid - stock.TotalAsk) / 1_000)),
        ("futs_prdy_oprc", it => Figure.Hundredths(Yesterday(it).Open)),
        ("futs_prdy_hgpr", it => Figure.Hundredths(Yesterday(it).High)),
        ("futs_prdy_lwpr", it => Figure.Hundredths(Yesterday(it).Low)));

    static Listings.DayBar Highest(IndexQuote it) => it.Days.Where(day => day.Date.Year == it.Days[^1].Date.Year).MaxBy(day => day.High);

    static Listings.DayBar Lowest(IndexQuote it) => it.Days.Where(day => day.Date.Year == it.Days[^1].Date.Year).MinBy(day => day.Low);

    static Listings.DayBar Yesterday(IndexQuote it) => it.Days is { Count: > 1 } days ? days[^2] : default;

    static string Count(IndexQuote it, Func<Instrument, bool> which) => Figure.Of(it.Members.Count(which));

    static string Part(IndexQuote it, long size) => Figure.Hundredths(StockTexts.Rate(size, it.Members.Sum(stock => stock.TotalAsk + stock.TotalBid)));

    static string Of(int part, int whole) => Figure.Hundredths(DayFigures.Hundredths(part, whole));

    static string Sign(int change) => Figure.Sign(change).ToString();
}
