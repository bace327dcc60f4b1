using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식잔고조회_실현손익 (inquire-balance-rlz-pl): what is asked.</summary>
public sealed record InquireBalanceRlzPlQuery : IKisQuery<InquireBalanceRlzPlQuery>
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
    public string? CostIcldYn { get; init; }
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
        new("COST_ICLD_YN", CostIcldYn ?? ""),
        new("CTX_AREA_FK100", CtxAreaFk100 ?? ""),
        new("CTX_AREA_NK100", CtxAreaNk100 ?? ""),
    ];

    public static InquireBalanceRlzPlQuery From(Func<string, string?> value) => new()
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
        CostIcldYn = value("COST_ICLD_YN"),
        CtxAreaFk100 = value("CTX_AREA_FK100"),
        CtxAreaNk100 = value("CTX_AREA_NK100"),
    };

    public override string ToString() => nameof(InquireBalanceRlzPlQuery);
}

/// <summary>주식잔고조회_실현손익 (inquire-balance-rlz-pl).</summary>
public sealed record InquireBalanceRlzPlReply : KisPageReply
{
    [JsonPropertyName("output1"), JsonConverter(typeof(RowsConverter<InquireBalanceRlzPlOutput1>))]
    public IReadOnlyList<InquireBalanceRlzPlOutput1>? Output1 { get; init; }

    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<InquireBalanceRlzPlOutput2>))]
    public IReadOnlyList<InquireBalanceRlzPlOutput2>? Output2 { get; init; }
}

public sealed record InquireBalanceRlzPlOutput1 : BalanceRow
{
    public InquireBalanceRlzPlOutput1()
    {
    }

    /// <summary>With what it shares with others of its kind.</summary>
    public InquireBalanceRlzPlOutput1(BalanceRow row)
        : base(row)
    {
    }

    /// <summary>주식대출단가, decimal(4)</summary>
    [JsonPropertyName("stck_loan_unpr"), JsonPropertyOrder(1)] public string? StckLoanUnpr { get; init; }
    /// <summary>전일대비증감, integer</summary>
    [JsonPropertyName("bfdy_cprs_icdc"), JsonPropertyOrder(1)] public string? BfdyCprsIcdc { get; init; }
    /// <summary>등락율, decimal(8)</summary>
    [JsonPropertyName("fltt_rt"), JsonPropertyOrder(1)] public string? FlttRt { get; init; }
}

public sealed record InquireBalanceRlzPlOutput2 : BalanceTotals
{
    public InquireBalanceRlzPlOutput2()
    {
    }

    /// <summary>With what it shares with others of its kind.</summary>
    public InquireBalanceRlzPlOutput2(BalanceTotals totals)
        : base(totals)
    {
    }

    /// <summary>실현손익, integer</summary>
    [JsonPropertyName("rlzt_pfls"), JsonPropertyOrder(1)] public string? RlztPfls { get; init; }
    /// <summary>실현수익율, decimal(8)</summary>
    [JsonPropertyName("rlzt_erng_rt"), JsonPropertyOrder(1)] public string? RlztErngRt { get; init; }
    /// <summary>실평가손익, integer</summary>
    [JsonPropertyName("real_evlu_pfls"), JsonPropertyOrder(1)] public string? RealEvluPfls { get; init; }
    /// <summary>실평가손익수익율, decimal(8)</summary>
    [JsonPropertyName("real_evlu_pfls_erng_rt"), JsonPropertyOrder(1)] public string? RealEvluPflsErngRt { get; init; }
}
