using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>
/// intgr-margin: what may be bought from which pocket. Of the broker's many pockets this account has won alone, and covers every order in
/// full, whatever a stock's margin rate; clients read the whole list all the same.
/// </summary>
static class MarginCalls
{
    const string Pockets =
        "stck_cash_objt_amt stck_sbst_objt_amt stck_evlu_objt_amt stck_ruse_psbl_objt_amt stck_fund_rpch_chgs_objt_amt stck_fncg_rdpt_objt_atm " +
        "bond_ruse_psbl_objt_amt stck_cash_use_amt stck_sbst_use_amt stck_evlu_use_amt stck_ruse_psbl_amt_use_amt stck_fund_rpch_chgs_use_amt " +
        "stck_fncg_rdpt_amt_use_amt bond_ruse_psbl_amt_use_amt stck_cash_ord_psbl_amt stck_sbst_ord_psbl_amt stck_evlu_ord_psbl_amt " +
        "stck_ruse_psbl_ord_psbl_amt stck_fund_rpch_ord_psbl_amt bond_ruse_psbl_ord_psbl_amt rcvb_amt stck_loan_grta_ruse_psbl_amt " +
        "stck_cash20_max_ord_psbl_amt stck_cash30_max_ord_psbl_amt stck_cash40_max_ord_psbl_amt stck_cash50_max_ord_psbl_amt " +
        "stck_cash60_max_ord_psbl_amt stck_cash100_max_ord_psbl_amt stck_rsip100_max_ord_psbl_amt bond_max_ord_psbl_amt " +
        "stck_fncg45_max_ord_psbl_amt stck_fncg50_max_ord_psbl_amt stck_fncg60_max_ord_psbl_amt stck_fncg70_max_ord_psbl_amt " +
        "stck_stln_max_ord_psbl_amt lmt_amt";

    const string Moneys =
        "usd_objt_amt usd_use_amt usd_ord_psbl_amt hkd_objt_amt hkd_use_amt hkd_ord_psbl_amt jpy_objt_amt jpy_use_amt jpy_ord_psbl_amt " +
        "cny_objt_amt cny_use_amt cny_ord_psbl_amt usd_ruse_objt_amt usd_ruse_amt usd_ruse_ord_psbl_amt hkd_ruse_objt_amt hkd_ruse_amt " +
        "hkd_ruse_ord_psbl_amt jpy_ruse_objt_amt jpy_ruse_amt jpy_ruse_ord_psbl_amt cny_ruse_objt_amt cny_ruse_amt cny_ruse_ord_psbl_amt " +
        "usd_gnrl_ord_psbl_amt usd_itgr_ord_psbl_amt hkd_gnrl_ord_psbl_amt hkd_itgr_ord_psbl_amt jpy_gnrl_ord_psbl_amt jpy_itgr_ord_psbl_amt " +
        "cny_gnrl_ord_psbl_amt cny_itgr_ord_psbl_amt";

    const string Together =
        "stck_itgr_cash20_ord_psbl_amt stck_itgr_cash30_ord_psbl_amt stck_itgr_cash40_ord_psbl_amt stck_itgr_cash50_ord_psbl_amt " +
        "stck_itgr_cash60_ord_psbl_amt stck_itgr_cash100_ord_psbl_amt stck_itgr_100_ord_psbl_amt stck_itgr_fncg45_ord_psbl_amt " +
        "stck_itgr_fncg50_ord_psbl_amt stck_itgr_fncg60_ord_psbl_amt stck_itgr_fncg70_ord_psbl_amt stck_itgr_stln_ord_psbl_amt " +
        "bond_itgr_ord_psbl_amt stck_cash_ovrs_use_amt stck_sbst_ovrs_use_amt stck_evlu_ovrs_use_amt stck_re_use_amt_ovrs_use_amt " +
        "stck_fund_rpch_ovrs_use_amt stck_fncg_rdpt_ovrs_use_amt bond_re_use_ovrs_use_amt usd_oth_mket_use_amt jpy_oth_mket_use_amt " +
        "cny_oth_mket_use_amt hkd_oth_mket_use_amt usd_re_use_oth_mket_use_amt jpy_re_use_oth_mket_use_amt cny_re_use_oth_mket_use_amt " +
        "hkd_re_use_oth_mket_use_amt hgkg_cny_re_use_amt usd_frst_bltn_exrt hkd_frst_bltn_exrt jpy_frst_bltn_exrt cny_frst_bltn_exrt";

    public static Answer Show(Call call) => Sheet.OfLedger(Block.One("output",
    [
        ("acmga_rt", "100.0000"), ("acmga_pct100_aptm_rson", "시뮬레이터"), .. Amounts(call, Pockets), ("ovrs_stck_itgr_mgna_dvsn_name", "미신청"),
        .. Amounts(call, Moneys), .. Amounts(call, Together),
    ]));

    static IEnumerable<(string Key, string Value)> Amounts(Call call, string names)
    {
        var (cash, free) = (call.Account.Cash, Math.Max(0, call.Account.Orderable));
        return names.Split(' ').Select(name => (name, Figure.Four(name switch
        {
            "stck_cash_objt_amt" => cash,
            "stck_cash_use_amt" => cash - free,
            "stck_cash_ord_psbl_amt" or "bond_max_ord_psbl_amt" or "stck_rsip100_max_ord_psbl_amt" => free,
            _ when name.StartsWith("stck_itgr_cash", StringComparison.Ordinal) || name == "stck_itgr_100_ord_psbl_amt" => free,
            _ when name.StartsWith("stck_cash", StringComparison.Ordinal) && name.EndsWith("max_ord_psbl_amt", StringComparison.Ordinal) =>
                call.Account.LargestPurchase(free),
            // Rates that are no market's; the yen's is of a hundred, as the broker gives it.
            "usd_frst_bltn_exrt" => 1_400,
            "hkd_frst_bltn_exrt" => 180,
            "jpy_frst_bltn_exrt" => 930,
            "cny_frst_bltn_exrt" => 195,
            _ => 0,
        })));
    }
}
