using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>매수가능조회 (inquire-psbl-order): what is asked.</summary>
public sealed record InquirePsblOrderQuery : IKisQuery<InquirePsblOrderQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? Pdno { get; init; }
    public string? OrdUnpr { get; init; }
    public string? OrdDvsn { get; init; }
    public string? CmaEvluAmtIcldYn { get; init; }
    public string? OvrsIcldYn { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("PDNO", Pdno ?? ""),
        new("ORD_UNPR", OrdUnpr ?? ""),
        new("ORD_DVSN", OrdDvsn ?? ""),
        new("CMA_EVLU_AMT_ICLD_YN", CmaEvluAmtIcldYn ?? ""),
        new("OVRS_ICLD_YN", OvrsIcldYn ?? ""),
    ];

    public static InquirePsblOrderQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        Pdno = value("PDNO"),
        OrdUnpr = value("ORD_UNPR"),
        OrdDvsn = value("ORD_DVSN"),
        CmaEvluAmtIcldYn = value("CMA_EVLU_AMT_ICLD_YN"),
        OvrsIcldYn = value("OVRS_ICLD_YN"),
    };

    public override string ToString() => nameof(InquirePsblOrderQuery);
}

/// <summary>
/// 매수가능조회 (inquire-psbl-order). What can be bought without receivables is nrcvb_buy_qty; a market order is counted
/// at the upper limit.
/// </summary>
public sealed record InquirePsblOrderReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(OneConverter<InquirePsblOrderOutput>))]
    public InquirePsblOrderOutput? Output { get; init; }
}

public sealed record InquirePsblOrderOutput
{
    /// <summary>주문가능현금, integer</summary>
    [JsonPropertyName("ord_psbl_cash")] public string? OrdPsblCash { get; init; }
    /// <summary>주문가능대용, integer</summary>
    [JsonPropertyName("ord_psbl_sbst")] public string? OrdPsblSbst { get; init; }
    /// <summary>재사용가능금액, integer</summary>
    [JsonPropertyName("ruse_psbl_amt")] public string? RusePsblAmt { get; init; }
    /// <summary>펀드환매대금, integer</summary>
    [JsonPropertyName("fund_rpch_chgs")] public string? FundRpchChgs { get; init; }
    /// <summary>가능수량계산단가, integer</summary>
    [JsonPropertyName("psbl_qty_calc_unpr")] public string? PsblQtyCalcUnpr { get; init; }
    /// <summary>미수없는매수금액, integer</summary>
    [JsonPropertyName("nrcvb_buy_amt")] public string? NrcvbBuyAmt { get; init; }
    /// <summary>미수없는매수수량, integer</summary>
    [JsonPropertyName("nrcvb_buy_qty")] public string? NrcvbBuyQty { get; init; }
    /// <summary>최대매수금액, integer</summary>
    [JsonPropertyName("max_buy_amt")] public string? MaxBuyAmt { get; init; }
    /// <summary>최대매수수량, integer</summary>
    [JsonPropertyName("max_buy_qty")] public string? MaxBuyQty { get; init; }
    /// <summary>CMA평가금액, integer</summary>
    [JsonPropertyName("cma_evlu_amt")] public string? CmaEvluAmt { get; init; }
    /// <summary>해외재사용금액원화, integer</summary>
    [JsonPropertyName("ovrs_re_use_amt_wcrc")] public string? OvrsReUseAmtWcrc { get; init; }
    /// <summary>주문가능외화금액원화, integer</summary>
    [JsonPropertyName("ord_psbl_frcr_amt_wcrc")] public string? OrdPsblFrcrAmtWcrc { get; init; }
}
