using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식현재가 시세 (inquire-price): what is asked.</summary>
public sealed record InquirePriceQuery : IKisQuery<InquirePriceQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidInputIscd { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
    ];

    public static InquirePriceQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
    };
}

/// <summary>
/// 주식현재가 시세 (inquire-price). An unknown code may be answered with zeros and blanks.
/// </summary>
public sealed record InquirePriceReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(OneConverter<InquirePriceOutput>))]
    public InquirePriceOutput? Output { get; init; }
}

public sealed record InquirePriceOutput
{
    /// <summary>종목 상태 구분 코드</summary>
    [JsonPropertyName("iscd_stat_cls_code")] public string? IscdStatClsCode { get; init; }
    /// <summary>증거금 비율, decimal(2)</summary>
    [JsonPropertyName("marg_rate")] public string? MargRate { get; init; }
    /// <summary>대표 시장 한글 명</summary>
    [JsonPropertyName("rprs_mrkt_kor_name")] public string? RprsMrktKorName { get; init; }
    /// <summary>신 고가 저가 구분 코드</summary>
    [JsonPropertyName("new_hgpr_lwpr_cls_code")] public string? NewHgprLwprClsCode { get; init; }
    /// <summary>업종 한글 종목명</summary>
    [JsonPropertyName("bstp_kor_isnm")] public string? BstpKorIsnm { get; init; }
    /// <summary>임시 정지 여부, Y/N</summary>
    [JsonPropertyName("temp_stop_yn")] public string? TempStopYn { get; init; }
    /// <summary>시가 범위 연장 여부, Y/N</summary>
    [JsonPropertyName("oprc_rang_cont_yn")] public string? OprcRangContYn { get; init; }
    /// <summary>종가 범위 연장 여부, Y/N</summary>
    [JsonPropertyName("clpr_rang_cont_yn")] public string? ClprRangContYn { get; init; }
    /// <summary>신용 가능 여부, Y/N</summary>
    [JsonPropertyName("crdt_able_yn")] public string? CrdtAbleYn { get; init; }
    /// <summary>보증금 비율 구분 코드</summary>
    [JsonPropertyName("grmn_rate_cls_code")] public string? GrmnRateClsCode { get; init; }
    /// <summary>ELW 발행 여부, Y/N</summary>
    [JsonPropertyName("elw_pblc_yn")] public string? ElwPblcYn { get; init; }
    /// <summary>주식 현재가, integer</summary>
    [JsonPropertyName("stck_prpr")] public string? StckPrpr { get; init; }
    /// <summary>전일 대비, integer</summary>
    [JsonPropertyName("prdy_vrss")] public string? PrdyVrss { get; init; }
    /// <summary>전일 대비 부호</summary>
    [JsonPropertyName("prdy_vrss_sign")] public string? PrdyVrssSign { get; init; }
    /// <summary>전일 대비율, decimal(2)</summary>
    [JsonPropertyName("prdy_ctrt")] public string? PrdyCtrt { get; init; }
    /// <summary>누적 거래 대금, integer</summary>
    [JsonPropertyName("acml_tr_pbmn")] public string? AcmlTrPbmn { get; init; }
    /// <summary>누적 거래량, integer</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>전일 대비 거래량 비율, decimal(2)</summary>
    [JsonPropertyName("prdy_vrss_vol_rate")] public string? PrdyVrssVolRate { get; init; }
    /// <summary>주식 시가2, integer</summary>
    [JsonPropertyName("stck_oprc")] public string? StckOprc { get; init; }
    /// <summary>주식 최고가, integer</summary>
    [JsonPropertyName("stck_hgpr")] public string? StckHgpr { get; init; }
    /// <summary>주식 최저가, integer</summary>
    [JsonPropertyName("stck_lwpr")] public string? StckLwpr { get; init; }
    /// <summary>주식 상한가, integer</summary>
    [JsonPropertyName("stck_mxpr")] public string? StckMxpr { get; init; }
    /// <summary>주식 하한가, integer</summary>
    [JsonPropertyName("stck_llam")] public string? StckLlam { get; init; }
    /// <summary>주식 기준가, integer</summary>
    [JsonPropertyName("stck_sdpr")] public string? StckSdpr { get; init; }
    /// <summary>가중 평균 주식 가격, decimal</summary>
    [JsonPropertyName("wghn_avrg_stck_prc")] public string? WghnAvrgStckPrc { get; init; }
    /// <summary>HTS 외국인 소진율, decimal(2)</summary>
    [JsonPropertyName("hts_frgn_ehrt")] public string? HtsFrgnEhrt { get; init; }
    /// <summary>외국인 순매수 수량, integer</summary>
    [JsonPropertyName("frgn_ntby_qty")] public string? FrgnNtbyQty { get; init; }
    /// <summary>프로그램매매 순매수 수량, integer</summary>
    [JsonPropertyName("pgtr_ntby_qty")] public string? PgtrNtbyQty { get; init; }
    /// <summary>피벗 2차 디저항 가격, integer</summary>
    [JsonPropertyName("pvt_scnd_dmrs_prc")] public string? PvtScndDmrsPrc { get; init; }
    /// <summary>피벗 1차 디저항 가격, integer</summary>
    [JsonPropertyName("pvt_frst_dmrs_prc")] public string? PvtFrstDmrsPrc { get; init; }
    /// <summary>피벗 포인트 값, decimal</summary>
    [JsonPropertyName("pvt_pont_val")] public string? PvtPontVal { get; init; }
    /// <summary>피벗 1차 디지지 가격, integer</summary>
    [JsonPropertyName("pvt_frst_dmsp_prc")] public string? PvtFrstDmspPrc { get; init; }
    /// <summary>피벗 2차 디지지 가격, integer</summary>
    [JsonPropertyName("pvt_scnd_dmsp_prc")] public string? PvtScndDmspPrc { get; init; }
    /// <summary>디저항 값, integer</summary>
    [JsonPropertyName("dmrs_val")] public string? DmrsVal { get; init; }
    /// <summary>디지지 값, integer</summary>
    [JsonPropertyName("dmsp_val")] public string? DmspVal { get; init; }
    /// <summary>자본금, integer</summary>
    [JsonPropertyName("cpfn")] public string? Cpfn { get; init; }
    /// <summary>제한 폭 가격, integer</summary>
    [JsonPropertyName("rstc_wdth_prc")] public string? RstcWdthPrc { get; init; }
    /// <summary>주식 액면가, integer</summary>
    [JsonPropertyName("stck_fcam")] public string? StckFcam { get; init; }
    /// <summary>주식 대용가, integer</summary>
    [JsonPropertyName("stck_sspr")] public string? StckSspr { get; init; }
    /// <summary>호가단위, integer</summary>
    [JsonPropertyName("aspr_unit")] public string? AsprUnit { get; init; }
    /// <summary>HTS 매매 수량 단위 값, integer</summary>
    [JsonPropertyName("hts_deal_qty_unit_val")] public string? HtsDealQtyUnitVal { get; init; }
    /// <summary>상장 주수, integer</summary>
    [JsonPropertyName("lstn_stcn")] public string? LstnStcn { get; init; }
    /// <summary>HTS 시가총액, integer (억원)</summary>
    [JsonPropertyName("hts_avls")] public string? HtsAvls { get; init; }
    /// <summary>PER, decimal(2)</summary>
    [JsonPropertyName("per")] public string? Per { get; init; }
    /// <summary>PBR, decimal(2)</summary>
    [JsonPropertyName("pbr")] public string? Pbr { get; init; }
    /// <summary>결산 월, integer</summary>
    [JsonPropertyName("stac_month")] public string? StacMonth { get; init; }
    /// <summary>거래량 회전율, decimal(2)</summary>
    [JsonPropertyName("vol_tnrt")] public string? VolTnrt { get; init; }
    /// <summary>EPS, decimal</summary>
    [JsonPropertyName("eps")] public string? Eps { get; init; }
    /// <summary>BPS, decimal</summary>
    [JsonPropertyName("bps")] public string? Bps { get; init; }
    /// <summary>250일 최고가, integer</summary>
    [JsonPropertyName("d250_hgpr")] public string? D250Hgpr { get; init; }
    /// <summary>250일 최고가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("d250_hgpr_date")] public string? D250HgprDate { get; init; }
    /// <summary>250일 최고가 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("d250_hgpr_vrss_prpr_rate")] public string? D250HgprVrssPrprRate { get; init; }
    /// <summary>250일 최저가, integer</summary>
    [JsonPropertyName("d250_lwpr")] public string? D250Lwpr { get; init; }
    /// <summary>250일 최저가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("d250_lwpr_date")] public string? D250LwprDate { get; init; }
    /// <summary>250일 최저가 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("d250_lwpr_vrss_prpr_rate")] public string? D250LwprVrssPrprRate { get; init; }
    /// <summary>주식 연중 최고가, integer</summary>
    [JsonPropertyName("stck_dryy_hgpr")] public string? StckDryyHgpr { get; init; }
    /// <summary>연중 최고가 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("dryy_hgpr_vrss_prpr_rate")] public string? DryyHgprVrssPrprRate { get; init; }
    /// <summary>연중 최고가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("dryy_hgpr_date")] public string? DryyHgprDate { get; init; }
    /// <summary>주식 연중 최저가, integer</summary>
    [JsonPropertyName("stck_dryy_lwpr")] public string? StckDryyLwpr { get; init; }
    /// <summary>연중 최저가 대비 현재가 비율, decimal(2)</summary>
    [JsonPropertyName("dryy_lwpr_vrss_prpr_rate")] public string? DryyLwprVrssPrprRate { get; init; }
    /// <summary>연중 최저가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("dryy_lwpr_date")] public string? DryyLwprDate { get; init; }
    /// <summary>52주일 최고가, integer</summary>
    [JsonPropertyName("w52_hgpr")] public string? W52Hgpr { get; init; }
    /// <summary>52주일 최고가 대비 현재가 대비, decimal(2)</summary>
    [JsonPropertyName("w52_hgpr_vrss_prpr_ctrt")] public string? W52HgprVrssPrprCtrt { get; init; }
    /// <summary>52주일 최고가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("w52_hgpr_date")] public string? W52HgprDate { get; init; }
    /// <summary>52주일 최저가, integer</summary>
    [JsonPropertyName("w52_lwpr")] public string? W52Lwpr { get; init; }
    /// <summary>52주일 최저가 대비 현재가 대비, decimal(2)</summary>
    [JsonPropertyName("w52_lwpr_vrss_prpr_ctrt")] public string? W52LwprVrssPrprCtrt { get; init; }
    /// <summary>52주일 최저가 일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("w52_lwpr_date")] public string? W52LwprDate { get; init; }
    /// <summary>전체 융자 잔고 비율, decimal(2)</summary>
    [JsonPropertyName("whol_loan_rmnd_rate")] public string? WholLoanRmndRate { get; init; }
    /// <summary>공매도가능여부, Y/N</summary>
    [JsonPropertyName("ssts_yn")] public string? SstsYn { get; init; }
    /// <summary>주식 단축 종목코드</summary>
    [JsonPropertyName("stck_shrn_iscd")] public string? StckShrnIscd { get; init; }
    /// <summary>액면가 통화명, integer</summary>
    [JsonPropertyName("fcam_cnnm")] public string? FcamCnnm { get; init; }
    /// <summary>자본금 통화명, integer</summary>
    [JsonPropertyName("cpfn_cnnm")] public string? CpfnCnnm { get; init; }
    /// <summary>접근도, decimal(2)</summary>
    [JsonPropertyName("apprch_rate")] public string? ApprchRate { get; init; }
    /// <summary>외국인 보유 수량, integer</summary>
    [JsonPropertyName("frgn_hldn_qty")] public string? FrgnHldnQty { get; init; }
    /// <summary>VI적용구분코드</summary>
    [JsonPropertyName("vi_cls_code")] public string? ViClsCode { get; init; }
    /// <summary>시간외단일가VI적용구분코드</summary>
    [JsonPropertyName("ovtm_vi_cls_code")] public string? OvtmViClsCode { get; init; }
    /// <summary>최종 공매도 체결 수량, integer</summary>
    [JsonPropertyName("last_ssts_cntg_qty")] public string? LastSstsCntgQty { get; init; }
    /// <summary>투자유의여부, Y/N</summary>
    [JsonPropertyName("invt_caful_yn")] public string? InvtCafulYn { get; init; }
    /// <summary>시장경고코드</summary>
    [JsonPropertyName("mrkt_warn_cls_code")] public string? MrktWarnClsCode { get; init; }
    /// <summary>단기과열여부, Y/N</summary>
    [JsonPropertyName("short_over_yn")] public string? ShortOverYn { get; init; }
    /// <summary>정리매매여부, Y/N</summary>
    [JsonPropertyName("sltr_yn")] public string? SltrYn { get; init; }
    /// <summary>관리종목여부</summary>
    [JsonPropertyName("mang_issu_cls_code")] public string? MangIssuClsCode { get; init; }
}
