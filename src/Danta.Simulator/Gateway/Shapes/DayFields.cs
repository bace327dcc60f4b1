using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Shapes;

/// <summary>A day of a stock, beside the day before it.</summary>
/// <param name="Flows">Who bought and sold it.</param>
readonly record struct StockDay(IQuote Stock, DayBar Bar, DayBar Before, Flows Flows)
{
    /// <summary>The youngest first; of today what is known of it.</summary>
    public static IEnumerable<StockDay> List(Call call, IQuote stock, DateOnly from, DateOnly to)
    {
        var today = call.Simulation.Clock.Date;
        var days = ChartDates.Days(stock, today, from.AddDays(-12)).ToList();
        for (var index = days.Count - 1; index > 0 && days[index].Date >= from; index--)
        {
            if (days[index].Date <= to)
                yield return new(stock, days[index], days[index - 1], days[index].Date == today ? Flows.Of(stock) : Flows.Of(days[index]));
        }
    }
}

/// <summary>What the broker calls the figures of a day.</summary>
static class DayFields
{
    public static readonly Fields<StockDay> All = new(
    [
        ("stck_bsop_date", it => Figure.Date(it.Bar.Date)),
        ("stck_oprc", it => Figure.Of(it.Bar.Open)),
        ("stck_hgpr", it => Figure.Of(it.Bar.High)),
        ("stck_lwpr", it => Figure.Of(it.Bar.Low)),
        ("stck_clpr", it => Figure.Of(it.Bar.Close)),
        ("acml_vol", it => Figure.Of(it.Bar.Volume)),
        ("acml_tr_pbmn", it => Figure.Of(it.Bar.Turnover)),
        ("prdy_vrss_vol_rate", it => Figure.Hundredths(StockTexts.Rate(it.Bar.Volume - it.Before.Volume, it.Before.Volume))),
        ("prdy_vrss", it => Figure.Of(it.Bar.Close - it.Before.Close)),
        ("prdy_vrss_sign", it => Figure.Sign(it.Bar.Close - it.Before.Close).ToString()),
        ("prdy_ctrt", it => Figure.Hundredths(DayFigures.Hundredths(it.Bar.Close - it.Before.Close, it.Before.Close))),
        ("hts_frgn_ehrt", it => Figure.Hundredths((long)(Fundamentals.Of(it.Stock.Listing).ForeignShare * 10_000))),
        ("flng_cls_code", _ => "00"),
        ("acml_prtt_rate", _ => "0.00"),
        ("prsn_ntby_qty", it => Figure.Of(it.Flows.Persons)),
        ("frgn_ntby_qty", it => Figure.Of(it.Flows.Foreign)),
        ("orgn_ntby_qty", it => Figure.Of(it.Flows.Institutions)),
        ("prsn_ntby_tr_pbmn", it => Millions(it, it.Flows.Persons)),
        ("frgn_ntby_tr_pbmn", it => Millions(it, it.Flows.Foreign)),
        ("orgn_ntby_tr_pbmn", it => Millions(it, it.Flows.Institutions)),
        ("prsn_shnu_vol", it => Figure.Of(it.Flows.PersonsBought)),
        ("frgn_shnu_vol", it => Figure.Of(it.Flows.ForeignBought)),
        ("orgn_shnu_vol", it => Figure.Of(it.Flows.InstitutionsBought)),
        ("prsn_shnu_tr_pbmn", it => Millions(it, it.Flows.PersonsBought)),
        ("frgn_shnu_tr_pbmn", it => Millions(it, it.Flows.ForeignBought)),
        ("orgn_shnu_tr_pbmn", it => Millions(it, it.Flows.InstitutionsBought)),
        ("prsn_seln_vol", it => Figure.Of(it.Flows.PersonsBought - it.Flows.Persons)),
        ("frgn_seln_vol", it => Figure.Of(it.Flows.ForeignBought - it.Flows.Foreign)),
        ("orgn_seln_vol", it => Figure.Of(it.Flows.InstitutionsBought - it.Flows.Institutions)),
        ("prsn_seln_tr_pbmn", it => Millions(it, it.Flows.PersonsBought - it.Flows.Persons)),
        ("frgn_seln_tr_pbmn", it => Millions(it, it.Flows.ForeignBought - it.Flows.Foreign)),
        ("orgn_seln_tr_pbmn", it => Millions(it, it.Flows.InstitutionsBought - it.Flows.Institutions)),
        ("whol_smtn_seln_vol", it => Figure.Of(it.Flows.ProgrammeBought - it.Flows.Programme)),
        ("whol_smtn_shnu_vol", it => Figure.Of(it.Flows.ProgrammeBought)),
        ("whol_smtn_ntby_qty", it => Figure.Of(it.Flows.Programme)),
        ("whol_smtn_seln_tr_pbmn", it => Won(it, it.Flows.ProgrammeBought - it.Flows.Programme)),
        ("whol_smtn_shnu_tr_pbmn", it => Won(it, it.Flows.ProgrammeBought)),
        ("whol_smtn_ntby_tr_pbmn", it => Won(it, it.Flows.Programme)),
        ("whol_ntby_vol_icdc", it => Figure.Of(it.Flows.Programme - Flows.Of(it.Before).Programme)),
        ("whol_ntby_tr_pbmn_icdc2", it => Won(it, it.Flows.Programme - Flows.Of(it.Before).Programme)),
        ("total_seln_qty", it => Figure.Of((it.Bar.Volume - it.Flows.Surplus) / 2)),
        ("total_shnu_qty", it => Figure.Of((it.Bar.Volume + it.Flows.Surplus) / 2)),
    ]);

    static string Millions(in StockDay it, long quantity) => Figure.Of(quantity * it.Bar.Close / 1_000_000);

    static string Won(in StockDay it, long quantity) => Figure.Of(quantity * it.Bar.Close);
}
