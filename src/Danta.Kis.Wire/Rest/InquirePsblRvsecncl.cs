using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식정정취소가능주문조회 (inquire-psbl-rvsecncl): what is asked.</summary>
public sealed record InquirePsblRvsecnclQuery : IKisQuery<InquirePsblRvsecnclQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? CtxAreaFk100 { get; init; }
    public string? CtxAreaNk100 { get; init; }
    public string? InqrDvsn1 { get; init; }
    public string? InqrDvsn2 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("CTX_AREA_FK100", CtxAreaFk100 ?? ""),
        new("CTX_AREA_NK100", CtxAreaNk100 ?? ""),
        new("INQR_DVSN_1", InqrDvsn1 ?? ""),
        new("INQR_DVSN_2", InqrDvsn2 ?? ""),
    ];

    public static InquirePsblRvsecnclQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        CtxAreaFk100 = value("CTX_AREA_FK100"),
        CtxAreaNk100 = value("CTX_AREA_NK100"),
        InqrDvsn1 = value("INQR_DVSN_1"),
        InqrDvsn2 = value("INQR_DVSN_2"),
    };

    public override string ToString() => nameof(InquirePsblRvsecnclQuery);
}

/// <summary>
/// 주식정정취소가능주문조회 (inquire-psbl-rvsecncl). The orders that can still be amended or cancelled, and how much of each.
/// </summary>
public sealed record InquirePsblRvsecnclReply : KisPageReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(RowsConverter<InquirePsblRvsecnclOutput>))]
    public IReadOnlyList<InquirePsblRvsecnclOutput>? Output { get; init; }
}

public sealed record InquirePsblRvsecnclOutput
{
    /// <summary>주문채번지점번호</summary>
    [JsonPropertyName("ord_gno_brno")] public string? OrdGnoBrno { get; init; }
    /// <summary>주문번호, 10 digits zero-padded or blank</summary>
    [JsonPropertyName("odno")] public string? Odno { get; init; }
    /// <summary>원주문번호, 10 digits zero-padded or blank</summary>
    [JsonPropertyName("orgn_odno")] public string? OrgnOdno { get; init; }
    /// <summary>주문구분명</summary>
    [JsonPropertyName("ord_dvsn_name")] public string? OrdDvsnName { get; init; }
    /// <summary>상품번호</summary>
    [JsonPropertyName("pdno")] public string? Pdno { get; init; }
    /// <summary>상품명</summary>
    [JsonPropertyName("prdt_name")] public string? PrdtName { get; init; }
    /// <summary>정정취소구분명</summary>
    [JsonPropertyName("rvse_cncl_dvsn_name")] public string? RvseCnclDvsnName { get; init; }
    /// <summary>주문수량, integer</summary>
    [JsonPropertyName("ord_qty")] public string? OrdQty { get; init; }
    /// <summary>주문단가, integer</summary>
    [JsonPropertyName("ord_unpr")] public string? OrdUnpr { get; init; }
    /// <summary>주문시각, HHMMSS</summary>
    [JsonPropertyName("ord_tmd")] public string? OrdTmd { get; init; }
    /// <summary>총체결수량, integer</summary>
    [JsonPropertyName("tot_ccld_qty")] public string? TotCcldQty { get; init; }
    /// <summary>총체결금액, integer</summary>
    [JsonPropertyName("tot_ccld_amt")] public string? TotCcldAmt { get; init; }
    /// <summary>가능수량, integer</summary>
    [JsonPropertyName("psbl_qty")] public string? PsblQty { get; init; }
    /// <summary>매도매수구분코드</summary>
    [JsonPropertyName("sll_buy_dvsn_cd")] public string? SllBuyDvsnCd { get; init; }
    /// <summary>주문구분코드</summary>
    [JsonPropertyName("ord_dvsn_cd")] public string? OrdDvsnCd { get; init; }
    /// <summary>운용사지정주문번호, 10 digits zero-padded or blank</summary>
    [JsonPropertyName("mgco_aptm_odno")] public string? MgcoAptmOdno { get; init; }
    /// <summary>거래소구분코드</summary>
    [JsonPropertyName("excg_dvsn_cd")] public string? ExcgDvsnCd { get; init; }
    /// <summary>거래소ID구분코드</summary>
    [JsonPropertyName("excg_id_dvsn_cd")] public string? ExcgIdDvsnCd { get; init; }
    /// <summary>거래소ID구분명</summary>
    [JsonPropertyName("excg_id_dvsn_name")] public string? ExcgIdDvsnName { get; init; }
    /// <summary>스톱지정가조건가격, integer</summary>
    [JsonPropertyName("stpm_cndt_pric")] public string? StpmCndtPric { get; init; }
    /// <summary>스톱지정가효력발생여부, Y/N</summary>
    [JsonPropertyName("stpm_efct_occr_yn")] public string? StpmEfctOccrYn { get; init; }
}
