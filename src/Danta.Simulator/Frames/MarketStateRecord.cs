using Danta.Market;

namespace Danta.Simulator.Frames;

/// <summary>A state with every field of H0STMKO0, as a server writes it.</summary>
readonly record struct MarketStateRecord
{
    /// <summary>0 MKSC_SHRN_ISCD 유가증권단축종목코드</summary>
    public InstrumentCode MkscShrnIscd { get; init; }

    /// <summary>1 TRHT_YN 거래정지여부</summary>
    public string? TrhtYn { get; init; }

    /// <summary>2 TR_SUSP_REAS_CNTT 거래정지사유내용</summary>
    public string? TrSuspReasCntt { get; init; }

    /// <summary>3 MKOP_CLS_CODE 장운영구분코드</summary>
    public string? MkopClsCode { get; init; }

    /// <summary>4 ANTC_MKOP_CLS_CODE 예상장운영구분코드</summary>
    public string? AntcMkopClsCode { get; init; }

    /// <summary>5 MRKT_TRTM_CLS_CODE 임의연장구분코드</summary>
    public string? MrktTrtmClsCode { get; init; }

    /// <summary>6 DIVI_APP_CLS_CODE 동시호가배분처리구분코드</summary>
    public string? DiviAppClsCode { get; init; }

    /// <summary>7 ISCD_STAT_CLS_CODE 종목상태구분코드</summary>
    public string? IscdStatClsCode { get; init; }

    /// <summary>8 VI_CLS_CODE VI적용구분코드</summary>
    public string? ViClsCode { get; init; }

    /// <summary>9 OVTM_VI_CLS_CODE 시간외단일가VI적용구분코드</summary>
    public string? OvtmViClsCode { get; init; }

    /// <summary>10 EXCH_CLS_CODE 거래소구분코드</summary>
    public string? ExchClsCode { get; init; }

    public void WriteTo(ref FieldWriter fields)
    {
        fields.Code(MkscShrnIscd);
        fields.Text(TrhtYn);
        fields.Text(TrSuspReasCntt);
        fields.Text(MkopClsCode);
        fields.Text(AntcMkopClsCode);
        fields.Text(MrktTrtmClsCode);
        fields.Text(DiviAppClsCode);
        fields.Text(IscdStatClsCode);
        fields.Text(ViClsCode);
        fields.Text(OvtmViClsCode);
        fields.Text(ExchClsCode);
    }
}
