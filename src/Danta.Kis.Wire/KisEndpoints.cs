namespace Danta.Kis.Wire;

/// <summary>One call of the broker: where it goes, by which TR id, and what it must carry.</summary>
/// <param name="Name">The last part of the path, by which the broker's documents call it.</param>
/// <param name="TrReal">The TR id of the real environment; of an order the buying one.</param>
/// <param name="OnPaper">Paper answers it; what paper lacks it refuses with EGW02006.</param>
/// <param name="RowsReal">Rows of one page or answer at most; 0 where there is no list.</param>
/// <param name="Required">The keys without which the broker answers OPSQ2001.</param>
public sealed record KisEndpoint(
    string Name, string Path, bool IsPost, string TrReal, bool OnPaper, int RowsReal, int RowsPaper, string[] Required)
{
    public string TrPaper => TrIds.OnPaper(TrReal);

    public string TrIn(KisEnvironment environment) => TrIds.In(environment, TrReal);

    public override string ToString() => Name;
}

/// <summary>Every call, by its name in the broker's documents.</summary>
public static class KisEndpoints
{
    public const string TokenPath = "/oauth2/tokenP";
    public const string RevokePath = "/oauth2/revokeP";
    public const string ApprovalPath = "/oauth2/Approval";
    public const string HashkeyPath = "/uapi/hashkey";

    public static readonly KisEndpoint OrderCash = new(
        "order-cash", "/uapi/domestic-stock/v1/trading/order-cash", true, "TTTC0012U", true, 0, 0,
        ["CANO", "ACNT_PRDT_CD", "PDNO", "ORD_DVSN", "ORD_QTY", "ORD_UNPR"]);

    public static readonly KisEndpoint OrderRvsecncl = new(
        "order-rvsecncl", "/uapi/domestic-stock/v1/trading/order-rvsecncl", true, "TTTC0013U", true, 0, 0,
        [
            "CANO", "ACNT_PRDT_CD", "KRX_FWDG_ORD_ORGNO", "ORGN_ODNO", "ORD_DVSN", "RVSE_CNCL_DVSN_CD",
            "ORD_QTY", "ORD_UNPR", "QTY_ALL_ORD_YN",
        ]);

    public static readonly KisEndpoint InquirePsblRvsecncl = new(
        "inquire-psbl-rvsecncl", "/uapi/domestic-stock/v1/trading/inquire-psbl-rvsecncl", false, "TTTC0084R", false, 50, 0,
        ["CANO", "ACNT_PRDT_CD", "CTX_AREA_FK100", "CTX_AREA_NK100", "INQR_DVSN_1", "INQR_DVSN_2"]);

    public static readonly KisEndpoint InquireBalance = new(
        "inquire-balance", "/uapi/domestic-stock/v1/trading/inquire-balance", false, "TTTC8434R", true, 50, 20,
        [
            "CANO", "ACNT_PRDT_CD", "AFHR_FLPR_YN", "INQR_DVSN", "UNPR_DVSN", "FUND_STTL_ICLD_YN",
            "FNCG_AMT_AUTO_RDPT_YN", "PRCS_DVSN", "CTX_AREA_FK100", "CTX_AREA_NK100",
        ]);

    public static readonly KisEndpoint InquireBalanceRlzPl = new(
        "inquire-balance-rlz-pl", "/uapi/domestic-stock/v1/trading/inquire-balance-rlz-pl", false, "TTTC8494R", false, 0, 0,
        [
            "CANO", "ACNT_PRDT_CD", "AFHR_FLPR_YN", "OFL_YN", "INQR_DVSN", "UNPR_DVSN", "FUND_STTL_ICLD_YN",
            "FNCG_AMT_AUTO_RDPT_YN", "PRCS_DVSN", "COST_ICLD_YN", "CTX_AREA_FK100", "CTX_AREA_NK100",
        ]);

    public static readonly KisEndpoint InquirePsblOrder = new(
        "inquire-psbl-order", "/uapi/domestic-stock/v1/trading/inquire-psbl-order", false, "TTTC8908R", true, 0, 0,
        [
            "CANO", "ACNT_PRDT_CD", "PDNO", "ORD_UNPR", "ORD_DVSN", "CMA_EVLU_AMT_ICLD_YN", "OVRS_ICLD_YN",
        ]);

    public static readonly KisEndpoint InquirePsblSell = new(
        "inquire-psbl-sell", "/uapi/domestic-stock/v1/trading/inquire-psbl-sell", false, "TTTC8408R", false, 0, 0,
        ["CANO", "ACNT_PRDT_CD", "PDNO"]);

    public static readonly KisEndpoint InquireDailyCcld = new(
        "inquire-daily-ccld", "/uapi/domestic-stock/v1/trading/inquire-daily-ccld", false, "TTTC0081R", true, 100, 15,
        [
            "CANO", "ACNT_PRDT_CD", "INQR_STRT_DT", "INQR_END_DT", "SLL_BUY_DVSN_CD", "ORD_GNO_BRNO",
            "CCLD_DVSN", "INQR_DVSN", "INQR_DVSN_1", "INQR_DVSN_3", "EXCG_ID_DVSN_CD", "CTX_AREA_FK100",
            "CTX_AREA_NK100",
        ]);

    public static readonly KisEndpoint InquirePeriodProfit = new(
        "inquire-period-profit", "/uapi/domestic-stock/v1/trading/inquire-period-profit", false, "TTTC8708R", false, 0, 0,
        [
            "CANO", "ACNT_PRDT_CD", "INQR_STRT_DT", "INQR_END_DT", "PDNO", "SORT_DVSN", "INQR_DVSN",
            "CBLC_DVSN", "CTX_AREA_FK100", "CTX_AREA_NK100",
        ]);

    public static readonly KisEndpoint InquirePeriodTradeProfit = new(
        "inquire-period-trade-profit", "/uapi/domestic-stock/v1/trading/inquire-period-trade-profit", false, "TTTC8715R", false, 0, 0,
        [
            "CANO", "ACNT_PRDT_CD", "SORT_DVSN", "PDNO", "INQR_STRT_DT", "INQR_END_DT", "CBLC_DVSN",
            "CTX_AREA_FK100", "CTX_AREA_NK100",
        ]);

    public static readonly KisEndpoint PsearchTitle = new(
        "psearch-title", "/uapi/domestic-stock/v1/quotations/psearch-title", false, "HHKST03900300", false, 0, 0,
        ["user_id"]);

    public static readonly KisEndpoint PsearchResult = new(
        "psearch-result", "/uapi/domestic-stock/v1/quotations/psearch-result", false, "HHKST03900400", false, 100, 0,
        ["user_id", "seq"]);

    public static readonly KisEndpoint ChkHoliday = new(
        "chk-holiday", "/uapi/domestic-stock/v1/quotations/chk-holiday", false, "CTCA0903R", false, 24, 0,
        ["BASS_DT", "CTX_AREA_NK", "CTX_AREA_FK"]);

    public static readonly KisEndpoint InquirePrice = new(
        "inquire-price", "/uapi/domestic-stock/v1/quotations/inquire-price", false, "FHKST01010100", true, 0, 0,
        ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"]);

    public static readonly KisEndpoint InquireAskingPriceExpCcn = new(
        "inquire-asking-price-exp-ccn", "/uapi/domestic-stock/v1/quotations/inquire-asking-price-exp-ccn", false, "FHKST01010200", true, 0, 0,
        ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"]);

    public static readonly KisEndpoint InquireTimeItemchartprice = new(
        "inquire-time-itemchartprice", "/uapi/domestic-stock/v1/quotations/inquire-time-itemchartprice", false, "FHKST03010200", true, 30, 30,
        [
            "FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD", "FID_INPUT_HOUR_1", "FID_PW_DATA_INCU_YN",
            "FID_ETC_CLS_CODE",
        ]);

    public static readonly KisEndpoint InquireTimeDailychartprice = new(
        "inquire-time-dailychartprice", "/uapi/domestic-stock/v1/quotations/inquire-time-dailychartprice", false, "FHKST03010230", false, 120, 0,
        [
            "FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD", "FID_INPUT_HOUR_1", "FID_INPUT_DATE_1", "FID_PW_DATA_INCU_YN",
            "FID_FAKE_TICK_INCU_YN",
        ]);

    public static readonly KisEndpoint InquireDailyItemchartprice = new(
        "inquire-daily-itemchartprice", "/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice", false, "FHKST03010100", true, 100, 100,
        [
            "FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD", "FID_INPUT_DATE_1", "FID_INPUT_DATE_2",
            "FID_PERIOD_DIV_CODE", "FID_ORG_ADJ_PRC",
        ]);

    public static readonly KisEndpoint InquireTimeItemconclusion = new(
        "inquire-time-itemconclusion", "/uapi/domestic-stock/v1/quotations/inquire-time-itemconclusion", false, "FHPST01060000", true, 30, 30,
        ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD", "FID_INPUT_HOUR_1"]);

    public static readonly KisEndpoint InquireCcnl = new(
        "inquire-ccnl", "/uapi/domestic-stock/v1/quotations/inquire-ccnl", false, "FHKST01010300", true, 30, 30,
        ["FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD"]);

    public static readonly KisEndpoint VolumeRank = new(
        "volume-rank", "/uapi/domestic-stock/v1/quotations/volume-rank", false, "FHPST01710000", false, 30, 0,
        [
            "FID_COND_MRKT_DIV_CODE", "FID_COND_SCR_DIV_CODE", "FID_INPUT_ISCD", "FID_DIV_CLS_CODE",
            "FID_BLNG_CLS_CODE", "FID_TRGT_CLS_CODE", "FID_TRGT_EXLS_CLS_CODE", "FID_INPUT_PRICE_1",
            "FID_INPUT_PRICE_2", "FID_VOL_CNT", "FID_INPUT_DATE_1",
        ]);

    public static readonly KisEndpoint Fluctuation = new(
        "fluctuation", "/uapi/domestic-stock/v1/ranking/fluctuation", false, "FHPST01700000", false, 30, 0,
        [
            "fid_cond_mrkt_div_code", "fid_cond_scr_div_code", "fid_input_iscd", "fid_rank_sort_cls_code",
            "fid_input_cnt_1", "fid_prc_cls_code", "fid_input_price_1", "fid_input_price_2", "fid_vol_cnt",
            "fid_trgt_cls_code", "fid_trgt_exls_cls_code", "fid_div_cls_code", "fid_rsfl_rate1",
            "fid_rsfl_rate2",
        ]);

    public static readonly KisEndpoint InquireViStatus = new(
        "inquire-vi-status", "/uapi/domestic-stock/v1/quotations/inquire-vi-status", false, "FHPST01390000", false, 30, 0,
        [
            "FID_DIV_CLS_CODE", "FID_COND_SCR_DIV_CODE", "FID_MRKT_CLS_CODE", "FID_INPUT_ISCD",
            "FID_RANK_SORT_CLS_CODE", "FID_INPUT_DATE_1", "FID_TRGT_CLS_CODE", "FID_TRGT_EXLS_CLS_CODE",
        ]);

    public static readonly KisEndpoint SearchStockInfo = new(
        "search-stock-info", "/uapi/domestic-stock/v1/quotations/search-stock-info", false, "CTPF1002R", false, 0, 0,
        ["PRDT_TYPE_CD", "PDNO"]);

    public static readonly KisEndpoint SearchInfo = new(
        "search-info", "/uapi/domestic-stock/v1/quotations/search-info", false, "CTPF1604R", false, 0, 0,
        ["PDNO", "PRDT_TYPE_CD"]);

    public static readonly KisEndpoint IntstockMultprice = new(
        "intstock-multprice", "/uapi/domestic-stock/v1/quotations/intstock-multprice", false, "FHKST11300006", false, 30, 0,
        ["FID_COND_MRKT_DIV_CODE_1", "FID_INPUT_ISCD_1"]);

    public static readonly KisEndpoint[] All =
    [
        OrderCash, OrderRvsecncl, InquirePsblRvsecncl, InquireBalance, InquireBalanceRlzPl,
        InquirePsblOrder, InquirePsblSell, InquireDailyCcld, InquirePeriodProfit, InquirePeriodTradeProfit,
        PsearchTitle, PsearchResult, ChkHoliday, InquirePrice, InquireAskingPriceExpCcn,
        InquireTimeItemchartprice, InquireTimeDailychartprice, InquireDailyItemchartprice, InquireTimeItemconclusion, InquireCcnl,
        VolumeRank, Fluctuation, InquireViStatus, SearchStockInfo, SearchInfo, IntstockMultprice,
    ];
}
