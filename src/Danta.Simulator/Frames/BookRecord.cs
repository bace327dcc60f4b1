using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Simulator.Frames;

/// <summary>The waiting mid-price orders of one exchange: price, shares, and on which side they wait.</summary>
/// <param name="Price">MID_PRC; half ticks are possible.</param>
/// <param name="Shares">MIDP_TOTAL_RSQN</param>
/// <param name="Side">MIDP_CLS_CODE: 0 none, 1 or 2 the side</param>
readonly record struct MidPrice(long Price, long Shares, char Side);

/// <summary>
/// A book with every field of H0STASP0, H0NXASP0 and H0UNASP0, as a server writes it. The first 59 are the same in all; behind
/// them each channel has its own.
/// </summary>
readonly record struct BookRecord
{
    /// <summary>0 MKSC_SHRN_ISCD 유가증권 단축 종목코드</summary>
    public InstrumentCode MkscShrnIscd { get; init; }

    /// <summary>1 BSOP_HOUR 영업 시간, HHmmss as a number</summary>
    public int BsopHour { get; init; }

    /// <summary>2 HOUR_CLS_CODE 시간 구분 코드</summary>
    public char HourClsCode { get; init; }

    /// <summary>3-12 ASKP and 23-32 ASKP_RSQN 매도호가와 잔량</summary>
    public BookSide Asks { get; init; }

    /// <summary>13-22 BIDP and 33-42 BIDP_RSQN 매수호가와 잔량</summary>
    public BookSide Bids { get; init; }

    /// <summary>43 TOTAL_ASKP_RSQN 총 매도호가 잔량</summary>
    public long TotalAskpRsqn { get; init; }

    /// <summary>44 TOTAL_BIDP_RSQN 총 매수호가 잔량</summary>
    public long TotalBidpRsqn { get; init; }

    /// <summary>45 OVTM_TOTAL_ASKP_RSQN 시간외 총 매도호가 잔량</summary>
    public long OvtmTotalAskpRsqn { get; init; }

    /// <summary>46 OVTM_TOTAL_BIDP_RSQN 시간외 총 매수호가 잔량</summary>
    public long OvtmTotalBidpRsqn { get; init; }

    /// <summary>47 ANTC_CNPR 예상 체결가; 0 outside auctions</summary>
    public long AntcCnpr { get; init; }

    /// <summary>48 ANTC_CNQN 예상 체결량</summary>
    public long AntcCnqn { get; init; }

    /// <summary>49 ANTC_VOL 예상 거래량; keeps the last auction's</summary>
    public long AntcVol { get; init; }

    /// <summary>50 ANTC_CNTG_VRSS 예상 체결 대비; minus the previous close outside auctions</summary>
    public long AntcCntgVrss { get; init; }

    /// <summary>51 ANTC_CNTG_VRSS_SIGN 예상 체결 대비 부호</summary>
    public char AntcCntgVrssSign { get; init; }

    /// <summary>52 ANTC_CNTG_PRDY_CTRT 예상 체결 전일 대비율, in hundredths; -100.00 outside auctions</summary>
    public long AntcCntgPrdyCtrt { get; init; }

    /// <summary>53 ACML_VOL 누적 거래량</summary>
    public long AcmlVol { get; init; }

    /// <summary>54 TOTAL_ASKP_RSQN_ICDC 총 매도호가 잔량 증감</summary>
    public long TotalAskpRsqnIcdc { get; init; }

    /// <summary>55 TOTAL_BIDP_RSQN_ICDC 총 매수호가 잔량 증감</summary>
    public long TotalBidpRsqnIcdc { get; init; }

    /// <summary>56 OVTM_TOTAL_ASKP_ICDC 시간외 총 매도호가 증감</summary>
    public long OvtmTotalAskpIcdc { get; init; }

    /// <summary>57 OVTM_TOTAL_BIDP_ICDC 시간외 총 매수호가 증감</summary>
    public long OvtmTotalBidpIcdc { get; init; }

    /// <summary>58 STCK_DEAL_CLS_CODE 주식 매매 구분 코드, of no more use; 0 as sent</summary>
    public char StckDealClsCode { get; init; }

    /// <summary>59-61 of H0STASP0 and H0UNASP0: KRX's 중간가</summary>
    public MidPrice KrxMid { get; init; }

    /// <summary>59-61 of H0NXASP0, 62-64 of H0UNASP0: NXT's 중간가</summary>
    public MidPrice NxtMid { get; init; }

    /// <summary>62 MARKET_CLS_CODE 장 구분 코드 of H0STASP0</summary>
    public char MarketClsCode { get; init; }

    /// <summary>65 ANTC_EXCH_CLS_CODE 예상체결 거래소구분 of H0UNASP0</summary>
    public char AntcExchClsCode { get; init; }

    /// <summary>Its totals' changes since another.</summary>
    public BookRecord Since(in BookRecord before) => this with
    {
        TotalAskpRsqnIcdc = TotalAskpRsqn - before.TotalAskpRsqn,
        TotalBidpRsqnIcdc = TotalBidpRsqn - before.TotalBidpRsqn,
        OvtmTotalAskpIcdc = OvtmTotalAskpRsqn - before.OvtmTotalAskpRsqn,
        OvtmTotalBidpIcdc = OvtmTotalBidpRsqn - before.OvtmTotalBidpRsqn,
    };

    public void WriteTo(ref FieldWriter fields, KisChannel channel)
    {
        fields.Code(MkscShrnIscd);
        fields.Time(BsopHour);
        fields.Letter(HourClsCode);
        foreach (var level in Asks)
            fields.Number(level.Price.Won);
        foreach (var level in Bids)
            fields.Number(level.Price.Won);
        foreach (var level in Asks)
            fields.Number(level.Size.Shares);
        foreach (var level in Bids)
            fields.Number(level.Size.Shares);
        fields.Number(TotalAskpRsqn);
        fields.Number(TotalBidpRsqn);
        fields.Number(OvtmTotalAskpRsqn);
        fields.Number(OvtmTotalBidpRsqn);
        fields.Number(AntcCnpr);
        fields.Number(AntcCnqn);
        fields.Number(AntcVol);
        fields.Number(AntcCntgVrss);
        fields.Letter(AntcCntgVrssSign);
        fields.Hundredths(AntcCntgPrdyCtrt);
        fields.Number(AcmlVol);
        fields.Number(TotalAskpRsqnIcdc);
        fields.Number(TotalBidpRsqnIcdc);
        fields.Number(OvtmTotalAskpIcdc);
        fields.Number(OvtmTotalBidpIcdc);
        fields.Letter(StckDealClsCode);
        if (channel != KisChannel.BookNxt)
            Write(ref fields, KrxMid);
        if (channel != KisChannel.BookKrx)
            Write(ref fields, NxtMid);
        if (channel == KisChannel.BookKrx)
            fields.Letter(MarketClsCode);
        else if (channel == KisChannel.BookUnified)
            fields.Letter(AntcExchClsCode);
    }

    static void Write(ref FieldWriter fields, in MidPrice mid)
    {
        fields.Number(mid.Price);
        fields.Number(mid.Shares);
        fields.Letter(mid.Side);
    }
}
