using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>국내주식기간별시세(일/주/월/년) (inquire-daily-itemchartprice): what is asked.</summary>
public sealed record InquireDailyItemchartpriceQuery : IKisQuery<InquireDailyItemchartpriceQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidInputIscd { get; init; }
    public string? FidInputDate1 { get; init; }
    public string? FidInputDate2 { get; init; }
    public string? FidPeriodDivCode { get; init; }
    public string? FidOrgAdjPrc { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
        new("FID_INPUT_DATE_1", FidInputDate1 ?? ""),
        new("FID_INPUT_DATE_2", FidInputDate2 ?? ""),
        new("FID_PERIOD_DIV_CODE", FidPeriodDivCode ?? ""),
        new("FID_ORG_ADJ_PRC", FidOrgAdjPrc ?? ""),
    ];

    public static InquireDailyItemchartpriceQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
        FidInputDate1 = value("FID_INPUT_DATE_1"),
        FidInputDate2 = value("FID_INPUT_DATE_2"),
        FidPeriodDivCode = value("FID_PERIOD_DIV_CODE"),
        FidOrgAdjPrc = value("FID_ORG_ADJ_PRC"),
    };
}

/// <summary>
/// 국내주식기간별시세(일/주/월/년) (inquire-daily-itemchartprice). The list may be filled up with empty objects.
/// </summary>
public sealed record InquireDailyItemchartpriceReply : KisReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(OneConverter<InquireDailyItemchartpriceOutput1>))]
    public InquireDailyItemchartpriceOutput1? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<InquireDailyItemchartpriceOutput2>))]
    public IReadOnlyList<InquireDailyItemchartpriceOutput2>? Output2 { get; init; }
}

public sealed record InquireDailyItemchartpriceOutput1
{
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
    /// <summary>주식 전일 종가, integer</summary>
    [JsonPropertyName("stck_prdy_clpr")] public string? StckPrdyClpr { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>누적 거래 대금, integer</summary>
    [JsonPropertyName("acml_tr_pbmn")] public string? AcmlTrPbmn { get; init; }
    /// <summary>HTS 한글 종목명</summary>
    [JsonPropertyName("hts_kor_isnm")] public string? HtsKorIsnm { get; init; }
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>주식 단축 종목코드</summary>
    [JsonPropertyName("stck_shrn_iscd")] public string? StckShrnIscd { get; init; }
    /// <summary>전일 거래량, integer</summary>
    [JsonPropertyName("prdy_vol")] public string? PrdyVol { get; init; }
    /// <summary>주식 상한가, integer</summary>
    [JsonPropertyName("stck_mxpr")] public string? StckMxpr { get; init; }
    /// <summary>주식 하한가, integer</summary>
    [JsonPropertyName("stck_llam")] public string? StckLlam { get; init; }
    /// <summary>주식 시가2, integer</summary>
    [JsonPropertyName("stck_oprc")] public string? StckOprc { get; init; }
    /// <summary>주식 최고가, integer</summary>
    [JsonPropertyName("stck_hgpr")] public string? StckHgpr { get; init; }
    /// <summary>주식 최저가, integer</summary>
    [JsonPropertyName("stck_lwpr")] public string? StckLwpr { get; init; }
    /// <summary>주식 전일 시가, integer</summary>
    [JsonPropertyName("stck_prdy_oprc")] public string? StckPrdyOprc { get; init; }
    /// <summary>주식 전일 최고가, integer</summary>
    [JsonPropertyName("stck_prdy_hgpr")] public string? StckPrdyHgpr { get; init; }
    /// <summary>주식 전일 최저가, integer</summary>
    [JsonPropertyName("stck_prdy_lwpr")] public string? StckPrdyLwpr { get; init; }
    /// <summary>매도호가, integer</summary>
    [JsonPropertyName("askp")] public string? Askp { get; init; }
    /// <summary>매수호가, integer</summary>
    [JsonPropertyName("bidp")] public string? Bidp { get; init; }
    /// <summary>전일 대비 거래량, integer</summary>
    [JsonPropertyName("prdy_vrss_vol")] public string? PrdyVrssVol { get; init; }
    /// <summary>거래량 회전율, decimal(2)</summary>
    [JsonPropertyName("vol_tnrt")] public string? VolTnrt { get; init; }
    /// <summary>주식 액면가, integer</summary>
    [JsonPropertyName("stck_fcam")] public string? StckFcam { get; init; }
    /// <summary>상장 주수, integer</summary>
    [JsonPropertyName("lstn_stcn")] public string? LstnStcn { get; init; }
    /// <summary>자본금, integer</summary>
    [JsonPropertyName("cpfn")] public string? Cpfn { get; init; }
    /// <summary>HTS 시가총액, integer (억원)</summary>
    [JsonPropertyName("hts_avls")] public string? HtsAvls { get; init; }
    /// <summary>PER, decimal(2)</summary>
    [JsonPropertyName("per")] public string? Per { get; init; }
    /// <summary>EPS, decimal</summary>
    [JsonPropertyName("eps")] public string? Eps { get; init; }
    /// <summary>PBR, decimal(2)</summary>
    [JsonPropertyName("pbr")] public string? Pbr { get; init; }
    /// <summary>전체 융자 잔고 비율, integer</summary>
    [JsonPropertyName("itewhol_loan_rmnd_ratem")] public string? ItewholLoanRmndRatem { get; init; }
}

public sealed record InquireDailyItemchartpriceOutput2
{
    /// <summary>주식 영업 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("stck_bsop_date")] public string? StckBsopDate { get; init; }
    /// <summary>주식 종가, integer</summary>
    [JsonPropertyName("stck_clpr")] public string? StckClpr { get; init; }
    /// <summary>주식 시가2, integer</summary>
    [JsonPropertyName("stck_oprc")] public string? StckOprc { get; init; }
    /// <summary>주식 최고가, integer</summary>
    [JsonPropertyName("stck_hgpr")] public string? StckHgpr { get; init; }
    /// <summary>주식 최저가, integer</summary>
    [JsonPropertyName("stck_lwpr")] public string? StckLwpr { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>누적 거래 대금, integer</summary>
    [JsonPropertyName("acml_tr_pbmn")] public string? AcmlTrPbmn { get; init; }
    /// <summary>락 구분 코드</summary>
    [JsonPropertyName("flng_cls_code")] public string? FlngClsCode { get; init; }
    /// <summary>분할 비율, decimal(2)</summary>
    [JsonPropertyName("prtt_rate")] public string? PrttRate { get; init; }
    /// <summary>변경 여부, Y/N</summary>
    [JsonPropertyName("mod_yn")] public string? ModYn { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>재평가사유코드</summary>
    [JsonPropertyName("revl_issu_reas")] public string? RevlIssuReas { get; init; }
}
