using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>A holding, as both balance calls write it; each adds what it has alone behind it.</summary>
public record BalanceRow
{
    /// <summary>상품번호</summary>
    [JsonPropertyName("pdno")] public string? Pdno { get; init; }
    /// <summary>상품명</summary>
    [JsonPropertyName("prdt_name")] public string? PrdtName { get; init; }
    /// <summary>매매구분명</summary>
    [JsonPropertyName("trad_dvsn_name")] public string? TradDvsnName { get; init; }
    /// <summary>전일매수수량, integer</summary>
    [JsonPropertyName("bfdy_buy_qty")] public string? BfdyBuyQty { get; init; }
    /// <summary>전일매도수량, integer</summary>
    [JsonPropertyName("bfdy_sll_qty")] public string? BfdySllQty { get; init; }
    /// <summary>금일매수수량, integer</summary>
    [JsonPropertyName("thdt_buyqty")] public string? ThdtBuyqty { get; init; }
    /// <summary>금일매도수량, integer</summary>
    [JsonPropertyName("thdt_sll_qty")] public string? ThdtSllQty { get; init; }
    /// <summary>보유수량, integer</summary>
    [JsonPropertyName("hldg_qty")] public string? HldgQty { get; init; }
    /// <summary>주문가능수량, integer</summary>
    [JsonPropertyName("ord_psbl_qty")] public string? OrdPsblQty { get; init; }
    /// <summary>매입평균가격, decimal(4)</summary>
    [JsonPropertyName("pchs_avg_pric")] public string? PchsAvgPric { get; init; }
    /// <summary>매입금액, integer</summary>
    [JsonPropertyName("pchs_amt")] public string? PchsAmt { get; init; }
    /// <summary>현재가, integer</summary>
    [JsonPropertyName("prpr")] public string? Prpr { get; init; }
    /// <summary>평가금액, integer</summary>
    [JsonPropertyName("evlu_amt")] public string? EvluAmt { get; init; }
    /// <summary>평가손익금액, integer</summary>
    [JsonPropertyName("evlu_pfls_amt")] public string? EvluPflsAmt { get; init; }
    /// <summary>평가손익율, decimal(2)</summary>
    [JsonPropertyName("evlu_pfls_rt")] public string? EvluPflsRt { get; init; }
    /// <summary>평가수익율, decimal(8)</summary>
    [JsonPropertyName("evlu_erng_rt")] public string? EvluErngRt { get; init; }
    /// <summary>대출일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("loan_dt")] public string? LoanDt { get; init; }
    /// <summary>대출금액, integer</summary>
    [JsonPropertyName("loan_amt")] public string? LoanAmt { get; init; }
    /// <summary>대주매각대금, integer</summary>
    [JsonPropertyName("stln_slng_chgs")] public string? StlnSlngChgs { get; init; }
    /// <summary>만기일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("expd_dt")] public string? ExpdDt { get; init; }
}

/// <summary>An account's totals, as both balance calls write them.</summary>
public record BalanceTotals
{
    /// <summary>예수금총금액, integer</summary>
    [JsonPropertyName("dnca_tot_amt")] public string? DncaTotAmt { get; init; }
    /// <summary>익일정산금액, integer</summary>
    [JsonPropertyName("nxdy_excc_amt")] public string? NxdyExccAmt { get; init; }
    /// <summary>가수도정산금액, integer</summary>
    [JsonPropertyName("prvs_rcdl_excc_amt")] public string? PrvsRcdlExccAmt { get; init; }
    /// <summary>CMA평가금액, integer</summary>
    [JsonPropertyName("cma_evlu_amt")] public string? CmaEvluAmt { get; init; }
    /// <summary>전일매수금액, integer</summary>
    [JsonPropertyName("bfdy_buy_amt")] public string? BfdyBuyAmt { get; init; }
    /// <summary>금일매수금액, integer</summary>
    [JsonPropertyName("thdt_buy_amt")] public string? ThdtBuyAmt { get; init; }
    /// <summary>익일자동상환금액, integer</summary>
    [JsonPropertyName("nxdy_auto_rdpt_amt")] public string? NxdyAutoRdptAmt { get; init; }
    /// <summary>전일매도금액, integer</summary>
    [JsonPropertyName("bfdy_sll_amt")] public string? BfdySllAmt { get; init; }
    /// <summary>금일매도금액, integer</summary>
    [JsonPropertyName("thdt_sll_amt")] public string? ThdtSllAmt { get; init; }
    /// <summary>D+2자동상환금액, integer</summary>
    [JsonPropertyName("d2_auto_rdpt_amt")] public string? D2AutoRdptAmt { get; init; }
    /// <summary>전일제비용금액, integer</summary>
    [JsonPropertyName("bfdy_tlex_amt")] public string? BfdyTlexAmt { get; init; }
    /// <summary>금일제비용금액, integer</summary>
    [JsonPropertyName("thdt_tlex_amt")] public string? ThdtTlexAmt { get; init; }
    /// <summary>총대출금액, integer</summary>
    [JsonPropertyName("tot_loan_amt")] public string? TotLoanAmt { get; init; }
    /// <summary>유가평가금액, integer</summary>
    [JsonPropertyName("scts_evlu_amt")] public string? SctsEvluAmt { get; init; }
    /// <summary>총평가금액, integer</summary>
    [JsonPropertyName("tot_evlu_amt")] public string? TotEvluAmt { get; init; }
    /// <summary>순자산금액, integer</summary>
    [JsonPropertyName("nass_amt")] public string? NassAmt { get; init; }
    /// <summary>융자금자동상환여부, Y/N</summary>
    [JsonPropertyName("fncg_gld_auto_rdpt_yn")] public string? FncgGldAutoRdptYn { get; init; }
    /// <summary>매입금액합계금액, integer</summary>
    [JsonPropertyName("pchs_amt_smtl_amt")] public string? PchsAmtSmtlAmt { get; init; }
    /// <summary>평가금액합계금액, integer</summary>
    [JsonPropertyName("evlu_amt_smtl_amt")] public string? EvluAmtSmtlAmt { get; init; }
    /// <summary>평가손익합계금액, integer</summary>
    [JsonPropertyName("evlu_pfls_smtl_amt")] public string? EvluPflsSmtlAmt { get; init; }
    /// <summary>총대주매각대금, integer</summary>
    [JsonPropertyName("tot_stln_slng_chgs")] public string? TotStlnSlngChgs { get; init; }
    /// <summary>전일총자산평가금액, integer</summary>
    [JsonPropertyName("bfdy_tot_asst_evlu_amt")] public string? BfdyTotAsstEvluAmt { get; init; }
    /// <summary>자산증감액, integer</summary>
    [JsonPropertyName("asst_icdc_amt")] public string? AsstIcdcAmt { get; init; }
    /// <summary>자산증감수익율, decimal(8)</summary>
    [JsonPropertyName("asst_icdc_erng_rt")] public string? AsstIcdcErngRt { get; init; }
}
