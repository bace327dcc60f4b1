using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>국내주식 등락률 순위 (fluctuation): what is asked.</summary>
public sealed record FluctuationQuery : IKisQuery<FluctuationQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidCondScrDivCode { get; init; }
    public string? FidInputIscd { get; init; }
    public string? FidRankSortClsCode { get; init; }
    public string? FidInputCnt1 { get; init; }
    public string? FidPrcClsCode { get; init; }
    public string? FidInputPrice1 { get; init; }
    public string? FidInputPrice2 { get; init; }
    public string? FidVolCnt { get; init; }
    public string? FidTrgtClsCode { get; init; }
    public string? FidTrgtExlsClsCode { get; init; }
    public string? FidDivClsCode { get; init; }
    public string? FidRsflRate1 { get; init; }
    public string? FidRsflRate2 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("fid_cond_mrkt_div_code", FidCondMrktDivCode ?? ""),
        new("fid_cond_scr_div_code", FidCondScrDivCode ?? ""),
        new("fid_input_iscd", FidInputIscd ?? ""),
        new("fid_rank_sort_cls_code", FidRankSortClsCode ?? ""),
        new("fid_input_cnt_1", FidInputCnt1 ?? ""),
        new("fid_prc_cls_code", FidPrcClsCode ?? ""),
        new("fid_input_price_1", FidInputPrice1 ?? ""),
        new("fid_input_price_2", FidInputPrice2 ?? ""),
        new("fid_vol_cnt", FidVolCnt ?? ""),
        new("fid_trgt_cls_code", FidTrgtClsCode ?? ""),
        new("fid_trgt_exls_cls_code", FidTrgtExlsClsCode ?? ""),
        new("fid_div_cls_code", FidDivClsCode ?? ""),
        new("fid_rsfl_rate1", FidRsflRate1 ?? ""),
        new("fid_rsfl_rate2", FidRsflRate2 ?? ""),
    ];

    public static FluctuationQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("fid_cond_mrkt_div_code"),
        FidCondScrDivCode = value("fid_cond_scr_div_code"),
        FidInputIscd = value("fid_input_iscd"),
        FidRankSortClsCode = value("fid_rank_sort_cls_code"),
        FidInputCnt1 = value("fid_input_cnt_1"),
        FidPrcClsCode = value("fid_prc_cls_code"),
        FidInputPrice1 = value("fid_input_price_1"),
        FidInputPrice2 = value("fid_input_price_2"),
        FidVolCnt = value("fid_vol_cnt"),
        FidTrgtClsCode = value("fid_trgt_cls_code"),
        FidTrgtExlsClsCode = value("fid_trgt_exls_cls_code"),
        FidDivClsCode = value("fid_div_cls_code"),
        FidRsflRate1 = value("fid_rsfl_rate1"),
        FidRsflRate2 = value("fid_rsfl_rate2"),
    };
}

/// <summary>국내주식 등락률 순위 (fluctuation).</summary>
public sealed record FluctuationReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(RowsConverter<FluctuationOutput>))]
    public IReadOnlyList<FluctuationOutput>? Output { get; init; }
}

public sealed record FluctuationOutput
{
    /// <summary>주식 단축 종목코드</summary>
    [JsonPropertyName("stck_shrn_iscd")] public string? StckShrnIscd { get; init; }
    /// <summary>데이터 순위, integer</summary>
    [JsonPropertyName("data_rank")] public string? DataRank { get; init; }
    /// <summary>HTS 한글 종목명</summary>
    [JsonPropertyName("hts_kor_isnm")] public string? HtsKorIsnm { get; init; }
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
    /// <summary>주식 최고가, integer</summary>
    [JsonPropertyName("stck_hgpr")] public string? StckHgpr { get; init; }
    /// <summary>최고가 시간, HHMMSS</summary>
    [JsonPropertyName("hgpr_hour")] public string? HgprHour { get; init; }
    /// <summary>누적 최고가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("acml_hgpr_date")] public string? AcmlHgprDate { get; init; }
    /// <summary>주식 최저가, integer</summary>
    [JsonPropertyName("stck_lwpr")] public string? StckLwpr { get; init; }
    /// <summary>최저가 시간, HHMMSS</summary>
    [JsonPropertyName("lwpr_hour")] public string? LwprHour { get; init; }
    /// <summary>누적 최저가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("acml_lwpr_date")] public string? AcmlLwprDate { get; init; }
    /// <summary>저가 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("lwpr_vrss_prpr_rate")] public string? LwprVrssPrprRate { get; init; }
    /// <summary>영업 일수 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("dsgt_date_clpr_vrss_prpr_rate")] public string? DsgtDateClprVrssPrprRate { get; init; }
    /// <summary>연속 상승 일수, integer</summary>
    [JsonPropertyName("cnnt_ascn_dynu")] public string? CnntAscnDynu { get; init; }
    /// <summary>고가 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("hgpr_vrss_prpr_rate")] public string? HgprVrssPrprRate { get; init; }
    /// <summary>연속 하락 일수, integer</summary>
    [JsonPropertyName("cnnt_down_dynu")] public string? CnntDownDynu { get; init; }
    /// <summary>시가 대비 부호</summary>
    [JsonPropertyName("oprc_vrss_prpr_sign")] public string? OprcVrssPrprSign { get; init; }
    /// <summary>시가 대비, integer</summary>
    [JsonPropertyName("oprc_vrss_prpr")] public string? OprcVrssPrpr { get; init; }
    /// <summary>시가 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("oprc_vrss_prpr_rate")] public string? OprcVrssPrprRate { get; init; }
    /// <summary>기간 등락, integer</summary>
    [JsonPropertyName("prd_rsfl")] public string? PrdRsfl { get; init; }
    /// <summary>기간 등락 비율, decimal(2)</summary>
    [JsonPropertyName("prd_rsfl_rate")] public string? PrdRsflRate { get; init; }
}
