using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway;
using Danta.Simulator.Gateway.Indices;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Feed;

/// <summary>H0UPCNT0 국내지수 실시간체결 and H0UPANC0 실시간예상체결: thirty fields, the first the code of the index.</summary>
static class IndexStates
{
    static readonly Func<IndexQuote, Row> Counts = IndexFields.All.Shape("uplm_issu_cnt ascn_issu_cnt stnr_issu_cnt down_issu_cnt lslm_issu_cnt");

    public static Row? Now(IndexQuote index, MarketClock clock) => index.Volume == 0 ? null : Of(index, clock, index.Last);

    /// <summary>Only while an auction of the whole market lasts.</summary>
    public static Row? Expected(IndexQuote index, MarketClock clock) =>
        index.Members.Any(stock => stock.Phase is BookPhase.OpeningAuction or BookPhase.ClosingAuction) ? Of(index, clock, index.Expected) : null;

    static Row Of(IndexQuote index, MarketClock clock, int level)
    {
        var change = level - index.Previous;
        Row row =
        [
            ("bstp_cls_code", index.Code), ("bsop_hour", Figure.Time(clock.Hhmmss)), ("prpr_nmix", Figure.Hundredths(level)), ("prdy_vrss_sign", Sign(change)),
            ("bstp_nmix_prdy_vrss", Figure.Hundredths(change)), ("acml_vol", Figure.Of(index.Volume / 1_000)), ("acml_tr_pbmn", Figure.Of(index.Turnover / 1_000_000)),
            ("pcas_vol", "0"), ("pcas_tr_pbmn", "0"), ("prdy_ctrt", Rate(change, index.Previous)),
            ("oprc_nmix", Figure.Hundredths(index.Open)), ("nmix_hgpr", Figure.Hundredths(index.High)), ("nmix_lwpr", Figure.Hundredths(index.Low)),
        ];
        foreach (var (name, price) in new[] { ("oprc", index.Open), ("hgpr", index.High), ("lwpr", index.Low) })
        {
            row.Add(($"{name}_vrss_nmix_prpr", Figure.Hundredths(level - price)));
            row.Add(($"{name}_vrss_nmix_sign", Sign(level - price)));
        }
        foreach (var (name, price) in new[] { ("oprc", index.Open), ("hgpr", index.High), ("lwpr", index.Low) })
            row.Add(($"prdy_clpr_vrss_{name}_rate", Rate(price - index.Previous, index.Previous)));
        row.AddRange(Counts(index));
        // Rows of basket orders are not kept here, nor how far the last of them moved it.
        row.AddRange([("qtqt_ascn_issu_cnt", "0"), ("qtqt_down_issu_cnt", "0"), ("tick_vrss", "0.00")]);
        return row;
    }

    static string Sign(int change) => Figure.Sign(change).ToString();

    static string Rate(int change, int previous) => Figure.Hundredths(DayFigures.Hundredths(change, previous));
}
