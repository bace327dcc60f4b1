using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>주식주문(현금) (order-cash): the body that is sent. Every value is text.</summary>
public sealed record OrderCashBody
{
    [JsonPropertyName("CANO")] public string? Cano { get; init; }
    [JsonPropertyName("ACNT_PRDT_CD")] public string? AcntPrdtCd { get; init; }
    [JsonPropertyName("PDNO")] public string? Pdno { get; init; }
    [JsonPropertyName("ORD_DVSN")] public string? OrdDvsn { get; init; }
    [JsonPropertyName("ORD_QTY")] public string? OrdQty { get; init; }
    [JsonPropertyName("ORD_UNPR")] public string? OrdUnpr { get; init; }
    [JsonPropertyName("EXCG_ID_DVSN_CD")] public string? ExcgIdDvsnCd { get; init; }
    [JsonPropertyName("SLL_TYPE")] public string? SllType { get; init; }
    [JsonPropertyName("CNDT_PRIC")] public string? CndtPric { get; init; }

    public override string ToString() => nameof(OrderCashBody);
}

/// <summary>
/// 주식주문(현금) (order-cash). The ledger took the order or refused it; what the exchange makes of it comes as a notice.
/// There is no client order id: the same body sent twice is two orders.
/// </summary>
public sealed record OrderCashReply : KisReply
{
    [JsonPropertyName("output"), JsonPropertyOrder(200), JsonConverter(typeof(OneConverter<OrderCashOutput>))]
    public OrderCashOutput? Output { get; init; }
}

public sealed record OrderCashOutput
{
    /// <summary>한국거래소전송주문조직번호 (계좌관리점코드)</summary>
    [JsonPropertyName("KRX_FWDG_ORD_ORGNO")] public string? KrxFwdgOrdOrgno { get; init; }
    /// <summary>주문번호, 10 digits zero-padded or blank</summary>
    [JsonPropertyName("ODNO")] public string? Odno { get; init; }
    /// <summary>주문시각, HHMMSS</summary>
    [JsonPropertyName("ORD_TMD")] public string? OrdTmd { get; init; }
}
