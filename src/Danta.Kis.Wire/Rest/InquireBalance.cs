using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식잔고조회 (inquire-balance): what is asked.</summary>
public sealed record InquireBalanceQuery : IKisQuery<InquireBalanceQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? AfhrFlprYn { get; init; }
    public string? OflYn { get; init; }
    public string? InqrDvsn { get; init; }
    public string? UnprDvsn { get; init; }
    public string? FundSttlIcldYn { get; init; }
    public string? FncgAmtAutoRdptYn { get; init; }
    public string? PrcsDvsn { get; init; }
    public string? CtxAreaFk100 { get; init; }
    public string? CtxAreaNk100 { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("AFHR_FLPR_YN", AfhrFlprYn ?? ""),
        new("OFL_YN", OflYn ?? ""),
        new("INQR_DVSN", InqrDvsn ?? ""),
        new("UNPR_DVSN", UnprDvsn ?? ""),
        new("FUND_STTL_ICLD_YN", FundSttlIcldYn ?? ""),
        new("FNCG_AMT_AUTO_RDPT_YN", FncgAmtAutoRdptYn ?? ""),
        new("PRCS_DVSN", PrcsDvsn ?? ""),
        new("CTX_AREA_FK100", CtxAreaFk100 ?? ""),
        new("CTX_AREA_NK100", CtxAreaNk100 ?? ""),
    ];

    public static InquireBalanceQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        AfhrFlprYn = value("AFHR_FLPR_YN"),
        OflYn = value("OFL_YN"),
        InqrDvsn = value("INQR_DVSN"),
        UnprDvsn = value("UNPR_DVSN"),
        FundSttlIcldYn = value("FUND_STTL_ICLD_YN"),
        FncgAmtAutoRdptYn = value("FNCG_AMT_AUTO_RDPT_YN"),
        PrcsDvsn = value("PRCS_DVSN"),
        CtxAreaFk100 = value("CTX_AREA_FK100"),
        CtxAreaNk100 = value("CTX_AREA_NK100"),
    };

    public override string ToString() => nameof(InquireBalanceQuery);
}

/// <summary>
/// 주식잔고조회 (inquire-balance). A share sold today stays in the list with nothing held; one code may stand twice (cash
/// and credit).
/// </summary>
public sealed record InquireBalanceReply : KisPageReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(RowsConverter<InquireBalanceOutput1>))]
    public IReadOnlyList<InquireBalanceOutput1>? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<InquireBalanceOutput2>))]
    public IReadOnlyList<InquireBalanceOutput2>? Output2 { get; init; }
}

public sealed record InquireBalanceOutput1 : BalanceRow
{
    public InquireBalanceOutput1()
    {
    }

    /// <summary>With what it shares with others of its kind.</summary>
    public InquireBalanceOutput1(BalanceRow row)
        : base(row)
    {
    }

    /// <summary>등락율, decimal(8)</summary>
    [JsonPropertyName("fltt_rt"), JsonPropertyOrder(1)] public string? FlttRt { get; init; }
    /// <summary>전일대비증감, integer</summary>
    [JsonPropertyName("bfdy_cprs_icdc"), JsonPropertyOrder(1)] public string? BfdyCprsIcdc { get; init; }
    /// <summary>종목증거금율명</summary>
    [JsonPropertyName("item_mgna_rt_name"), JsonPropertyOrder(1)] public string? ItemMgnaRtName { get; init; }
    /// <summary>보증금율명</summary>
    [JsonPropertyName("grta_rt_name"), JsonPropertyOrder(1)] public string? GrtaRtName { get; init; }
    /// <summary>대용가격, integer</summary>
    [JsonPropertyName("sbst_pric"), JsonPropertyOrder(1)] public string? SbstPric { get; init; }
    /// <summary>주식대출단가, decimal(4)</summary>
    [JsonPropertyName("stck_loan_unpr"), JsonPropertyOrder(1)] public string? StckLoanUnpr { get; init; }
}

public sealed record InquireBalanceOutput2 : BalanceTotals
{
    public InquireBalanceOutput2()
    {
    }

    /// <summary>With what it shares with others of its kind.</summary>
    public InquireBalanceOutput2(BalanceTotals totals)
        : base(totals)
    {
    }
}
