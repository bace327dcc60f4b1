using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>종목조건검색조회 (psearch-result): what is asked.</summary>
public sealed record PsearchResultQuery : IKisQuery<PsearchResultQuery>
{
    public string? UserId { get; init; }
    public string? Seq { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("user_id", UserId ?? ""),
        new("seq", Seq ?? ""),
    ];

    public static PsearchResultQuery From(Func<string, string?> value) => new()
    {
        UserId = value("user_id"),
        Seq = value("seq"),
    };
}

/// <summary>
/// 종목조건검색조회 (psearch-result). Nothing found is refused with MCA05918. At most 100 rows; numbers are 16 characters
/// wide with four decimals.
/// </summary>
public sealed record PsearchResultReply : KisReply
{
    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<PsearchResultOutput2>))]
    public IReadOnlyList<PsearchResultOutput2>? Output2 { get; init; }
}

public sealed record PsearchResultOutput2
{
    /// <summary>종목코드</summary>
    [JsonPropertyName("code")] public string? Code { get; init; }
    /// <summary>종목명</summary>
    [JsonPropertyName("name")] public string? Name { get; init; }
    /// <summary>전일대비부호</summary>
    [JsonPropertyName("daebi")] public string? Daebi { get; init; }
    /// <summary>현재가, string16 decimal(4), padded</summary>
    [JsonPropertyName("price")] public string? Price { get; init; }
    /// <summary>등락율, string16 decimal(4), padded</summary>
    [JsonPropertyName("chgrate")] public string? Chgrate { get; init; }
    /// <summary>거래량, string16 decimal(4), padded</summary>
    [JsonPropertyName("acml_vol")] public string? AcmlVol { get; init; }
    /// <summary>거래대금, string16 decimal(4), padded</summary>
    [JsonPropertyName("trade_amt")] public string? TradeAmt { get; init; }
    /// <summary>전일대비, string16 decimal(4), padded</summary>
    [JsonPropertyName("change")] public string? Change { get; init; }
    /// <summary>체결강도, string16 decimal(4), padded</summary>
    [JsonPropertyName("cttr")] public string? Cttr { get; init; }
    /// <summary>시가, string16 decimal(4), padded</summary>
    [JsonPropertyName("open")] public string? Open { get; init; }
    /// <summary>고가, string16 decimal(4), padded</summary>
    [JsonPropertyName("high")] public string? High { get; init; }
    /// <summary>저가, string16 decimal(4), padded</summary>
    [JsonPropertyName("low")] public string? Low { get; init; }
    /// <summary>52주최고가, string16 decimal(4), padded</summary>
    [JsonPropertyName("high52")] public string? High52 { get; init; }
    /// <summary>52주최저가, string16 decimal(4), padded</summary>
    [JsonPropertyName("low52")] public string? Low52 { get; init; }
    /// <summary>예상체결가, string16 decimal(4), padded</summary>
    [JsonPropertyName("expprice")] public string? Expprice { get; init; }
    /// <summary>예상대비, string16 decimal(4), padded</summary>
    [JsonPropertyName("expchange")] public string? Expchange { get; init; }
    /// <summary>예상등락률, string16 decimal(4), padded</summary>
    [JsonPropertyName("expchggrate")] public string? Expchggrate { get; init; }
    /// <summary>예상체결수량, string16 decimal(4), padded</summary>
    [JsonPropertyName("expcvol")] public string? Expcvol { get; init; }
    /// <summary>전일거래량대비율, string16 decimal(4), padded</summary>
    [JsonPropertyName("chgrate2")] public string? Chgrate2 { get; init; }
    /// <summary>예상대비부호</summary>
    [JsonPropertyName("expdaebi")] public string? Expdaebi { get; init; }
    /// <summary>기준가, string16 decimal(4), padded</summary>
    [JsonPropertyName("recprice")] public string? Recprice { get; init; }
    /// <summary>상한가, string16 decimal(4), padded</summary>
    [JsonPropertyName("uplmtprice")] public string? Uplmtprice { get; init; }
    /// <summary>하한가, string16 decimal(4), padded</summary>
    [JsonPropertyName("dnlmtprice")] public string? Dnlmtprice { get; init; }
    /// <summary>시가총액, string16 decimal(4), padded</summary>
    [JsonPropertyName("stotprice")] public string? Stotprice { get; init; }
}
