using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식현재가 체결(최근 30건) (inquire-ccnl): what is asked.</summary>
public sealed record InquireCcnlQuery : IKisQuery<InquireCcnlQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidInputIscd { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
    ];

    public static InquireCcnlQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
    };
}

/// <summary>주식현재가 체결(최근 30건) (inquire-ccnl).</summary>
public sealed record InquireCcnlReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(RowsConverter<InquireCcnlOutput>))]
    public IReadOnlyList<InquireCcnlOutput>? Output { get; init; }
}

public sealed record InquireCcnlOutput
{
    /// <summary>주식 체결 시간, HHMMSS</summary>
    [JsonPropertyName("stck_cntg_hour")] public string? StckCntgHour { get; init; }
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>체결 거래량, integer</summary>
    [JsonPropertyName("cntg_vol")] public string? CntgVol { get; init; }
    /// <summary>당일 체결강도, decimal(2)</summary>
    [JsonPropertyName("tday_rltv")] public string? TdayRltv { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
}
