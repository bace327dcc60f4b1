using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식현재가 당일시간대별체결 (inquire-time-itemconclusion): what is asked.</summary>
public sealed record InquireTimeItemconclusionQuery : IKisQuery<InquireTimeItemconclusionQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidInputIscd { get; init; }
    public string? FidInputHour1 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
        new("FID_INPUT_HOUR_1", FidInputHour1 ?? ""),
    ];

    public static InquireTimeItemconclusionQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
        FidInputHour1 = value("FID_INPUT_HOUR_1"),
    };
}

/// <summary>
/// 주식현재가 당일시간대별체결 (inquire-time-itemconclusion). The price is called stck_pbpr or stck_prpr.
/// </summary>
public sealed record InquireTimeItemconclusionReply : KisReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(OneConverter<InquireTimeItemconclusionOutput1>))]
    public InquireTimeItemconclusionOutput1? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<InquireTimeItemconclusionOutput2>))]
    public IReadOnlyList<InquireTimeItemconclusionOutput2>? Output2 { get; init; }
}

public sealed record InquireTimeItemconclusionOutput1
{
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>전일 거래량, integer</summary>
    [JsonPropertyName("prdy_vol")] public string? PrdyVol { get; init; }
    /// <summary>대표 시장 한글 명</summary>
    [JsonPropertyName("rprs_mrkt_kor_name")] public string? RprsMrktKorName { get; init; }
}

public sealed record InquireTimeItemconclusionOutput2
{
    /// <summary>주식 체결 시간, HHMMSS</summary>
    [JsonPropertyName("stck_cntg_hour")] public string? StckCntgHour { get; init; }
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_pbpr")] public string? StckPbpr { get; init; }
    /// <summary>주식 현재가 as some bodies name it, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
    /// <summary>매도호가, integer</summary>
    [JsonPropertyName("askp")] public string? Askp { get; init; }
    /// <summary>매수호가, integer</summary>
    [JsonPropertyName("bidp")] public string? Bidp { get; init; }
    /// <summary>당일 체결강도, decimal(2)</summary>
    [JsonPropertyName("tday_rltv")] public string? TdayRltv { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>체결량, integer</summary>
    [JsonPropertyName("cnqn")] public string? Cnqn { get; init; }
}
