using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식현재가 호가/예상체결 (inquire-asking-price-exp-ccn): what is asked.</summary>
public sealed record InquireAskingPriceExpCcnQuery : IKisQuery<InquireAskingPriceExpCcnQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidInputIscd { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
    ];

    public static InquireAskingPriceExpCcnQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
    };
}

/// <summary>주식현재가 호가/예상체결 (inquire-asking-price-exp-ccn).</summary>
public sealed record InquireAskingPriceExpCcnReply : KisReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(OneConverter<InquireAskingPriceExpCcnOutput1>))]
    public InquireAskingPriceExpCcnOutput1? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(OneConverter<InquireAskingPriceExpCcnOutput2>))]
    public InquireAskingPriceExpCcnOutput2? Output2 { get; init; }
}

public sealed record InquireAskingPriceExpCcnOutput1
{
    /// <summary>호가 접수 시간, HHMMSS</summary>
    [JsonPropertyName("aspr_acpt_hour")] public string? AsprAcptHour { get; init; }
    /// <summary>매도호가1, integer</summary>
    [JsonPropertyName("askp1")] public string? Askp1 { get; init; }
    /// <summary>매도호가2, integer</summary>
    [JsonPropertyName("askp2")] public string? Askp2 { get; init; }
    /// <summary>매도호가3, integer</summary>
    [JsonPropertyName("askp3")] public string? Askp3 { get; init; }
    /// <summary>매도호가4, integer</summary>
    [JsonPropertyName("askp4")] public string? Askp4 { get; init; }
    /// <summary>매도호가5, integer</summary>
    [JsonPropertyName("askp5")] public string? Askp5 { get; init; }
    /// <summary>매도호가6, integer</summary>
    [JsonPropertyName("askp6")] public string? Askp6 { get; init; }
    /// <summary>매도호가7, integer</summary>
    [JsonPropertyName("askp7")] public string? Askp7 { get; init; }
    /// <summary>매도호가8, integer</summary>
    [JsonPropertyName("askp8")] public string? Askp8 { get; init; }
    /// <summary>매도호가9, integer</summary>
    [JsonPropertyName("askp9")] public string? Askp9 { get; init; }
    /// <summary>매도호가10, integer</summary>
    [JsonPropertyName("askp10")] public string? Askp10 { get; init; }
    /// <summary>매수호가1, integer</summary>
    [JsonPropertyName("bidp1")] public string? Bidp1 { get; init; }
    /// <summary>매수호가2, integer</summary>
    [JsonPropertyName("bidp2")] public string? Bidp2 { get; init; }
    /// <summary>매수호가3, integer</summary>
    [JsonPropertyName("bidp3")] public string? Bidp3 { get; init; }
    /// <summary>매수호가4, integer</summary>
    [JsonPropertyName("bidp4")] public string? Bidp4 { get; init; }
    /// <summary>매수호가5, integer</summary>
    [JsonPropertyName("bidp5")] public string? Bidp5 { get; init; }
    /// <summary>매수호가6, integer</summary>
    [JsonPropertyName("bidp6")] public string? Bidp6 { get; init; }
    /// <summary>매수호가7, integer</summary>
    [JsonPropertyName("bidp7")] public string? Bidp7 { get; init; }
    /// <summary>매수호가8, integer</summary>
    [JsonPropertyName("bidp8")] public string? Bidp8 { get; init; }
    /// <summary>매수호가9, integer</summary>
    [JsonPropertyName("bidp9")] public string? Bidp9 { get; init; }
    /// <summary>매수호가10, integer</summary>
    [JsonPropertyName("bidp10")] public string? Bidp10 { get; init; }
    /// <summary>매도호가 잔량1, integer</summary>
    [JsonPropertyName("askp_rsqn1")] public string? AskpRsqn1 { get; init; }
    /// <summary>매도호가 잔량2, integer</summary>
    [JsonPropertyName("askp_rsqn2")] public string? AskpRsqn2 { get; init; }
    /// <summary>매도호가 잔량3, integer</summary>
    [JsonPropertyName("askp_rsqn3")] public string? AskpRsqn3 { get; init; }
    /// <summary>매도호가 잔량4, integer</summary>
    [JsonPropertyName("askp_rsqn4")] public string? AskpRsqn4 { get; init; }
    /// <summary>매도호가 잔량5, integer</summary>
    [JsonPropertyName("askp_rsqn5")] public string? AskpRsqn5 { get; init; }
    /// <summary>매도호가 잔량6, integer</summary>
    [JsonPropertyName("askp_rsqn6")] public string? AskpRsqn6 { get; init; }
    /// <summary>매도호가 잔량7, integer</summary>
    [JsonPropertyName("askp_rsqn7")] public string? AskpRsqn7 { get; init; }
    /// <summary>매도호가 잔량8, integer</summary>
    [JsonPropertyName("askp_rsqn8")] public string? AskpRsqn8 { get; init; }
    /// <summary>매도호가 잔량9, integer</summary>
    [JsonPropertyName("askp_rsqn9")] public string? AskpRsqn9 { get; init; }
    /// <summary>매도호가 잔량10, integer</summary>
    [JsonPropertyName("askp_rsqn10")] public string? AskpRsqn10 { get; init; }
    /// <summary>매수호가 잔량1, integer</summary>
    [JsonPropertyName("bidp_rsqn1")] public string? BidpRsqn1 { get; init; }
    /// <summary>매수호가 잔량2, integer</summary>
    [JsonPropertyName("bidp_rsqn2")] public string? BidpRsqn2 { get; init; }
    /// <summary>매수호가 잔량3, integer</summary>
    [JsonPropertyName("bidp_rsqn3")] public string? BidpRsqn3 { get; init; }
    /// <summary>매수호가 잔량4, integer</summary>
    [JsonPropertyName("bidp_rsqn4")] public string? BidpRsqn4 { get; init; }
    /// <summary>매수호가 잔량5, integer</summary>
    [JsonPropertyName("bidp_rsqn5")] public string? BidpRsqn5 { get; init; }
    /// <summary>매수호가 잔량6, integer</summary>
    [JsonPropertyName("bidp_rsqn6")] public string? BidpRsqn6 { get; init; }
    /// <summary>매수호가 잔량7, integer</summary>
    [JsonPropertyName("bidp_rsqn7")] public string? BidpRsqn7 { get; init; }
    /// <summary>매수호가 잔량8, integer</summary>
    [JsonPropertyName("bidp_rsqn8")] public string? BidpRsqn8 { get; init; }
    /// <summary>매수호가 잔량9, integer</summary>
    [JsonPropertyName("bidp_rsqn9")] public string? BidpRsqn9 { get; init; }
    /// <summary>매수호가 잔량10, integer</summary>
    [JsonPropertyName("bidp_rsqn10")] public string? BidpRsqn10 { get; init; }
    /// <summary>매도호가 잔량 증감1, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc1")] public string? AskpRsqnIcdc1 { get; init; }
    /// <summary>매도호가 잔량 증감2, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc2")] public string? AskpRsqnIcdc2 { get; init; }
    /// <summary>매도호가 잔량 증감3, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc3")] public string? AskpRsqnIcdc3 { get; init; }
    /// <summary>매도호가 잔량 증감4, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc4")] public string? AskpRsqnIcdc4 { get; init; }
    /// <summary>매도호가 잔량 증감5, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc5")] public string? AskpRsqnIcdc5 { get; init; }
    /// <summary>매도호가 잔량 증감6, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc6")] public string? AskpRsqnIcdc6 { get; init; }
    /// <summary>매도호가 잔량 증감7, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc7")] public string? AskpRsqnIcdc7 { get; init; }
    /// <summary>매도호가 잔량 증감8, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc8")] public string? AskpRsqnIcdc8 { get; init; }
    /// <summary>매도호가 잔량 증감9, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc9")] public string? AskpRsqnIcdc9 { get; init; }
    /// <summary>매도호가 잔량 증감10, integer</summary>
    [JsonPropertyName("askp_rsqn_icdc10")] public string? AskpRsqnIcdc10 { get; init; }
    /// <summary>매수호가 잔량 증감1, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc1")] public string? BidpRsqnIcdc1 { get; init; }
    /// <summary>매수호가 잔량 증감2, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc2")] public string? BidpRsqnIcdc2 { get; init; }
    /// <summary>매수호가 잔량 증감3, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc3")] public string? BidpRsqnIcdc3 { get; init; }
    /// <summary>매수호가 잔량 증감4, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc4")] public string? BidpRsqnIcdc4 { get; init; }
    /// <summary>매수호가 잔량 증감5, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc5")] public string? BidpRsqnIcdc5 { get; init; }
    /// <summary>매수호가 잔량 증감6, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc6")] public string? BidpRsqnIcdc6 { get; init; }
    /// <summary>매수호가 잔량 증감7, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc7")] public string? BidpRsqnIcdc7 { get; init; }
    /// <summary>매수호가 잔량 증감8, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc8")] public string? BidpRsqnIcdc8 { get; init; }
    /// <summary>매수호가 잔량 증감9, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc9")] public string? BidpRsqnIcdc9 { get; init; }
    /// <summary>매수호가 잔량 증감10, integer</summary>
    [JsonPropertyName("bidp_rsqn_icdc10")] public string? BidpRsqnIcdc10 { get; init; }
    /// <summary>총 매도호가 잔량, integer</summary>
    [JsonPropertyName("total_askp_rsqn")] public string? TotalAskpRsqn { get; init; }
    /// <summary>총 매수호가 잔량, integer</summary>
    [JsonPropertyName("total_bidp_rsqn")] public string? TotalBidpRsqn { get; init; }
    /// <summary>총 매도호가 잔량 증감, integer</summary>
    [JsonPropertyName("total_askp_rsqn_icdc")] public string? TotalAskpRsqnIcdc { get; init; }
    /// <summary>총 매수호가 잔량 증감, integer</summary>
    [JsonPropertyName("total_bidp_rsqn_icdc")] public string? TotalBidpRsqnIcdc { get; init; }
    /// <summary>시간외 총 매도호가 증감, integer</summary>
    [JsonPropertyName("ovtm_total_askp_icdc")] public string? OvtmTotalAskpIcdc { get; init; }
    /// <summary>시간외 총 매수호가 증감, integer</summary>
    [JsonPropertyName("ovtm_total_bidp_icdc")] public string? OvtmTotalBidpIcdc { get; init; }
    /// <summary>시간외 총 매도호가 잔량, integer</summary>
    [JsonPropertyName("ovtm_total_askp_rsqn")] public string? OvtmTotalAskpRsqn { get; init; }
    /// <summary>시간외 총 매수호가 잔량, integer</summary>
    [JsonPropertyName("ovtm_total_bidp_rsqn")] public string? OvtmTotalBidpRsqn { get; init; }
    /// <summary>순매수 호가 잔량, integer</summary>
    [JsonPropertyName("ntby_aspr_rsqn")] public string? NtbyAsprRsqn { get; init; }
    /// <summary>신 장운영 구분 코드</summary>
    [JsonPropertyName("new_mkop_cls_code")] public string? NewMkopClsCode { get; init; }
}

public sealed record InquireAskingPriceExpCcnOutput2
{
    /// <summary>예상 장운영 구분 코드</summary>
    [JsonPropertyName("antc_mkop_cls_code")] public string? AntcMkopClsCode { get; init; }
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>주식 시가2, integer</summary>
    [JsonPropertyName("stck_oprc")] public string? StckOprc { get; init; }
    /// <summary>주식 최고가, integer</summary>
    [JsonPropertyName("stck_hgpr")] public string? StckHgpr { get; init; }
    /// <summary>주식 최저가, integer</summary>
    [JsonPropertyName("stck_lwpr")] public string? StckLwpr { get; init; }
    /// <summary>주식 기준가, integer</summary>
    [JsonPropertyName("stck_sdpr")] public string? StckSdpr { get; init; }
    /// <summary>예상 체결가, integer</summary>
    [JsonPropertyName("antc_cnpr")] public string? AntcCnpr { get; init; }
    /// <summary>예상 체결 대비 부호</summary>
    [JsonPropertyName("antc_cntg_vrss_sign")] public string? AntcCntgVrssSign { get; init; }
    /// <summary>예상 체결 대비, integer</summary>
    [JsonPropertyName("antc_cntg_vrss")] public string? AntcCntgVrss { get; init; }
    /// <summary>예상 체결 전일 대비율, decimal(2)</summary>
    [JsonPropertyName("antc_cntg_prdy_ctrt")] public string? AntcCntgPrdyCtrt { get; init; }
    /// <summary>예상 거래량, integer</summary>
    [JsonPropertyName("antc_vol")] public string? AntcVol { get; init; }
    /// <summary>주식 단축 종목코드</summary>
    [JsonPropertyName("stck_shrn_iscd")] public string? StckShrnIscd { get; init; }
    /// <summary>VI적용구분코드</summary>
    [JsonPropertyName("vi_cls_code")] public string? ViClsCode { get; init; }
}
