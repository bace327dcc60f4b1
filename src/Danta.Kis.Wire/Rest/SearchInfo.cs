using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>상품기본조회 (search-info): what is asked.</summary>
public sealed record SearchInfoQuery : IKisQuery<SearchInfoQuery>
{
    public string? Pdno { get; init; }
    public string? PrdtTypeCd { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("PDNO", Pdno ?? ""),
        new("PRDT_TYPE_CD", PrdtTypeCd ?? ""),
    ];

    public static SearchInfoQuery From(Func<string, string?> value) => new()
    {
        Pdno = value("PDNO"),
        PrdtTypeCd = value("PRDT_TYPE_CD"),
    };
}

/// <summary>상품기본조회 (search-info).</summary>
public sealed record SearchInfoReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(OneConverter<SearchInfoOutput>))]
    public SearchInfoOutput? Output { get; init; }
}

public sealed record SearchInfoOutput
{
    /// <summary>상품번호</summary>
    [JsonPropertyName("pdno")] public string? Pdno { get; init; }
    /// <summary>상품유형코드</summary>
    [JsonPropertyName("prdt_type_cd")] public string? PrdtTypeCd { get; init; }
    /// <summary>상품명</summary>
    [JsonPropertyName("prdt_name")] public string? PrdtName { get; init; }
    /// <summary>상품명(120자)</summary>
    [JsonPropertyName("prdt_name120")] public string? PrdtName120 { get; init; }
    /// <summary>상품약어명</summary>
    [JsonPropertyName("prdt_abrv_name")] public string? PrdtAbrvName { get; init; }
    /// <summary>상품영문명</summary>
    [JsonPropertyName("prdt_eng_name")] public string? PrdtEngName { get; init; }
    /// <summary>상품영문명(120자)</summary>
    [JsonPropertyName("prdt_eng_name120")] public string? PrdtEngName120 { get; init; }
    /// <summary>상품영문약어명</summary>
    [JsonPropertyName("prdt_eng_abrv_name")] public string? PrdtEngAbrvName { get; init; }
    /// <summary>표준상품번호</summary>
    [JsonPropertyName("std_pdno")] public string? StdPdno { get; init; }
    /// <summary>단축상품번호</summary>
    [JsonPropertyName("shtn_pdno")] public string? ShtnPdno { get; init; }
    /// <summary>상품판매상태코드</summary>
    [JsonPropertyName("prdt_sale_stat_cd")] public string? PrdtSaleStatCd { get; init; }
    /// <summary>상품위험등급코드</summary>
    [JsonPropertyName("prdt_risk_grad_cd")] public string? PrdtRiskGradCd { get; init; }
    /// <summary>상품분류코드</summary>
    [JsonPropertyName("prdt_clsf_cd")] public string? PrdtClsfCd { get; init; }
    /// <summary>상품분류명</summary>
    [JsonPropertyName("prdt_clsf_name")] public string? PrdtClsfName { get; init; }
    /// <summary>판매시작일자</summary>
    [JsonPropertyName("sale_strt_dt")] public string? SaleStrtDt { get; init; }
    /// <summary>판매종료일자</summary>
    [JsonPropertyName("sale_end_dt")] public string? SaleEndDt { get; init; }
    /// <summary>랩어카운트자산유형코드</summary>
    [JsonPropertyName("wrap_asst_type_cd")] public string? WrapAsstTypeCd { get; init; }
    /// <summary>투자상품유형코드</summary>
    [JsonPropertyName("ivst_prdt_type_cd")] public string? IvstPrdtTypeCd { get; init; }
    /// <summary>투자상품유형코드명</summary>
    [JsonPropertyName("ivst_prdt_type_cd_name")] public string? IvstPrdtTypeCdName { get; init; }
    /// <summary>최초등록일자</summary>
    [JsonPropertyName("frst_erlm_dt")] public string? FrstErlmDt { get; init; }
}
