using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>거래량순위 (volume-rank): what is asked.</summary>
public sealed record VolumeRankQuery : IKisQuery<VolumeRankQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidCondScrDivCode { get; init; }
    public string? FidInputIscd { get; init; }
    public string? FidDivClsCode { get; init; }
    public string? FidBlngClsCode { get; init; }
    public string? FidTrgtClsCode { get; init; }
    public string? FidTrgtExlsClsCode { get; init; }
    public string? FidInputPrice1 { get; init; }
    public string? FidInputPrice2 { get; init; }
    public string? FidVolCnt { get; init; }
    public string? FidInputDate1 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_COND_SCR_DIV_CODE", FidCondScrDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
        new("FID_DIV_CLS_CODE", FidDivClsCode ?? ""),
        new("FID_BLNG_CLS_CODE", FidBlngClsCode ?? ""),
        new("FID_TRGT_CLS_CODE", FidTrgtClsCode ?? ""),
        new("FID_TRGT_EXLS_CLS_CODE", FidTrgtExlsClsCode ?? ""),
        new("FID_INPUT_PRICE_1", FidInputPrice1 ?? ""),
        new("FID_INPUT_PRICE_2", FidInputPrice2 ?? ""),
        new("FID_VOL_CNT", FidVolCnt ?? ""),
        new("FID_INPUT_DATE_1", FidInputDate1 ?? ""),
    ];

    public static VolumeRankQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidCondScrDivCode = value("FID_COND_SCR_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
        FidDivClsCode = value("FID_DIV_CLS_CODE"),
        FidBlngClsCode = value("FID_BLNG_CLS_CODE"),
        FidTrgtClsCode = value("FID_TRGT_CLS_CODE"),
        FidTrgtExlsClsCode = value("FID_TRGT_EXLS_CLS_CODE"),
        FidInputPrice1 = value("FID_INPUT_PRICE_1"),
        FidInputPrice2 = value("FID_INPUT_PRICE_2"),
        FidVolCnt = value("FID_VOL_CNT"),
        FidInputDate1 = value("FID_INPUT_DATE_1"),
    };
}

/// <summary>거래량순위 (volume-rank).</summary>
public sealed record VolumeRankReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(RowsConverter<VolumeRankOutput>))]
    public IReadOnlyList<VolumeRankOutput>? Output { get; init; }
}

public sealed record VolumeRankOutput
{
    /// <summary>HTS 한글 종목명</summary>
    [JsonPropertyName("hts_kor_isnm")] public string? HtsKorIsnm { get; init; }
    /// <summary>유가증권 단축 종목코드</summary>
    [JsonPropertyName("mksc_shrn_iscd")] public string? MkscShrnIscd { get; init; }
    /// <summary>데이터 순위, integer</summary>
    [JsonPropertyName("data_rank")] public string? DataRank { get; init; }
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>전일 거래량, integer</summary>
    [JsonPropertyName("prdy_vol")] public string? PrdyVol { get; init; }
    /// <summary>상장 주식수, integer</summary>
    [JsonPropertyName("lstn_stcn")] public string? LstnStcn { get; init; }
    /// <summary>평균 거래량, integer</summary>
    [JsonPropertyName("avrg_vol")] public string? AvrgVol { get; init; }
    /// <summary>전일종가대비현재가(%), decimal(2)</summary>
    [JsonPropertyName("n_befr_clpr_vrss_prpr_rate")] public string? NBefrClprVrssPrprRate { get; init; }
    /// <summary>거래량증가율, decimal(2)</summary>
    [JsonPropertyName("vol_inrt")] public string? VolInrt { get; init; }
    /// <summary>거래량회전율, decimal(2)</summary>
    [JsonPropertyName("vol_tnrt")] public string? VolTnrt { get; init; }
    /// <summary>N일 거래량회전율, decimal(2)</summary>
    [JsonPropertyName("nday_vol_tnrt")] public string? NdayVolTnrt { get; init; }
    /// <summary>평균 거래 대금, integer</summary>
    [JsonPropertyName("avrg_tr_pbmn")] public string? AvrgTrPbmn { get; init; }
    /// <summary>거래대금회전율, decimal(2)</summary>
    [JsonPropertyName("tr_pbmn_tnrt")] public string? TrPbmnTnrt { get; init; }
    /// <summary>N일 거래대금회전율, decimal(2)</summary>
    [JsonPropertyName("nday_tr_pbmn_tnrt")] public string? NdayTrPbmnTnrt { get; init; }
    /// <summary>누적 거래 대금, integer</summary>
    [JsonPropertyName("acml_tr_pbmn")] public string? AcmlTrPbmn { get; init; }
}
