using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>Calls about an account that Danta does not make: an account of won and domestic stocks, paid in full.</summary>
static class AccountTable
{
    const string Path = "/uapi/domestic-stock/v1/trading/";

    static readonly string[] Account = ["CANO", "ACNT_PRDT_CD"];

    /// <summary>The broker's twenty kinds of assets, in its order; this account has the first and the last alone.</summary>
    const int Assets = 20;

    public static readonly Endpoint[] All =
    [
        new(Path + "inquire-account-balance", ["CTRP6548R"], Account, Balance),
        new(Path + "intgr-margin", ["TTTC0869R"], Account, MarginCalls.Show),
        new(Path + "inquire-credit-psamount", ["TTTC8909R"], [.. Account, "PDNO", "ORD_UNPR", "ORD_DVSN", "CRDT_TYPE"], Credit),
        new(Path + "period-rights", ["CTRGA011R"], [.. Account, "INQR_STRT_DT", "INQR_END_DT"], call =>
            Sheet.OfLedger([.. Sheet.Marks(call, 100), Block.List("output", [])])),
        new(Path + "order-resv", ["CTSC0008U"], [.. Account, "PDNO", "ORD_QTY", "ORD_UNPR", "SLL_BUY_DVSN_CD", "ORD_DVSN_CD"], ReservationCalls.Place) { IsPost = true },
        new(Path + "order-resv-rvsecncl", ["CTSC0009U", "CTSC0013U"], [.. Account, "RSVN_ORD_SEQ"], ReservationCalls.Change) { IsPost = true },
        new(Path + "order-resv-ccnl", ["CTSC0004R"], [.. Account, "RSVN_ORD_ORD_DT", "RSVN_ORD_END_DT"], ReservationCalls.List),
    ];

    static BalanceFigures Figures(Call call) => new(call.Account, call.Simulation.Clock.Date, call.Simulation.Hours, "N");

    static Answer Balance(Call call)
    {
        var figures = Figures(call);
        var (value, cost, cash) = (figures.Value, figures.Cost, figures.SecondDay);
        var total = figures.Total;
        return Sheet.OfLedger(
            Block.List("output1", Enumerable.Range(0, Assets).Select(kind => kind switch
            {
                0 => Asset(cost, value, total),
                Assets - 1 => Asset(cash, cash, total),
                _ => Asset(0, 0, total),
            })),
            Block.One("output2",
            [
                ("pchs_amt_smtl", Figure.Of(cost)), ("nass_tot_amt", Figure.Of(total)), ("loan_amt_smtl", "0"), ("evlu_pfls_amt_smtl", Figure.Of(value - cost)),
                ("evlu_amt_smtl", Figure.Of(value)), ("tot_asst_amt", Figure.Of(total)), ("tot_lnda_tot_ulst_lnda", "0"), ("cma_auto_loan_amt", "0"), ("tot_mgln_amt", "0"),
                ("stln_evlu_amt", "0"), ("crdt_fncg_amt", "0"), ("ocl_apl_loan_amt", "0"), ("pldg_stup_amt", "0"), ("frcr_evlu_tota", "0"), ("tot_dncl_amt", Figure.Of(cash)),
                ("cma_evlu_amt", "0"), ("dncl_amt", Figure.Of(figures.Deposit)), ("tot_sbst_amt", Figure.Of(value * 78 / 100)), ("thdt_rcvb_amt", "0"),
                ("ovrs_stck_evlu_amt1", "0"), ("ovrs_bond_evlu_amt", "0"), ("mmf_cma_mgge_loan_amt", "0"), ("sbsc_dncl_amt", "0"), ("pbst_sbsc_fnds_loan_use_amt", "0"),
                ("etpr_crdt_grnt_loan_amt", "0"),
            ]));
    }

    static Row Asset(long cost, long value, long total) =>
    [
        ("pchs_amt", Figure.Of(cost)), ("evlu_amt", Figure.Of(value)), ("evlu_pfls_amt", Figure.Of(value - cost)), ("crdt_lnd_amt", "0"),
        ("real_nass_amt", Figure.Of(value)), ("whol_weit_rt", Figure.Percent(value, total).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>Nobody lends here.</summary>
    static Answer Credit(Call call) => Sheet.OfLedger(Block.One("output",
    [
        ("ord_psbl_cash", Figure.Of(Math.Max(0, call.Account.Orderable))), ("ord_psbl_sbst", "0"), ("ruse_psbl_amt", "0"), ("fund_rpch_chgs", "0"),
        ("psbl_qty_calc_unpr", call["ORD_UNPR"].Length == 0 ? "0" : call["ORD_UNPR"]), ("nrcvb_buy_amt", "0"), ("nrcvb_buy_qty", "0"), ("max_buy_amt", "0"), ("max_buy_qty", "0"),
        ("cma_evlu_amt", "0"), ("ovrs_re_use_amt_wcrc", "0"), ("ord_psbl_frcr_amt_wcrc", "0"),
    ]));
}
