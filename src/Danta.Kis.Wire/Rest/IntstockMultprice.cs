using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>
/// 관심종목(멀티종목) 시세조회 (intstock-multprice). Up to 30 stocks in one call.
/// </summary>
public sealed record IntstockMultpriceReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(RowsConverter<IntstockMultpriceOutput>))]
    public IReadOnlyList<IntstockMultpriceOutput>? Output { get; init; }
}

public sealed record IntstockMultpriceOutput
{
    /// <summary>코스피 코스닥 구분 명</summary>
    [JsonPropertyName("kospi_kosdaq_cls_name")] public string? KospiKosdaqClsName { get; init; }
    /// <summary>시장 조치 구분 명</summary>
    [JsonPropertyName("mrkt_trtm_cls_name")] public string? MrktTrtmClsName { get; init; }
    /// <summary>시간 구분 코드</summary>
    [JsonPropertyName("hour_cls_code")] public string? HourClsCode { get; init; }
    /// <summary>관심 단축 종목코드</summary>
    [JsonPropertyName("inter_shrn_iscd")] public string? InterShrnIscd { get; init; }
    /// <summary>관심 한글 종목명</summary>
    [JsonPropertyName("inter_kor_isnm")] public string? InterKorIsnm { get; init; }
    /// <summary>관심2 현재가, integer</summary>
    [JsonPropertyName("inter2_prpr")] public string? Inter2Prpr { get; init; }
    /// <summary>관심2 전일 대비, integer</summary>
    [JsonPropertyName("inter2_prdy_vrss")] public string? Inter2PrdyVrss { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>관심2 시가, integer</summary>
    [JsonPropertyName("inter2_oprc")] public string? Inter2Oprc { get; init; }
    /// <summary>관심2 고가, integer</summary>
    [JsonPropertyName("inter2_hgpr")] public string? Inter2Hgpr { get; init; }
    /// <summary>관심2 저가, integer</summary>
    [JsonPropertyName("inter2_lwpr")] public string? Inter2Lwpr { get; init; }
    /// <summary>관심2 하한가, integer</summary>
    [JsonPropertyName("inter2_llam")] public string? Inter2Llam { get; init; }
    /// <summary>관심2 상한가, integer</summary>
    [JsonPropertyName("inter2_mxpr")] public string? Inter2Mxpr { get; init; }
    /// <summary>관심2 매도호가, integer</summary>
    [JsonPropertyName("inter2_askp")] public string? Inter2Askp { get; init; }
    /// <summary>관심2 매수호가, integer</summary>
    [JsonPropertyName("inter2_bidp")] public string? Inter2Bidp { get; init; }
    /// <summary>매도 잔량, integer</summary>
    [JsonPropertyName("seln_rsqn")] public string? SelnRsqn { get; init; }
    /// <summary>매수2 잔량, integer</summary>
    [JsonPropertyName("shnu_rsqn")] public string? ShnuRsqn { get; init; }
    /// <summary>총 매도호가 잔량, integer</summary>
    [JsonPropertyName("total_askp_rsqn")] public string? TotalAskpRsqn { get; init; }
    /// <summary>총 매수호가 잔량, integer</summary>
    [JsonPropertyName("total_bidp_rsqn")] public string? TotalBidpRsqn { get; init; }
    /// <summary>누적 거래 대금, integer</summary>
    [JsonPropertyName("acml_tr_pbmn")] public string? AcmlTrPbmn { get; init; }
    /// <summary>관심2 전일 종가, integer</summary>
    [JsonPropertyName("inter2_prdy_clpr")] public string? Inter2PrdyClpr { get; init; }
    /// <summary>시가 대비 최고가 비율, decimal(2)</summary>
    [JsonPropertyName("oprc_vrss_hgpr_rate")] public string? OprcVrssHgprRate { get; init; }
    /// <summary>관심 예상 체결 대비, integer</summary>
    [JsonPropertyName("intr_antc_cntg_vrss")] public string? IntrAntcCntgVrss { get; init; }
    /// <summary>관심 예상 체결 대비 부호</summary>
    [JsonPropertyName("intr_antc_cntg_vrss_sign")] public string? IntrAntcCntgVrssSign { get; init; }
    /// <summary>관심 예상 체결 전일 대비율, decimal(2)</summary>
    [JsonPropertyName("intr_antc_cntg_prdy_ctrt")] public string? IntrAntcCntgPrdyCtrt { get; init; }
    /// <summary>관심 예상 거래량, integer</summary>
    [JsonPropertyName("intr_antc_vol")] public string? IntrAntcVol { get; init; }
    /// <summary>관심2 기준가, integer</summary>
    [JsonPropertyName("inter2_sdpr")] public string? Inter2Sdpr { get; init; }
}
