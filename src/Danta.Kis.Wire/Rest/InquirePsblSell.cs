using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>매도가능수량조회 (inquire-psbl-sell): what is asked.</summary>
public sealed record InquirePsblSellQuery : IKisQuery<InquirePsblSellQuery>
{
    public string? Cano { get; init; }
    public string? AcntPrdtCd { get; init; }
    public string? Pdno { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("CANO", Cano ?? ""),
        new("ACNT_PRDT_CD", AcntPrdtCd ?? ""),
        new("PDNO", Pdno ?? ""),
    ];

    public static InquirePsblSellQuery From(Func<string, string?> value) => new()
    {
        Cano = value("CANO"),
        AcntPrdtCd = value("ACNT_PRDT_CD"),
        Pdno = value("PDNO"),
    };

    public override string ToString() => nameof(InquirePsblSellQuery);
}

/// <summary>
/// 매도가능수량조회 (inquire-psbl-sell). Some documents call the object output1: both are read.
/// </summary>
public sealed record InquirePsblSellReply : KisReply
{
    [JsonPropertyName("output"), JsonConverter(typeof(OneConverter<InquirePsblSellOutput>))]
    public InquirePsblSellOutput? Output { get; init; }

    [JsonPropertyName("output1"), JsonConverter(typeof(OneConverter<InquirePsblSellOutput>))]
    public InquirePsblSellOutput? Output1 { get; init; }
}

public sealed record InquirePsblSellOutput
{
    /// <summary>상품번호</summary>
    [JsonPropertyName("pdno")] public string? Pdno { get; init; }
    /// <summary>상품명</summary>
    [JsonPropertyName("prdt_name")] public string? PrdtName { get; init; }
    /// <summary>매수수량, integer</summary>
    [JsonPropertyName("buy_qty")] public string? BuyQty { get; init; }
    /// <summary>매도수량, integer</summary>
    [JsonPropertyName("sll_qty")] public string? SllQty { get; init; }
    /// <summary>잔고수량, integer</summary>
    [JsonPropertyName("cblc_qty")] public string? CblcQty { get; init; }
    /// <summary>비저축수량, integer</summary>
    [JsonPropertyName("nsvg_qty")] public string? NsvgQty { get; init; }
    /// <summary>주문가능수량, integer</summary>
    [JsonPropertyName("ord_psbl_qty")] public string? OrdPsblQty { get; init; }
    /// <summary>매입평균가격, decimal(4)</summary>
    [JsonPropertyName("pchs_avg_pric")] public string? PchsAvgPric { get; init; }
    /// <summary>매입금액, integer</summary>
    [JsonPropertyName("pchs_amt")] public string? PchsAmt { get; init; }
    /// <summary>현재가, integer</summary>
    [JsonPropertyName("now_pric")] public string? NowPric { get; init; }
    /// <summary>평가금액, integer</summary>
    [JsonPropertyName("evlu_amt")] public string? EvluAmt { get; init; }
    /// <summary>평가손익금액, integer</summary>
    [JsonPropertyName("evlu_pfls_amt")] public string? EvluPflsAmt { get; init; }
    /// <summary>평가손익율, decimal(2)</summary>
    [JsonPropertyName("evlu_pfls_rt")] public string? EvluPflsRt { get; init; }
}
