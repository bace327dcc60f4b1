using System.Text.Json.Serialization;
using Danta.Market;

namespace Danta.Kis.Wire.Rest;

/// <summary>
/// What every body carries: rt_cd, msg_cd and msg1 of the business calls, or the pair with which the gateway refuses keys and
/// tokens. Success is <see cref="RtCd"/> <c>0</c> and nothing else; the HTTP status says little.
/// </summary>
public abstract record KisReply
{
    const int MostCode = 40;

    /// <summary>The broker's have a hundred characters.</summary>
    const int MostText = 500;

    /// <summary>성공 실패 여부: 0 is success.</summary>
    [JsonPropertyName("rt_cd"), JsonPropertyOrder(100)] public string? RtCd { get; init; }

    /// <summary>응답코드</summary>
    [JsonPropertyName("msg_cd"), JsonPropertyOrder(101)] public string? MsgCd { get; init; }

    /// <summary>응답메세지, padded with blanks by the ledger.</summary>
    [JsonPropertyName("msg1"), JsonPropertyOrder(102)] public string? Msg1 { get; init; }

    /// <summary>The gateway's words where it refuses a key or a token.</summary>
    [JsonPropertyName("error_description"), JsonPropertyOrder(103)] public string? ErrorDescription { get; init; }

    [JsonPropertyName("error_code"), JsonPropertyOrder(104)] public string? ErrorCode { get; init; }

    [JsonIgnore] public bool Succeeded => RtCd == "0";

    /// <summary>The code of either shape; null where the body has none.</summary>
    [JsonIgnore] public string? Code => (MsgCd ?? ErrorCode) is { } code ? CleanText.Of(code, MostCode).Trim() : null;

    /// <summary>The text of either shape without its padding, fit for people's eyes.</summary>
    [JsonIgnore] public string Text => CleanText.Of(Msg1 ?? ErrorDescription, MostText).Trim();
}

/// <summary>A refusal alone, or any other body of which only success matters.</summary>
public sealed record BareReply : KisReply;

/// <summary>A page of the ledger. Its two marks are sent back for the next page, in capitals.</summary>
public abstract record KisPageReply : KisReply
{
    /// <summary>연속조회검색조건</summary>
    [JsonPropertyName("ctx_area_fk100"), JsonPropertyOrder(-2)] public string? CtxAreaFk100 { get; init; }

    /// <summary>연속조회키; blank on the last page.</summary>
    [JsonPropertyName("ctx_area_nk100"), JsonPropertyOrder(-1)] public string? CtxAreaNk100 { get; init; }
}
