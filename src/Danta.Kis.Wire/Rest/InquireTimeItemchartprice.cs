using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식당일분봉조회 (inquire-time-itemchartprice): what is asked.</summary>
public sealed record InquireTimeItemchartpriceQuery : IKisQuery<InquireTimeItemchartpriceQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidInputIscd { get; init; }
    public string? FidInputHour1 { get; init; }
    public string? FidPwDataIncuYn { get; init; }
    public string? FidEtcClsCode { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
        new("FID_INPUT_HOUR_1", FidInputHour1 ?? ""),
        new("FID_PW_DATA_INCU_YN", FidPwDataIncuYn ?? ""),
        new("FID_ETC_CLS_CODE", FidEtcClsCode ?? ""),
    ];

    public static InquireTimeItemchartpriceQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
        FidInputHour1 = value("FID_INPUT_HOUR_1"),
        FidPwDataIncuYn = value("FID_PW_DATA_INCU_YN"),
        FidEtcClsCode = value("FID_ETC_CLS_CODE"),
    };
}

/// <summary>주식당일분봉조회 (inquire-time-itemchartprice).</summary>
public sealed record InquireTimeItemchartpriceReply : KisReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(OneConverter<InquireTimeItemchartpriceOutput1>))]
    public InquireTimeItemchartpriceOutput1? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<InquireTimeItemchartpriceOutput2>))]
    public IReadOnlyList<InquireTimeItemchartpriceOutput2>? Output2 { get; init; }
}

public sealed record InquireTimeItemchartpriceOutput1
{
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
    /// <summary>전일대비 종가, integer</summary>
    [JsonPropertyName("stck_prdy_clpr")] public string? StckPrdyClpr { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>누적 거래대금, integer</summary>
    [JsonPropertyName("acml_tr_pbmn")] public string? AcmlTrPbmn { get; init; }
    /// <summary>한글 종목명</summary>
    [JsonPropertyName("hts_kor_isnm")] public string? HtsKorIsnm { get; init; }
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
}

public sealed record InquireTimeItemchartpriceOutput2
{
    /// <summary>주식 영업일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("stck_bsop_date")] public string? StckBsopDate { get; init; }
    /// <summary>주식 체결시간, HHMMSS</summary>
    [JsonPropertyName("stck_cntg_hour")] public string? StckCntgHour { get; init; }
    /// <summary>주식 현재가 (봉 종가), integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>주식 시가, integer</summary>
    [JsonPropertyName("stck_oprc")] public string? StckOprc { get; init; }
    /// <summary>주식 최고가, integer</summary>
    [JsonPropertyName("stck_hgpr")] public string? StckHgpr { get; init; }
    /// <summary>주식 최저가, integer</summary>
    [JsonPropertyName("stck_lwpr")] public string? StckLwpr { get; init; }
    /// <summary>체결 거래량 (봉 거래량), integer</summary>
    [JsonPropertyName("cntg_vol")] public string? CntgVol { get; init; }
    /// <summary>누적 거래대금, integer</summary>
    [JsonPropertyName("acml_tr_pbmn")] public string? AcmlTrPbmn { get; init; }
}
