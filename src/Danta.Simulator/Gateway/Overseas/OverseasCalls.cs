using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Overseas;

/// <summary>
/// The overseas half of an account that never traded abroad: libraries that show one balance of everything ask for it. There is no
/// overseas market here: each symbol is one that the broker does not know, and its answer to those is blank.
/// </summary>
static class OverseasCalls
{
    const string Account = "/uapi/overseas-stock/v1/trading/";
    const string Price = "/uapi/overseas-price/v1/quotations/";

    static readonly string[] Symbol = ["AUTH", "EXCD", "SYMB"];

    public static readonly Endpoint[] Table =
    [
        Held("inquire-balance", ["TTTS3012R", "JTTT3012R"], ["OVRS_EXCG_CD", "TR_CRCY_CD"], call => Sheet.OfLedger(
        [
            .. Sheet.Marks(call, 200), Block.List("output1", []), Block.One("output2", Zeros(
                "frcr_pchs_amt1 ovrs_rlzt_pfls_amt ovrs_tot_pfls rlzt_erng_rt tot_evlu_pfls_amt tot_pftrt frcr_buy_amt_smtl1 ovrs_rlzt_pfls_amt2 frcr_buy_amt_smtl2")),
        ])),
        Held("inquire-present-balance", ["CTRP6504R"], ["WCRC_FRCR_DVSN_CD", "NATN_CD", "TR_MKET_CD", "INQR_DVSN_CD"], Present),
        Held("inquire-ccnl", ["TTTS3035R"], ["PDNO", "ORD_STRT_DT", "ORD_END_DT"], Nothing),
        Held("inquire-nccs", ["TTTS3018R"], ["OVRS_EXCG_CD"], Nothing),
        Held("inquire-period-profit", ["TTTS3039R"], ["INQR_STRT_DT", "INQR_END_DT"], call => Sheet.OfLedger(
        [
            .. Sheet.Marks(call, 200), Block.List("output1", []), Block.One("output2", Zeros(
                "stck_sll_amt_smtl stck_buy_amt_smtl smtl_fee1 excc_dfrm_amt ovrs_rlzt_pfls_tot_amt tot_pftrt bass_dt exrt")),
        ])),
        // Which of two ledgers takes an order at this hour: older libraries ask it ahead of a balance, in both environments by one id.
        new(Account + "dayornight", ["JTTT3010R"], [], _ => Sheet.OfLedger(Block.One("output", [("PSBL_YN", "N")]))) { OnPaper = true, PaperIds = ["JTTT3010R"] },
        Quote("price", "HHDFS00000300", _ => Sheet.Of(Block.One("output", Blanks("rsym zdiv base pvol last sign diff rate tvol tamt ordy")))),
        Quote("price-detail", "HHDFS76200200", _ => Sheet.Of(Block.One("output", Blanks(
            "rsym pvol open high low last base tomv pamt uplp dnlp h52p h52d l52p l52d perx pbrx epsx bpsx shar mcap curr zdiv vnit t_xprc t_xdif t_xrat " +
            "p_xprc p_xdif p_xrat t_rate p_rate t_xsgn p_xsng e_ordyn e_hogau e_icod e_parp tvol tamt etyp_nm")))),
        Quote("dailyprice", "HHDFS76240000", _ => Sheet.Of(Block.One("output1", Blanks("rsym zdiv nrec")), Block.List("output2", []))),
        new(Price + "inquire-daily-chartprice", ["FHKST03030100"], ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"], _ => Sheet.Of(
            Block.One("output1", Blanks(
                "ovrs_nmix_prdy_vrss prdy_vrss_sign prdy_ctrt ovrs_nmix_prdy_clpr acml_vol hts_kor_isnm ovrs_nmix_prpr stck_shrn_iscd prdy_vol ovrs_prod_oprc " +
                "ovrs_prod_hgpr ovrs_prod_lwpr")), Block.List("output2", []))) { OnPaper = true },
        Quote("inquire-time-itemchartprice", "HHDFS76950200", _ => Sheet.Of(
            Block.One("output1", Blanks("rsym zdiv stim etim sktm ektm next more nrec")), Block.List("output2", []))),
        Quote("inquire-asking-price", "HHDFS76200100", _ => Sheet.Of(
            Block.One("output1", Blanks("rsym zdiv curr base open high low last dymd dhms bvol avol bdvl advl code ropen rhigh rlow rclose")),
            Block.List("output2", []), Block.List("output3", []))),
    ];

    static Endpoint Held(string name, string[] trIds, string[] keys, Func<Call, Answer> answer) =>
        new(Account + name, trIds, ["CANO", "ACNT_PRDT_CD", .. keys], answer) { OnPaper = true };

    static Endpoint Quote(string name, string trId, Func<Call, Answer> answer) => new(Price + name, [trId], Symbol, answer) { OnPaper = true };

    static Answer Nothing(Call call) => Sheet.OfLedger([.. Sheet.Marks(call, 200), Block.List("output", [])]);

    /// <summary>No dollars, at a rate that is no market's.</summary>
    static Answer Present(Call call) => Sheet.OfLedger(
        Block.List("output1", []),
        Block.List("output2",
        [
            [
                ("crcy_cd", "USD"), ("crcy_cd_name", "미국 달러"), ("frcr_buy_amt_smtl", "0.000000"), ("frcr_sll_amt_smtl", "0.000000"), ("frcr_dncl_amt_2", "0.000000"),
                ("frst_bltn_exrt", "1400.00000000"), ("frcr_buy_mgn_amt", "0.000000"), ("frcr_etc_mgna", "0.000000"), ("frcr_drwg_psbl_amt_1", "0.000000"),
                ("frcr_evlu_amt2", "0.000000"), ("acpl_cstd_crcy_yn", "Y"), ("nxdy_frcr_drwg_psbl_amt", "0.000000"),
            ],
        ]),
        Block.One("output3", Zeros(
            "pchs_amt_smtl evlu_amt_smtl evlu_pfls_amt_smtl dncl_amt cma_evlu_amt tot_dncl_amt etc_mgna wdrw_psbl_tot_amt frcr_evlu_tota evlu_erng_rt1 " +
            "pchs_amt_smtl_amt evlu_amt_smtl_amt tot_evlu_pfls_amt tot_asst_amt buy_mgn_amt mgna_tota frcr_use_psbl_amt ustl_sll_amt_smtl ustl_buy_amt_smtl tot_frcr_cblc_smtl tot_loan_amt")));

    static Row Zeros(string names) => Filled(names, "0");

    static Row Blanks(string names) => Filled(names, "");

    static Row Filled(string names, string value)
    {
        var row = new Row();
        row.AddRange(names.Split(' ').Select(name => (name, value)));
        return row;
    }
}
