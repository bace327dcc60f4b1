using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>변동성완화장치(VI) 현황 (inquire-vi-status): what is asked.</summary>
public sealed record InquireViStatusQuery : IKisQuery<InquireViStatusQuery>
{
    public string? FidDivClsCode { get; init; }
    public string? FidCondScrDivCode { get; init; }
    public string? FidMrktClsCode { get; init; }
    public string? FidInputIscd { get; init; }
    public string? FidRankSortClsCode { get; init; }
    public string? FidInputDate1 { get; init; }
    public string? FidTrgtClsCode { get; init; }
    public string? FidTrgtExlsClsCode { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_DIV_CLS_CODE", FidDivClsCode ?? ""),
        new("FID_COND_SCR_DIV_CODE", FidCondScrDivCode ?? ""),
        new("FID_MRKT_CLS_CODE", FidMrktClsCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
        new("FID_RANK_SORT_CLS_CODE", FidRankSortClsCode ?? ""),
        new("FID_INPUT_DATE_1", FidInputDate1 ?? ""),
        new("FID_TRGT_CLS_CODE", FidTrgtClsCode ?? ""),
        new("FID_TRGT_EXLS_CLS_CODE", FidTrgtExlsClsCode ?? ""),
    ];

    public static InquireViStatusQuery From(Func<string, string?> value) => new()
    {
        FidDivClsCode = value("FID_DIV_CLS_CODE"),
        FidCondScrDivCode = value("FID_COND_SCR_DIV_CODE"),
        FidMrktClsCode = value("FID_MRKT_CLS_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
        FidRankSortClsCode = value("FID_RANK_SORT_CLS_CODE"),
        FidInputDate1 = value("FID_INPUT_DATE_1"),
        FidTrgtClsCode = value("FID_TRGT_CLS_CODE"),
        FidTrgtExlsClsCode = value("FID_TRGT_EXLS_CLS_CODE"),
    };
}

/// <summary>
/// 변동성완화장치(VI) 현황 (inquire-vi-status). One row alone comes as an object instead of a list.
/// </summary>
public sealed record InquireViStatusReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(BareRowsConverter<InquireViStatusOutput>))]
    public IReadOnlyList<InquireViStatusOutput>? Output { get; init; }
}

public sealed record InquireViStatusOutput
{
    /// <summary>HTS 한글 종목명</summary>
    [JsonPropertyName("hts_kor_isnm")] public string? HtsKorIsnm { get; init; }
    /// <summary>유가증권 단축 종목코드</summary>
    [JsonPropertyName("mksc_shrn_iscd")] public string? MkscShrnIscd { get; init; }
    /// <summary>VI발동상태</summary>
    [JsonPropertyName("vi_cls_code")] public string? ViClsCode { get; init; }
    /// <summary>영업 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("bsop_date")] public string? BsopDate { get; init; }
    /// <summary>VI발동시간, HHMMSS</summary>
    [JsonPropertyName("cntg_vi_hour")] public string? CntgViHour { get; init; }
    /// <summary>VI해제시간, HHMMSS</summary>
    [JsonPropertyName("vi_cncl_hour")] public string? ViCnclHour { get; init; }
    /// <summary>VI종류코드</summary>
    [JsonPropertyName("vi_kind_code")] public string? ViKindCode { get; init; }
    /// <summary>VI발동가격, integer</summary>
    [JsonPropertyName("vi_prc")] public string? ViPrc { get; init; }
    /// <summary>정적VI발동기준가격, integer</summary>
    [JsonPropertyName("vi_stnd_prc")] public string? ViStndPrc { get; init; }
    /// <summary>정적VI발동괴리율, decimal(2)</summary>
    [JsonPropertyName("vi_dprt")] public string? ViDprt { get; init; }
    /// <summary>동적VI발동기준가격, integer</summary>
    [JsonPropertyName("vi_dmc_stnd_prc")] public string? ViDmcStndPrc { get; init; }
    /// <summary>동적VI발동괴리율, decimal(2)</summary>
    [JsonPropertyName("vi_dmc_dprt")] public string? ViDmcDprt { get; init; }
    /// <summary>VI발동횟수, integer</summary>
    [JsonPropertyName("vi_count")] public string? ViCount { get; init; }
}
