using Danta.Market;

namespace Danta.Simulator.Frames;

/// <summary>A notice with every field of H0STCNI0 in the broker's order, as a server writes it before encrypting.</summary>
readonly record struct NoticeRecord
{
    /// <summary>0 CUST_ID 고객 ID</summary>
    public string? CustId { get; init; }

    /// <summary>1 ACNT_NO 계좌번호</summary>
    public string? AcntNo { get; init; }

    /// <summary>2 ODER_NO 주문번호</summary>
    public string? OderNo { get; init; }

    /// <summary>3 OODER_NO 원주문번호</summary>
    public string? OoderNo { get; init; }

    /// <summary>4 SELN_BYOV_CLS 매도매수구분</summary>
    public string? SelnByovCls { get; init; }

    /// <summary>5 RCTF_CLS 접수구분(정정구분)</summary>
    public char RctfCls { get; init; }

    /// <summary>6 ODER_KIND 주문종류</summary>
    public string? OderKind { get; init; }

    /// <summary>7 ODER_COND 주문조건</summary>
    public char OderCond { get; init; }

    /// <summary>8 STCK_SHRN_ISCD 주식 단축 종목코드</summary>
    public InstrumentCode StckShrnIscd { get; init; }

    /// <summary>9 CNTG_QTY 체결 수량, 10 digits</summary>
    public long CntgQty { get; init; }

    /// <summary>10 CNTG_UNPR 체결단가, 9 digits</summary>
    public long CntgUnpr { get; init; }

    /// <summary>11 STCK_CNTG_HOUR 주식 체결 시간, HHmmss as a number</summary>
    public int StckCntgHour { get; init; }

    /// <summary>12 RFUS_YN 거부여부</summary>
    public char RfusYn { get; init; }

    /// <summary>13 CNTG_YN 체결여부</summary>
    public char CntgYn { get; init; }

    /// <summary>14 ACPT_YN 접수여부</summary>
    public char AcptYn { get; init; }

    /// <summary>15 BRNC_NO 지점번호</summary>
    public string? BrncNo { get; init; }

    /// <summary>16 ODER_QTY 주문수량, 9 digits</summary>
    public long OderQty { get; init; }

    /// <summary>17 ACNT_NAME 계좌명</summary>
    public string? AcntName { get; init; }

    /// <summary>18 ORD_COND_PRC 호가조건가격, 9 digits</summary>
    public long OrdCondPrc { get; init; }

    /// <summary>19 ORD_EXG_GB 주문거래소 구분</summary>
    public char OrdExgGb { get; init; }

    /// <summary>20 POPUP_YN 실시간체결창 표시여부</summary>
    public char PopupYn { get; init; }

    /// <summary>21 FILLER 필러</summary>
    public string? Filler { get; init; }

    /// <summary>22 CRDT_CLS 신용구분</summary>
    public string? CrdtCls { get; init; }

    /// <summary>23 CRDT_LOAN_DATE 신용대출일자</summary>
    public string? CrdtLoanDate { get; init; }

    /// <summary>24 CNTG_ISNM40 체결종목명</summary>
    public string? CntgIsnm40 { get; init; }

    /// <summary>25 ODER_PRC 주문가격, 9 digits</summary>
    public long OderPrc { get; init; }

    /// <summary>Without the account and the customer: this may stand in a log.</summary>
    public override string ToString() => $"{OderNo} {StckShrnIscd}";

    public void WriteTo(ref FieldWriter fields)
    {
        fields.Text(CustId);
        fields.Text(AcntNo);
        fields.Text(OderNo);
        fields.Text(OoderNo);
        fields.Text(SelnByovCls);
        fields.Letter(RctfCls);
        fields.Text(OderKind);
        fields.Letter(OderCond);
        fields.Code(StckShrnIscd);
        fields.Padded(CntgQty, 10);
        fields.Padded(CntgUnpr, 9);
        fields.Time(StckCntgHour);
        fields.Letter(RfusYn);
        fields.Letter(CntgYn);
        fields.Letter(AcptYn);
        fields.Text(BrncNo);
        fields.Padded(OderQty, 9);
        fields.Text(AcntName);
        fields.Padded(OrdCondPrc, 9);
        fields.Letter(OrdExgGb);
        fields.Letter(PopupYn);
        fields.Text(Filler);
        fields.Text(CrdtCls);
        fields.Text(CrdtLoanDate);
        fields.Text(CntgIsnm40);
        fields.Padded(OderPrc, 9);
    }
}
