using Danta.Market;

namespace Danta.Simulator.Frames;

/// <summary>
/// A trade with every field of H0STCNT0, H0NXCNT0 and H0UNCNT0 in the broker's order, as a server writes it. H0STANC0 is the
/// same without the last two. Letters are NUL where the field is empty.
/// </summary>
readonly record struct TradeRecord
{
    /// <summary>0 MKSC_SHRN_ISCD 유가증권 단축 종목코드</summary>
    public InstrumentCode MkscShrnIscd { get; init; }

    /// <summary>1 STCK_CNTG_HOUR 주식 체결 시간, HHmmss as a number</summary>
    public int StckCntgHour { get; init; }

    /// <summary>2 STCK_PRPR 주식 현재가</summary>
    public long StckPrpr { get; init; }

    /// <summary>3 PRDY_VRSS_SIGN 전일 대비 부호</summary>
    public char PrdyVrssSign { get; init; }

    /// <summary>4 PRDY_VRSS 전일 대비</summary>
    public long PrdyVrss { get; init; }

    /// <summary>5 PRDY_CTRT 전일 대비율, in hundredths</summary>
    public long PrdyCtrt { get; init; }

    /// <summary>6 WGHN_AVRG_STCK_PRC 가중 평균 주식 가격, in hundredths</summary>
    public long WghnAvrgStckPrc { get; init; }

    /// <summary>7 STCK_OPRC 주식 시가</summary>
    public long StckOprc { get; init; }

    /// <summary>8 STCK_HGPR 주식 최고가</summary>
    public long StckHgpr { get; init; }

    /// <summary>9 STCK_LWPR 주식 최저가</summary>
    public long StckLwpr { get; init; }

    /// <summary>10 ASKP1 매도호가1</summary>
    public long Askp1 { get; init; }

    /// <summary>11 BIDP1 매수호가1</summary>
    public long Bidp1 { get; init; }

    /// <summary>12 CNTG_VOL 체결 거래량</summary>
    public long CntgVol { get; init; }

    /// <summary>13 ACML_VOL 누적 거래량</summary>
    public long AcmlVol { get; init; }

    /// <summary>14 ACML_TR_PBMN 누적 거래 대금</summary>
    public long AcmlTrPbmn { get; init; }

    /// <summary>15 SELN_CNTG_CSNU 매도 체결 건수</summary>
    public long SelnCntgCsnu { get; init; }

    /// <summary>16 SHNU_CNTG_CSNU 매수 체결 건수</summary>
    public long ShnuCntgCsnu { get; init; }

    /// <summary>17 NTBY_CNTG_CSNU 순매수 체결 건수</summary>
    public long NtbyCntgCsnu { get; init; }

    /// <summary>18 CTTR 체결강도, in hundredths</summary>
    public long Cttr { get; init; }

    /// <summary>19 SELN_CNTG_SMTN 총 매도 수량</summary>
    public long SelnCntgSmtn { get; init; }

    /// <summary>20 SHNU_CNTG_SMTN 총 매수 수량</summary>
    public long ShnuCntgSmtn { get; init; }

    /// <summary>21 CCLD_DVSN 체결구분</summary>
    public char CcldDvsn { get; init; }

    /// <summary>22 SHNU_RATE 매수비율, in hundredths</summary>
    public long ShnuRate { get; init; }

    /// <summary>23 PRDY_VOL_VRSS_ACML_VOL_RATE 전일 거래량 대비 등락율, in hundredths</summary>
    public long PrdyVolVrssAcmlVolRate { get; init; }

    /// <summary>24 OPRC_HOUR 시가 시간, HHmmss as a number</summary>
    public int OprcHour { get; init; }

    /// <summary>25 OPRC_VRSS_PRPR_SIGN 시가대비구분</summary>
    public char OprcVrssPrprSign { get; init; }

    /// <summary>26 OPRC_VRSS_PRPR 시가대비</summary>
    public long OprcVrssPrpr { get; init; }

    /// <summary>27 HGPR_HOUR 최고가 시간, HHmmss as a number</summary>
    public int HgprHour { get; init; }

    /// <summary>28 HGPR_VRSS_PRPR_SIGN 고가대비구분</summary>
    public char HgprVrssPrprSign { get; init; }

    /// <summary>29 HGPR_VRSS_PRPR 고가대비</summary>
    public long HgprVrssPrpr { get; init; }

    /// <summary>30 LWPR_HOUR 최저가 시간, HHmmss as a number</summary>
    public int LwprHour { get; init; }

    /// <summary>31 LWPR_VRSS_PRPR_SIGN 저가대비구분</summary>
    public char LwprVrssPrprSign { get; init; }

    /// <summary>32 LWPR_VRSS_PRPR 저가대비</summary>
    public long LwprVrssPrpr { get; init; }

    /// <summary>33 BSOP_DATE 영업 일자</summary>
    public int BsopDate { get; init; }

    /// <summary>34 NEW_MKOP_CLS_CODE 신 장운영 구분 코드</summary>
    public string? NewMkopClsCode { get; init; }

    /// <summary>35 TRHT_YN 거래정지 여부</summary>
    public char TrhtYn { get; init; }

    /// <summary>36 ASKP_RSQN1 매도호가 잔량1</summary>
    public long AskpRsqn1 { get; init; }

    /// <summary>37 BIDP_RSQN1 매수호가 잔량1</summary>
    public long BidpRsqn1 { get; init; }

    /// <summary>38 TOTAL_ASKP_RSQN 총 매도호가 잔량</summary>
    public long TotalAskpRsqn { get; init; }

    /// <summary>39 TOTAL_BIDP_RSQN 총 매수호가 잔량</summary>
    public long TotalBidpRsqn { get; init; }

    /// <summary>40 VOL_TNRT 거래량 회전율, in hundredths</summary>
    public long VolTnrt { get; init; }

    /// <summary>41 PRDY_SMNS_HOUR_ACML_VOL 전일 동시간 누적 거래량</summary>
    public long PrdySmnsHourAcmlVol { get; init; }

    /// <summary>42 PRDY_SMNS_HOUR_ACML_VOL_RATE 전일 동시간 누적 거래량 비율, in hundredths</summary>
    public long PrdySmnsHourAcmlVolRate { get; init; }

    /// <summary>43 HOUR_CLS_CODE 시간 구분 코드</summary>
    public char HourClsCode { get; init; }

    /// <summary>44 MRKT_TRTM_CLS_CODE 임의종료구분코드</summary>
    public char MrktTrtmClsCode { get; init; }

    /// <summary>45 VI_STND_PRC 정적VI발동기준가</summary>
    public long ViStndPrc { get; init; }

    /// <summary>46 MARKET_CLS_CODE 장 구분 코드</summary>
    public char MarketClsCode { get; init; }

    public void WriteTo(ref FieldWriter fields)
    {
        fields.Code(MkscShrnIscd);
        fields.Time(StckCntgHour);
        fields.Number(StckPrpr);
        fields.Letter(PrdyVrssSign);
        fields.Number(PrdyVrss);
        fields.Hundredths(PrdyCtrt);
        fields.Hundredths(WghnAvrgStckPrc);
        fields.Number(StckOprc);
        fields.Number(StckHgpr);
        fields.Number(StckLwpr);
        fields.Number(Askp1);
        fields.Number(Bidp1);
        fields.Number(CntgVol);
        fields.Number(AcmlVol);
        fields.Number(AcmlTrPbmn);
        fields.Number(SelnCntgCsnu);
        fields.Number(ShnuCntgCsnu);
        fields.Number(NtbyCntgCsnu);
        fields.Hundredths(Cttr);
        fields.Number(SelnCntgSmtn);
        fields.Number(ShnuCntgSmtn);
        fields.Letter(CcldDvsn);
        fields.Hundredths(ShnuRate);
        fields.Hundredths(PrdyVolVrssAcmlVolRate);
        fields.Time(OprcHour);
        fields.Letter(OprcVrssPrprSign);
        fields.Number(OprcVrssPrpr);
        fields.Time(HgprHour);
        fields.Letter(HgprVrssPrprSign);
        fields.Number(HgprVrssPrpr);
        fields.Time(LwprHour);
        fields.Letter(LwprVrssPrprSign);
        fields.Number(LwprVrssPrpr);
        fields.Number(BsopDate);
        fields.Text(NewMkopClsCode);
        fields.Letter(TrhtYn);
        fields.Number(AskpRsqn1);
        fields.Number(BidpRsqn1);
        fields.Number(TotalAskpRsqn);
        fields.Number(TotalBidpRsqn);
        fields.Hundredths(VolTnrt);
        fields.Number(PrdySmnsHourAcmlVol);
        fields.Hundredths(PrdySmnsHourAcmlVolRate);
        fields.Letter(HourClsCode);
        fields.Letter(MrktTrtmClsCode);
        fields.Number(ViStndPrc);
        fields.Letter(MarketClsCode);
    }
}
