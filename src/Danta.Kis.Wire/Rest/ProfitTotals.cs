using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>
/// The sums below both profit calls. The two spell the sixth differently, which each adds in its place.
/// </summary>
public record ProfitTotals
{
    /// <summary>매도수량합계, integer</summary>
    [JsonPropertyName("sll_qty_smtl"), JsonPropertyOrder(1)] public string? SllQtySmtl { get; init; }
    /// <summary>매도거래금액합계, integer</summary>
    [JsonPropertyName("sll_tr_amt_smtl"), JsonPropertyOrder(1)] public string? SllTrAmtSmtl { get; init; }
    /// <summary>매도수수료합계, integer</summary>
    [JsonPropertyName("sll_fee_smtl"), JsonPropertyOrder(1)] public string? SllFeeSmtl { get; init; }
    /// <summary>매도제세금합계, integer</summary>
    [JsonPropertyName("sll_tltx_smtl"), JsonPropertyOrder(1)] public string? SllTltxSmtl { get; init; }
    /// <summary>매도정산금액합계, integer</summary>
    [JsonPropertyName("sll_excc_amt_smtl"), JsonPropertyOrder(1)] public string? SllExccAmtSmtl { get; init; }
    /// <summary>매수거래금액합계, integer</summary>
    [JsonPropertyName("buy_tr_amt_smtl"), JsonPropertyOrder(3)] public string? BuyTrAmtSmtl { get; init; }
    /// <summary>매수수수료합계, integer</summary>
    [JsonPropertyName("buy_fee_smtl"), JsonPropertyOrder(3)] public string? BuyFeeSmtl { get; init; }
    /// <summary>매수제세금합계, integer</summary>
    [JsonPropertyName("buy_tax_smtl"), JsonPropertyOrder(3)] public string? BuyTaxSmtl { get; init; }
    /// <summary>매수정산금액합계, integer</summary>
    [JsonPropertyName("buy_excc_amt_smtl"), JsonPropertyOrder(3)] public string? BuyExccAmtSmtl { get; init; }
    /// <summary>총수량, integer</summary>
    [JsonPropertyName("tot_qty"), JsonPropertyOrder(3)] public string? TotQty { get; init; }
    /// <summary>총거래금액, integer</summary>
    [JsonPropertyName("tot_tr_amt"), JsonPropertyOrder(3)] public string? TotTrAmt { get; init; }
    /// <summary>총수수료, integer</summary>
    [JsonPropertyName("tot_fee"), JsonPropertyOrder(3)] public string? TotFee { get; init; }
    /// <summary>총제세금, integer</summary>
    [JsonPropertyName("tot_tltx"), JsonPropertyOrder(3)] public string? TotTltx { get; init; }
    /// <summary>총정산금액, integer</summary>
    [JsonPropertyName("tot_excc_amt"), JsonPropertyOrder(3)] public string? TotExccAmt { get; init; }
    /// <summary>총실현손익, integer</summary>
    [JsonPropertyName("tot_rlzt_pfls"), JsonPropertyOrder(3)] public string? TotRlztPfls { get; init; }
    /// <summary>대출이자, integer</summary>
    [JsonPropertyName("loan_int"), JsonPropertyOrder(3)] public string? LoanInt { get; init; }
}
