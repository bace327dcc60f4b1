using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>기간별매매손익현황조회 (inquire-period-trade-profit): what is asked.</summary>
public sealed record InquirePeriodTradeProfitQuery : IKisQuery<InquirePeriodTradeProfitQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? SortDvsn { get; init; }
    public string? Pdno { get; init; }
    public string? InqrStrtDt { get; init; }
    public string? InqrEndDt { get; init; }
    public string? CblcDvsn { get; init; }
    public string? CtxAreaFk100 { get; init; }
    public string? CtxAreaNk100 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("SORT_DVSN", SortDvsn ?? ""),
        new("PDNO", Pdno ?? ""),
        new("INQR_STRT_DT", InqrStrtDt ?? ""),
        new("INQR_END_DT", InqrEndDt ?? ""),
        new("CBLC_DVSN", CblcDvsn ?? ""),
        new("CTX_AREA_FK100", CtxAreaFk100 ?? ""),
        new("CTX_AREA_NK100", CtxAreaNk100 ?? ""),
    ];

    public static InquirePeriodTradeProfitQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        SortDvsn = value("SORT_DVSN"),
        Pdno = value("PDNO"),
        InqrStrtDt = value("INQR_STRT_DT"),
        InqrEndDt = value("INQR_END_DT"),
        CblcDvsn = value("CBLC_DVSN"),
        CtxAreaFk100 = value("CTX_AREA_FK100"),
        CtxAreaNk100 = value("CTX_AREA_NK100"),
    };

    public override string ToString() => nameof(InquirePeriodTradeProfitQuery);
}

/// <summary>
/// 기간별매매손익현황조회 (inquire-period-trade-profit). pdno is twelve characters wide: 00000A005930.
/// </summary>
public sealed record InquirePeriodTradeProfitReply : KisPageReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(RowsConverter<InquirePeriodTradeProfitOutput1>))]
    public IReadOnlyList<InquirePeriodTradeProfitOutput1>? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(OneConverter<InquirePeriodTradeProfitOutput2>))]
    public InquirePeriodTradeProfitOutput2? Output2 { get; init; }
}

public sealed record InquirePeriodTradeProfitOutput1
{
    /// <summary>매매일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("trad_dt")] public string? TradDt { get; init; }
    /// <summary>상품번호</summary>
    [JsonPropertyName("pdno")] public string? Pdno { get; init; }
    /// <summary>상품명</summary>
    [JsonPropertyName("prdt_name")] public string? PrdtName { get; init; }
    /// <summary>매매구분명</summary>
    [JsonPropertyName("trad_dvsn_name")] public string? TradDvsnName { get; init; }
    /// <summary>대출일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("loan_dt")] public string? LoanDt { get; init; }
    /// <summary>보유수량, integer</summary>
    [JsonPropertyName("hldg_qty")] public string? HldgQty { get; init; }
    /// <summary>매입단가, integer</summary>
    [JsonPropertyName("pchs_unpr")] public string? PchsUnpr { get; init; }
    /// <summary>매수수량, integer</summary>
    [JsonPropertyName("buy_qty")] public string? BuyQty { get; init; }
    /// <summary>매수금액, integer</summary>
    [JsonPropertyName("buy_amt")] public string? BuyAmt { get; init; }
    /// <summary>매도가격, integer</summary>
    [JsonPropertyName("sll_pric")] public string? SllPric { get; init; }
    /// <summary>매도수량, integer</summary>
    [JsonPropertyName("sll_qty")] public string? SllQty { get; init; }
    /// <summary>매도금액, integer</summary>
    [JsonPropertyName("sll_amt")] public string? SllAmt { get; init; }
    /// <summary>실현손익, integer</summary>
    [JsonPropertyName("rlzt_pfls")] public string? RlztPfls { get; init; }
    /// <summary>손익률, decimal(8)</summary>
    [JsonPropertyName("pfls_rt")] public string? PflsRt { get; init; }
    /// <summary>수수료, integer</summary>
    [JsonPropertyName("fee")] public string? Fee { get; init; }
    /// <summary>제세금, integer</summary>
    [JsonPropertyName("tl_tax")] public string? TlTax { get; init; }
    /// <summary>대출이자, integer</summary>
    [JsonPropertyName("loan_int")] public string? LoanInt { get; init; }
}

public sealed record InquirePeriodTradeProfitOutput2 : ProfitTotals
{
    public InquirePeriodTradeProfitOutput2()
    {
    }

    /// <summary>With what it shares with others of its kind.</summary>
    public InquirePeriodTradeProfitOutput2(ProfitTotals totals)
        : base(totals)
    {
    }

    /// <summary>매수수량합계, integer</summary>
    [JsonPropertyName("buyqty_smtl"), JsonPropertyOrder(2)] public string? BuyqtySmtl { get; init; }
    /// <summary>총수익률, decimal(8)</summary>
    [JsonPropertyName("tot_pftrt"), JsonPropertyOrder(4)] public string? TotPftrt { get; init; }
}
