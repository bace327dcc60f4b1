using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식잔고조회_실현손익 (inquire-balance-rlz-pl): what is asked.</summary>
public sealed record InquireBalanceRlzPlQuery : IKisQuery<InquireBalanceRlzPlQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? AfhrFlprYn { get; init; }
    public string? OflYn { get; init; }
    public string? InqrDvsn { get; init; }
    public string? UnprDvsn { get; init; }
    public string? FundSttlIcldYn { get; init; }
    public string? FncgAmtAutoRdptYn { get; init; }
    public string? PrcsDvsn { get; init; }
    public string? CostIcldYn { get; init; }
    public string? CtxAreaFk100 { get; init; }
    public string? CtxAreaNk100 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("AFHR_FLPR_YN", AfhrFlprYn ?? ""),
        new("OFL_YN", OflYn ?? ""),
        new("INQR_DVSN", InqrDvsn ?? ""),
        new("UNPR_DVSN", UnprDvsn ?? ""),
        new("FUND_STTL_ICLD_YN", FundSttlIcldYn ?? ""),
        new("FNCG_AMT_AUTO_RDPT_YN", FncgAmtAutoRdptYn ?? ""),
        new("PRCS_DVSN", PrcsDvsn ?? ""),
        new("COST_ICLD_YN", CostIcldYn ?? ""),
        new("CTX_AREA_FK100", CtxAreaFk100 ?? ""),
        new("CTX_AREA_NK100", CtxAreaNk100 ?? ""),
    ];

    public static InquireBalanceRlzPlQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        AfhrFlprYn = value("AFHR_FLPR_YN"),
        OflYn = value("OFL_YN"),
        InqrDvsn = value("INQR_DVSN"),
        UnprDvsn = value("UNPR_DVSN"),
        FundSttlIcldYn = value("FUND_STTL_ICLD_YN"),
        FncgAmtAutoRdptYn = value("FNCG_AMT_AUTO_RDPT_YN"),
        PrcsDvsn = value("PRCS_DVSN"),
        CostIcldYn = value("COST_ICLD_YN"),
        CtxAreaFk100 = value("CTX_AREA_FK100"),
        CtxAreaNk100 = value("CTX_AREA_NK100"),
    };
}

/// <summary>주식잔고조회_실현손익 (inquire-balance-rlz-pl).</summary>
public sealed record InquireBalanceRlzPlReply : KisPageReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(RowsConverter<InquireBalanceRlzPlOutput1>))]
    public IReadOnlyList<InquireBalanceRlzPlOutput1>? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<InquireBalanceRlzPlOutput2>))]
    public IReadOnlyList<InquireBalanceRlzPlOutput2>? Output2 { get; init; }
}

public sealed record InquireBalanceRlzPlOutput1
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
    /// <summary>주식대출단가, decimal(4)</summary>
    [JsonPropertyName("stck_loan_unpr")] public string? StckLoanUnpr { get; init; }
    /// <summary>전일대비증감, integer</summary>
    [JsonPropertyName("bfdy_cprs_icdc")] public string? BfdyCprsIcdc { get; init; }
    /// <summary>등락율, decimal(8)</summary>
    [JsonPropertyName("fltt_rt")] public string? FlttRt { get; init; }
}

public sealed record InquireBalanceRlzPlOutput2
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
    /// <summary>실현손익, integer</summary>
    [JsonPropertyName("rlzt_pfls")] public string? RlztPfls { get; init; }
    /// <summary>실현수익율, decimal(8)</summary>
    [JsonPropertyName("rlzt_erng_rt")] public string? RlztErngRt { get; init; }
    /// <summary>실평가손익, integer</summary>
    [JsonPropertyName("real_evlu_pfls")] public string? RealEvluPfls { get; init; }
    /// <summary>실평가손익수익율, decimal(8)</summary>
    [JsonPropertyName("real_evlu_pfls_erng_rt")] public string? RealEvluPflsErngRt { get; init; }
}
