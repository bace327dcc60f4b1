using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식주문(정정취소) (order-rvsecncl): the body that is sent. Every value is text.</summary>
public sealed record OrderRvsecnclBody
{
    [JsonPropertyName("CANO")] public string? Cano { get; init; }
    [JsonPropertyName("ACNT_PRDT_CD")] public string? AcntPrdtCd { get; init; }
    [JsonPropertyName("KRX_FWDG_ORD_ORGNO")] public string? KrxFwdgOrdOrgno { get; init; }
    [JsonPropertyName("ORGN_ODNO")] public string? OrgnOdno { get; init; }
    [JsonPropertyName("ORD_DVSN")] public string? OrdDvsn { get; init; }
    [JsonPropertyName("RVSE_CNCL_DVSN_CD")] public string? RvseCnclDvsnCd { get; init; }
    [JsonPropertyName("ORD_QTY")] public string? OrdQty { get; init; }
    [JsonPropertyName("ORD_UNPR")] public string? OrdUnpr { get; init; }
    [JsonPropertyName("QTY_ALL_ORD_YN")] public string? QtyAllOrdYn { get; init; }
    [JsonPropertyName("EXCG_ID_DVSN_CD")] public string? ExcgIdDvsnCd { get; init; }
    [JsonPropertyName("CNDT_PRIC")] public string? CndtPric { get; init; }

    public override string ToString() => nameof(OrderRvsecnclBody);
}

/// <summary>
/// 주식주문(정정취소) (order-rvsecncl). Amending or cancelling makes a new order number; the old one stays as the original.
/// </summary>
public sealed record OrderRvsecnclReply : KisReply
{
    [JsonPropertyName("output"), JsonPropertyOrder(200), JsonConverter(typeof(OneConverter<OrderRvsecnclOutput>))]
    public OrderRvsecnclOutput? Output { get; init; }
}

public sealed record OrderRvsecnclOutput
{
    /// <summary>한국거래소전송주문조직번호</summary>
    [JsonPropertyName("KRX_FWDG_ORD_ORGNO")] public string? KrxFwdgOrdOrgno { get; init; }
    /// <summary>주문번호 (new number for the amend/cancel request), 10 digits zero-padded or blank</summary>
    [JsonPropertyName("ODNO")] public string? Odno { get; init; }
    /// <summary>주문시각, HHMMSS</summary>
    [JsonPropertyName("ORD_TMD")] public string? OrdTmd { get; init; }
}
