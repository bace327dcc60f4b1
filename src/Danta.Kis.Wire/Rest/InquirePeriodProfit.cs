using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>기간별손익일별합산조회 (inquire-period-profit): what is asked.</summary>
public sealed record InquirePeriodProfitQuery : IKisQuery<InquirePeriodProfitQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? InqrStrtDt { get; init; }
    public string? InqrEndDt { get; init; }
    public string? Pdno { get; init; }
    public string? SortDvsn { get; init; }
    public string? InqrDvsn { get; init; }
    public string? CblcDvsn { get; init; }
    public string? CtxAreaFk100 { get; init; }
    public string? CtxAreaNk100 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("INQR_STRT_DT", InqrStrtDt ?? ""),
        new("INQR_END_DT", InqrEndDt ?? ""),
        new("PDNO", Pdno ?? ""),
        new("SORT_DVSN", SortDvsn ?? ""),
        new("INQR_DVSN", InqrDvsn ?? ""),
        new("CBLC_DVSN", CblcDvsn ?? ""),
        new("CTX_AREA_FK100", CtxAreaFk100 ?? ""),
        new("CTX_AREA_NK100", CtxAreaNk100 ?? ""),
    ];

    public static InquirePeriodProfitQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        InqrStrtDt = value("INQR_STRT_DT"),
        InqrEndDt = value("INQR_END_DT"),
        Pdno = value("PDNO"),
        SortDvsn = value("SORT_DVSN"),
        InqrDvsn = value("INQR_DVSN"),
        CblcDvsn = value("CBLC_DVSN"),
        CtxAreaFk100 = value("CTX_AREA_FK100"),
        CtxAreaNk100 = value("CTX_AREA_NK100"),
    };

    public override string ToString() => nameof(InquirePeriodProfitQuery);
}

/// <summary>기간별손익일별합산조회 (inquire-period-profit).</summary>
public sealed record InquirePeriodProfitReply : KisPageReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(RowsConverter<InquirePeriodProfitOutput1>))]
    public IReadOnlyList<InquirePeriodProfitOutput1>? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(OneConverter<InquirePeriodProfitOutput2>))]
    public InquirePeriodProfitOutput2? Output2 { get; init; }
}

public sealed record InquirePeriodProfitOutput1
{
    /// <summary>매매일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("trad_dt")] public string? TradDt { get; init; }
    /// <summary>매수금액, integer</summary>
    [JsonPropertyName("buy_amt")] public string? BuyAmt { get; init; }
    /// <summary>매도금액, integer</summary>
    [JsonPropertyName("sll_amt")] public string? SllAmt { get; init; }
    /// <summary>실현손익, integer</summary>
    [JsonPropertyName("rlzt_pfls")] public string? RlztPfls { get; init; }
    /// <summary>수수료, integer</summary>
    [JsonPropertyName("fee")] public string? Fee { get; init; }
    /// <summary>대출이자, integer</summary>
    [JsonPropertyName("loan_int")] public string? LoanInt { get; init; }
    /// <summary>제세금, integer</summary>
    [JsonPropertyName("tl_tax")] public string? TlTax { get; init; }
    /// <summary>손익률, decimal(8)</summary>
    [JsonPropertyName("pfls_rt")] public string? PflsRt { get; init; }
    /// <summary>매도수량1, integer</summary>
    [JsonPropertyName("sll_qty1")] public string? SllQty1 { get; init; }
    /// <summary>매수수량1, integer</summary>
    [JsonPropertyName("buy_qty1")] public string? BuyQty1 { get; init; }
}

public sealed record InquirePeriodProfitOutput2 : ProfitTotals
{
    public InquirePeriodProfitOutput2()
    {
    }

    /// <summary>With what it shares with others of its kind.</summary>
    public InquirePeriodProfitOutput2(ProfitTotals totals)
        : base(totals)
    {
    }

    /// <summary>매수수량합계, integer</summary>
    [JsonPropertyName("buy_qty_smtl"), JsonPropertyOrder(2)] public string? BuyQtySmtl { get; init; }
}
