using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>
/// investor-trade-by-stock-daily: each day by every kind of investor that the broker tells apart. A key is a kind's name and a figure's, so
/// a row is made from the broker's list of keys; every foreigner here is registered.
/// </summary>
static class InvestorCalls
{
    const int Days = 30;

    const string Keys =
        "frgn_ntby_qty frgn_reg_ntby_qty frgn_nreg_ntby_qty prsn_ntby_qty orgn_ntby_qty scrt_ntby_qty ivtr_ntby_qty pe_fund_ntby_vol bank_ntby_qty " +
        "insu_ntby_qty mrbn_ntby_qty fund_ntby_qty etc_ntby_qty etc_corp_ntby_vol etc_orgt_ntby_vol frgn_reg_ntby_pbmn frgn_ntby_tr_pbmn " +
        "frgn_nreg_ntby_pbmn prsn_ntby_tr_pbmn orgn_ntby_tr_pbmn scrt_ntby_tr_pbmn pe_fund_ntby_tr_pbmn ivtr_ntby_tr_pbmn bank_ntby_tr_pbmn " +
        "insu_ntby_tr_pbmn mrbn_ntby_tr_pbmn fund_ntby_tr_pbmn etc_ntby_tr_pbmn etc_corp_ntby_tr_pbmn etc_orgt_ntby_tr_pbmn frgn_seln_vol " +
        "frgn_shnu_vol frgn_seln_tr_pbmn frgn_shnu_tr_pbmn frgn_reg_askp_qty frgn_reg_bidp_qty frgn_reg_askp_pbmn frgn_reg_bidp_pbmn " +
        "frgn_nreg_askp_qty frgn_nreg_bidp_qty frgn_nreg_askp_pbmn frgn_nreg_bidp_pbmn prsn_seln_vol prsn_shnu_vol prsn_seln_tr_pbmn " +
        "prsn_shnu_tr_pbmn orgn_seln_vol orgn_shnu_vol orgn_seln_tr_pbmn orgn_shnu_tr_pbmn scrt_seln_vol scrt_shnu_vol scrt_seln_tr_pbmn " +
        "scrt_shnu_tr_pbmn ivtr_seln_vol ivtr_shnu_vol ivtr_seln_tr_pbmn ivtr_shnu_tr_pbmn pe_fund_seln_tr_pbmn pe_fund_seln_vol " +
        "pe_fund_shnu_tr_pbmn pe_fund_shnu_vol bank_seln_vol bank_shnu_vol bank_seln_tr_pbmn bank_shnu_tr_pbmn insu_seln_vol insu_shnu_vol " +
        "insu_seln_tr_pbmn insu_shnu_tr_pbmn mrbn_seln_vol mrbn_shnu_vol mrbn_seln_tr_pbmn mrbn_shnu_tr_pbmn fund_seln_vol fund_shnu_vol " +
        "fund_seln_tr_pbmn fund_shnu_tr_pbmn etc_seln_vol etc_shnu_vol etc_seln_tr_pbmn etc_shnu_tr_pbmn etc_orgt_seln_vol etc_orgt_shnu_vol " +
        "etc_orgt_seln_tr_pbmn etc_orgt_shnu_tr_pbmn etc_corp_seln_vol etc_corp_shnu_vol etc_corp_seln_tr_pbmn etc_corp_shnu_tr_pbmn";

    static readonly Func<Ranked, Row> Today = StockFields.All.Shape("stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_vol prdy_vol rprs_mrkt_kor_name");

    static readonly Func<StockDay, Row> Day = DayFields.All.Shape(
        "stck_bsop_date stck_clpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_vol acml_tr_pbmn stck_oprc stck_hgpr stck_lwpr");

    static readonly (string Key, string Who, bool Money, bool Bought, bool Sold)[] Figures = Array.ConvertAll(Keys.Split(' '), key => (
        key, Who(key), key.EndsWith("pbmn", StringComparison.Ordinal), Has(key, "_shnu_") || Has(key, "_bidp_"), Has(key, "_seln_") || Has(key, "_askp_")));

    /// <summary>The day that is asked and those before it, the youngest first.</summary>
    public static Answer ByDay(Call call)
    {
        if (!call.TryQuote(out var stock))
            return Refusals.NothingFound;
        if (!ChartDates.TryRead(call["FID_INPUT_DATE_1"], call.Simulation.Clock.Date, out var until))
            return Refusals.FieldTooLong("FID_INPUT_DATE_1");
        var first = DateOnly.FromDayNumber(Math.Max(new DateOnly(1990, 2, 1).DayNumber, Math.Min(until.DayNumber, call.Simulation.Clock.Date.DayNumber) - 2 * Days));
        return Sheet.Of(
            Block.One("output1", Today(new(stock))),
            Block.List("output2", StockDay.List(call, stock, first, until).Take(Days).Select(day => Row(day))));
    }

    static Row Row(in StockDay day)
    {
        var (row, close, flows) = (Day(day), day.Bar.Close, day.Flows);
        foreach (var (key, who, money, bought, sold) in Figures)
        {
            var (net, buys) = Of(who, flows);
            var quantity = bought ? buys : sold ? buys - net : net;
            row.Add((key, Figure.Of(money ? quantity * close / 1_000_000 : quantity)));
        }
        row.Add(("bold_yn", "N"));
        return row;
    }

    /// <summary>The kinds of institutions part what all of them do; the last has what is left over, so that the parts are the whole.</summary>
    static (long Net, long Bought) Of(string who, in Flows flows) => who switch
    {
        "frgn" or "frgn_reg" => (flows.Foreign, flows.ForeignBought),
        "prsn" => (flows.Persons, flows.PersonsBought),
        "orgn" => (flows.Institutions, flows.InstitutionsBought),
        "ivtr" => Part(flows, 45),
        "insu" => Part(flows, 10),
        "bank" or "mrbn" => Part(flows, 5),
        "fund" => (flows.Institutions - Part(flows, 45).Net - Part(flows, 10).Net - 2 * Part(flows, 5).Net,
            flows.InstitutionsBought - Part(flows, 45).Bought - Part(flows, 10).Bought - 2 * Part(flows, 5).Bought),
        _ => (0, 0),
    };

    static (long Net, long Bought) Part(in Flows flows, int percent) => (flows.Institutions * percent / 100, flows.InstitutionsBought * percent / 100);

    static string Who(string key) => key[..Array.ConvertAll<string, int>(["_ntby_", "_seln_", "_shnu_", "_askp_", "_bidp_"], mark => key.IndexOf(mark, StringComparison.Ordinal)).Max()];

    static bool Has(string key, string mark) => key.Contains(mark, StringComparison.Ordinal);
}
