using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식기본조회 (search-stock-info): what is asked.</summary>
public sealed record SearchStockInfoQuery : IKisQuery<SearchStockInfoQuery>
{
    public string? PrdtTypeCd { get; init; }
    public string? Pdno { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("PRDT_TYPE_CD", PrdtTypeCd ?? ""),
        new("PDNO", Pdno ?? ""),
    ];

    public static SearchStockInfoQuery From(Func<string, string?> value) => new()
    {
        PrdtTypeCd = value("PRDT_TYPE_CD"),
        Pdno = value("PDNO"),
    };
}

/// <summary>
/// 주식기본조회 (search-stock-info). pdno is twelve characters wide: 00000A005930.
/// </summary>
public sealed record SearchStockInfoReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(OneConverter<SearchStockInfoOutput>))]
    public SearchStockInfoOutput? Output { get; init; }
}

public sealed record SearchStockInfoOutput
{
    /// <summary>상품번호</summary>
    [JsonPropertyName("pdno")] public string? Pdno { get; init; }
    /// <summary>상품유형코드</summary>
    [JsonPropertyName("prdt_type_cd")] public string? PrdtTypeCd { get; init; }
    /// <summary>상품명</summary>
    [JsonPropertyName("prdt_name")] public string? PrdtName { get; init; }
    /// <summary>상품명(120자)</summary>
    [JsonPropertyName("prdt_name120")] public string? PrdtName120 { get; init; }
    /// <summary>상품약어명</summary>
    [JsonPropertyName("prdt_abrv_name")] public string? PrdtAbrvName { get; init; }
    /// <summary>상품영문명</summary>
    [JsonPropertyName("prdt_eng_name")] public string? PrdtEngName { get; init; }
    /// <summary>상품영문명(120자)</summary>
    [JsonPropertyName("prdt_eng_name120")] public string? PrdtEngName120 { get; init; }
    /// <summary>상품영문약어명</summary>
    [JsonPropertyName("prdt_eng_abrv_name")] public string? PrdtEngAbrvName { get; init; }
    /// <summary>시장ID코드</summary>
    [JsonPropertyName("mket_id_cd")] public string? MketIdCd { get; init; }
    /// <summary>증권그룹ID코드</summary>
    [JsonPropertyName("scty_grp_id_cd")] public string? SctyGrpIdCd { get; init; }
    /// <summary>거래소구분코드</summary>
    [JsonPropertyName("excg_dvsn_cd")] public string? ExcgDvsnCd { get; init; }
    /// <summary>결산월일, integer</summary>
    [JsonPropertyName("setl_mmdd")] public string? SetlMmdd { get; init; }
    /// <summary>상장주수, integer</summary>
    [JsonPropertyName("lstg_stqt")] public string? LstgStqt { get; init; }
    /// <summary>상장자본금액, integer</summary>
    [JsonPropertyName("lstg_cptl_amt")] public string? LstgCptlAmt { get; init; }
    /// <summary>자본금, integer</summary>
    [JsonPropertyName("cpta")] public string? Cpta { get; init; }
    /// <summary>액면가, integer</summary>
    [JsonPropertyName("papr")] public string? Papr { get; init; }
    /// <summary>발행가격, integer</summary>
    [JsonPropertyName("issu_pric")] public string? IssuPric { get; init; }
    /// <summary>코스피200종목여부, Y/N</summary>
    [JsonPropertyName("kospi200_item_yn")] public string? Kospi200ItemYn { get; init; }
    /// <summary>유가증권시장상장일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("scts_mket_lstg_dt")] public string? SctsMketLstgDt { get; init; }
    /// <summary>유가증권시장상장폐지일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("scts_mket_lstg_abol_dt")] public string? SctsMketLstgAbolDt { get; init; }
    /// <summary>코스닥시장상장일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("kosdaq_mket_lstg_dt")] public string? KosdaqMketLstgDt { get; init; }
    /// <summary>코스닥시장상장폐지일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("kosdaq_mket_lstg_abol_dt")] public string? KosdaqMketLstgAbolDt { get; init; }
    /// <summary>프리보드시장상장일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("frbd_mket_lstg_dt")] public string? FrbdMketLstgDt { get; init; }
    /// <summary>프리보드시장상장폐지일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("frbd_mket_lstg_abol_dt")] public string? FrbdMketLstgAbolDt { get; init; }
    /// <summary>리츠종류코드</summary>
    [JsonPropertyName("reits_kind_cd")] public string? ReitsKindCd { get; init; }
    /// <summary>ETF구분코드</summary>
    [JsonPropertyName("etf_dvsn_cd")] public string? EtfDvsnCd { get; init; }
    /// <summary>유전펀드여부, Y/N</summary>
    [JsonPropertyName("oilf_fund_yn")] public string? OilfFundYn { get; init; }
    /// <summary>지수업종대분류코드</summary>
    [JsonPropertyName("idx_bztp_lcls_cd")] public string? IdxBztpLclsCd { get; init; }
    /// <summary>지수업종중분류코드</summary>
    [JsonPropertyName("idx_bztp_mcls_cd")] public string? IdxBztpMclsCd { get; init; }
    /// <summary>지수업종소분류코드</summary>
    [JsonPropertyName("idx_bztp_scls_cd")] public string? IdxBztpSclsCd { get; init; }
    /// <summary>지수업종대분류코드명</summary>
    [JsonPropertyName("idx_bztp_lcls_cd_name")] public string? IdxBztpLclsCdName { get; init; }
    /// <summary>지수업종중분류코드명</summary>
    [JsonPropertyName("idx_bztp_mcls_cd_name")] public string? IdxBztpMclsCdName { get; init; }
    /// <summary>지수업종소분류코드명</summary>
    [JsonPropertyName("idx_bztp_scls_cd_name")] public string? IdxBztpSclsCdName { get; init; }
    /// <summary>주식종류코드</summary>
    [JsonPropertyName("stck_kind_cd")] public string? StckKindCd { get; init; }
    /// <summary>뮤추얼펀드개시일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("mfnd_opng_dt")] public string? MfndOpngDt { get; init; }
    /// <summary>뮤추얼펀드종료일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("mfnd_end_dt")] public string? MfndEndDt { get; init; }
    /// <summary>예탁등록취소일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("dpsi_erlm_cncl_dt")] public string? DpsiErlmCnclDt { get; init; }
    /// <summary>ETFCU수량, integer</summary>
    [JsonPropertyName("etf_cu_qty")] public string? EtfCuQty { get; init; }
    /// <summary>표준상품번호</summary>
    [JsonPropertyName("std_pdno")] public string? StdPdno { get; init; }
    /// <summary>예탁지정등록여부, Y/N</summary>
    [JsonPropertyName("dpsi_aptm_erlm_yn")] public string? DpsiAptmErlmYn { get; init; }
    /// <summary>ETF과세유형코드</summary>
    [JsonPropertyName("etf_txtn_type_cd")] public string? EtfTxtnTypeCd { get; init; }
    /// <summary>ETF유형코드</summary>
    [JsonPropertyName("etf_type_cd")] public string? EtfTypeCd { get; init; }
    /// <summary>상장폐지일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("lstg_abol_dt")] public string? LstgAbolDt { get; init; }
    /// <summary>신주구주구분코드</summary>
    [JsonPropertyName("nwst_odst_dvsn_cd")] public string? NwstOdstDvsnCd { get; init; }
    /// <summary>대용가격, integer</summary>
    [JsonPropertyName("sbst_pric")] public string? SbstPric { get; init; }
    /// <summary>당사대용가격, integer</summary>
    [JsonPropertyName("thco_sbst_pric")] public string? ThcoSbstPric { get; init; }
    /// <summary>당사대용가격변경일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("thco_sbst_pric_chng_dt")] public string? ThcoSbstPricChngDt { get; init; }
    /// <summary>거래정지여부, Y/N</summary>
    [JsonPropertyName("tr_stop_yn")] public string? TrStopYn { get; init; }
    /// <summary>관리종목여부, Y/N</summary>
    [JsonPropertyName("admn_item_yn")] public string? AdmnItemYn { get; init; }
    /// <summary>당일종가, integer</summary>
    [JsonPropertyName("thdt_clpr")] public string? ThdtClpr { get; init; }
    /// <summary>전일종가, integer</summary>
    [JsonPropertyName("bfdy_clpr")] public string? BfdyClpr { get; init; }
    /// <summary>종가변경일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("clpr_chng_dt")] public string? ClprChngDt { get; init; }
    /// <summary>표준산업분류코드</summary>
    [JsonPropertyName("std_idst_clsf_cd")] public string? StdIdstClsfCd { get; init; }
    /// <summary>표준산업분류코드명</summary>
    [JsonPropertyName("std_idst_clsf_cd_name")] public string? StdIdstClsfCdName { get; init; }
    /// <summary>OCR번호</summary>
    [JsonPropertyName("ocr_no")] public string? OcrNo { get; init; }
    /// <summary>크라우드펀딩종목여부, Y/N</summary>
    [JsonPropertyName("crfd_item_yn")] public string? CrfdItemYn { get; init; }
    /// <summary>전자증권여부, Y/N</summary>
    [JsonPropertyName("elec_scty_yn")] public string? ElecSctyYn { get; init; }
    /// <summary>발행기관코드</summary>
    [JsonPropertyName("issu_istt_cd")] public string? IssuIsttCd { get; init; }
    /// <summary>ETF추적수익율배수, integer</summary>
    [JsonPropertyName("etf_chas_erng_rt_dbnb")] public string? EtfChasErngRtDbnb { get; init; }
    /// <summary>ETFETN투자유의종목여부, Y/N</summary>
    [JsonPropertyName("etf_etn_ivst_heed_item_yn")] public string? EtfEtnIvstHeedItemYn { get; init; }
    /// <summary>대주이자율구분코드</summary>
    [JsonPropertyName("stln_int_rt_dvsn_cd")] public string? StlnIntRtDvsnCd { get; init; }
    /// <summary>외국인개인한도비율, integer</summary>
    [JsonPropertyName("frnr_psnl_lmt_rt")] public string? FrnrPsnlLmtRt { get; init; }
    /// <summary>상장신청인발행기관코드</summary>
    [JsonPropertyName("lstg_rqsr_issu_istt_cd")] public string? LstgRqsrIssuIsttCd { get; init; }
    /// <summary>상장신청인종목코드</summary>
    [JsonPropertyName("lstg_rqsr_item_cd")] public string? LstgRqsrItemCd { get; init; }
    /// <summary>신탁기관발행기관코드</summary>
    [JsonPropertyName("trst_istt_issu_istt_cd")] public string? TrstIsttIssuIsttCd { get; init; }
    /// <summary>NXT 거래종목여부, Y/N</summary>
    [JsonPropertyName("cptt_trad_tr_psbl_yn")] public string? CpttTradTrPsblYn { get; init; }
    /// <summary>NXT 거래정지여부, Y/N</summary>
    [JsonPropertyName("nxt_tr_stop_yn")] public string? NxtTrStopYn { get; init; }
}
