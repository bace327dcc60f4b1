using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식일별주문체결조회 (inquire-daily-ccld): what is asked.</summary>
public sealed record InquireDailyCcldQuery : IKisQuery<InquireDailyCcldQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? InqrStrtDt { get; init; }
    public string? InqrEndDt { get; init; }
    public string? SllBuyDvsnCd { get; init; }
    public string? Pdno { get; init; }
    public string? OrdGnoBrno { get; init; }
    public string? Odno { get; init; }
    public string? CcldDvsn { get; init; }
    public string? InqrDvsn { get; init; }
    public string? InqrDvsn1 { get; init; }
    public string? InqrDvsn3 { get; init; }
    public string? ExcgIdDvsnCd { get; init; }
    public string? CtxAreaFk100 { get; init; }
    public string? CtxAreaNk100 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("INQR_STRT_DT", InqrStrtDt ?? ""),
        new("INQR_END_DT", InqrEndDt ?? ""),
        new("SLL_BUY_DVSN_CD", SllBuyDvsnCd ?? ""),
        new("PDNO", Pdno ?? ""),
        new("ORD_GNO_BRNO", OrdGnoBrno ?? ""),
        new("ODNO", Odno ?? ""),
        new("CCLD_DVSN", CcldDvsn ?? ""),
        new("INQR_DVSN", InqrDvsn ?? ""),
        new("INQR_DVSN_1", InqrDvsn1 ?? ""),
        new("INQR_DVSN_3", InqrDvsn3 ?? ""),
        new("EXCG_ID_DVSN_CD", ExcgIdDvsnCd ?? ""),
        new("CTX_AREA_FK100", CtxAreaFk100 ?? ""),
        new("CTX_AREA_NK100", CtxAreaNk100 ?? ""),
    ];

    public static InquireDailyCcldQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        InqrStrtDt = value("INQR_STRT_DT"),
        InqrEndDt = value("INQR_END_DT"),
        SllBuyDvsnCd = value("SLL_BUY_DVSN_CD"),
        Pdno = value("PDNO"),
        OrdGnoBrno = value("ORD_GNO_BRNO"),
        Odno = value("ODNO"),
        CcldDvsn = value("CCLD_DVSN"),
        InqrDvsn = value("INQR_DVSN"),
        InqrDvsn1 = value("INQR_DVSN_1"),
        InqrDvsn3 = value("INQR_DVSN_3"),
        ExcgIdDvsnCd = value("EXCG_ID_DVSN_CD"),
        CtxAreaFk100 = value("CTX_AREA_FK100"),
        CtxAreaNk100 = value("CTX_AREA_NK100"),
    };

    public override string ToString() => nameof(InquireDailyCcldQuery);
}

/// <summary>
/// 주식일별주문체결조회 (inquire-daily-ccld). The list that settles what became of an order. The totals ignore the filter by
/// number.
/// </summary>
public sealed record InquireDailyCcldReply : KisPageReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(RowsConverter<InquireDailyCcldOutput1>))]
    public IReadOnlyList<InquireDailyCcldOutput1>? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(OneConverter<InquireDailyCcldOutput2>))]
    public InquireDailyCcldOutput2? Output2 { get; init; }
}

public sealed record InquireDailyCcldOutput1
{
    /// <summary>주문일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("ord_dt")] public string? OrdDt { get; init; }
    /// <summary>주문채번지점번호</summary>
    [JsonPropertyName("ord_gno_brno")] public string? OrdGnoBrno { get; init; }
    /// <summary>주문번호, 10 digits zero-padded or blank</summary>
    [JsonPropertyName("odno")] public string? Odno { get; init; }
    /// <summary>원주문번호, 10 digits zero-padded or blank</summary>
    [JsonPropertyName("orgn_odno")] public string? OrgnOdno { get; init; }
    /// <summary>주문구분명</summary>
    [JsonPropertyName("ord_dvsn_name")] public string? OrdDvsnName { get; init; }
    /// <summary>매도매수구분코드</summary>
    [JsonPropertyName("sll_buy_dvsn_cd")] public string? SllBuyDvsnCd { get; init; }
    /// <summary>매도매수구분코드명</summary>
    [JsonPropertyName("sll_buy_dvsn_cd_name")] public string? SllBuyDvsnCdName { get; init; }
    /// <summary>상품번호</summary>
    [JsonPropertyName("pdno")] public string? Pdno { get; init; }
    /// <summary>상품명</summary>
    [JsonPropertyName("prdt_name")] public string? PrdtName { get; init; }
    /// <summary>주문수량, integer</summary>
    [JsonPropertyName("ord_qty")] public string? OrdQty { get; init; }
    /// <summary>주문단가, integer</summary>
    [JsonPropertyName("ord_unpr")] public string? OrdUnpr { get; init; }
    /// <summary>주문시각, HHMMSS</summary>
    [JsonPropertyName("ord_tmd")] public string? OrdTmd { get; init; }
    /// <summary>총체결수량, integer</summary>
    [JsonPropertyName("tot_ccld_qty")] public string? TotCcldQty { get; init; }
    /// <summary>평균가, integer</summary>
    [JsonPropertyName("avg_prvs")] public string? AvgPrvs { get; init; }
    /// <summary>취소여부, Y/N</summary>
    [JsonPropertyName("cncl_yn")] public string? CnclYn { get; init; }
    /// <summary>총체결금액, integer</summary>
    [JsonPropertyName("tot_ccld_amt")] public string? TotCcldAmt { get; init; }
    /// <summary>대출일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("loan_dt")] public string? LoanDt { get; init; }
    /// <summary>주문자사번</summary>
    [JsonPropertyName("ordr_empno")] public string? OrdrEmpno { get; init; }
    /// <summary>주문구분코드</summary>
    [JsonPropertyName("ord_dvsn_cd")] public string? OrdDvsnCd { get; init; }
    /// <summary>취소확인수량, integer</summary>
    [JsonPropertyName("cncl_cfrm_qty")] public string? CnclCfrmQty { get; init; }
    /// <summary>잔여수량, integer</summary>
    [JsonPropertyName("rmn_qty")] public string? RmnQty { get; init; }
    /// <summary>거부수량, integer</summary>
    [JsonPropertyName("rjct_qty")] public string? RjctQty { get; init; }
    /// <summary>체결조건명</summary>
    [JsonPropertyName("ccld_cndt_name")] public string? CcldCndtName { get; init; }
    /// <summary>조회IP주소</summary>
    [JsonPropertyName("inqr_ip_addr")] public string? InqrIpAddr { get; init; }
    /// <summary>전산주문표주문접수구분코드</summary>
    [JsonPropertyName("cpbc_ordp_ord_rcit_dvsn_cd")] public string? CpbcOrdpOrdRcitDvsnCd { get; init; }
    /// <summary>전산주문표통보방법구분코드</summary>
    [JsonPropertyName("cpbc_ordp_infm_mthd_dvsn_cd")] public string? CpbcOrdpInfmMthdDvsnCd { get; init; }
    /// <summary>통보시각, HHMMSS</summary>
    [JsonPropertyName("infm_tmd")] public string? InfmTmd { get; init; }
    /// <summary>연락전화번호</summary>
    [JsonPropertyName("ctac_tlno")] public string? CtacTlno { get; init; }
    /// <summary>상품유형코드</summary>
    [JsonPropertyName("prdt_type_cd")] public string? PrdtTypeCd { get; init; }
    /// <summary>거래소구분코드</summary>
    [JsonPropertyName("excg_dvsn_cd")] public string? ExcgDvsnCd { get; init; }
    /// <summary>전산주문표자료구분코드</summary>
    [JsonPropertyName("cpbc_ordp_mtrl_dvsn_cd")] public string? CpbcOrdpMtrlDvsnCd { get; init; }
    /// <summary>주문조직번호</summary>
    [JsonPropertyName("ord_orgno")] public string? OrdOrgno { get; init; }
    /// <summary>예약주문종료일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("rsvn_ord_end_dt")] public string? RsvnOrdEndDt { get; init; }
    /// <summary>거래소ID구분코드</summary>
    [JsonPropertyName("excg_id_dvsn_cd")] public string? ExcgIdDvsnCd { get; init; }
    /// <summary>스톱지정가조건가격, integer</summary>
    [JsonPropertyName("stpm_cndt_pric")] public string? StpmCndtPric { get; init; }
    /// <summary>스톱지정가효력발생상세시각, integer</summary>
    [JsonPropertyName("stpm_efct_occr_dtmd")] public string? StpmEfctOccrDtmd { get; init; }
}

public sealed record InquireDailyCcldOutput2
{
    /// <summary>총주문수량, integer</summary>
    [JsonPropertyName("tot_ord_qty")] public string? TotOrdQty { get; init; }
    /// <summary>총체결수량, integer</summary>
    [JsonPropertyName("tot_ccld_qty")] public string? TotCcldQty { get; init; }
    /// <summary>총체결금액, integer</summary>
    [JsonPropertyName("tot_ccld_amt")] public string? TotCcldAmt { get; init; }
    /// <summary>추정제비용합계, integer</summary>
    [JsonPropertyName("prsm_tlex_smtl")] public string? PrsmTlexSmtl { get; init; }
    /// <summary>매입평균가격, decimal(4)</summary>
    [JsonPropertyName("pchs_avg_pric")] public string? PchsAvgPric { get; init; }
}
