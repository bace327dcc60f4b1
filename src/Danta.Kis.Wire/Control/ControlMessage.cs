using System.Text.Json.Serialization;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Wire.Control;

/// <summary>What a control message is.</summary>
public enum ControlKind
{
    /// <summary>JSON, but none of the kinds that are known.</summary>
    Unknown = 0,

    /// <summary>From the client: register or unregister.</summary>
    Request,

    /// <summary>From the server: the answer to a request, or a refusal of the session.</summary>
    Acknowledgement,

    /// <summary>The heartbeat, from either side.</summary>
    PingPong,
}

/// <summary>The JSON of the socket, in both directions: whatever is not a data frame.</summary>
public sealed record ControlMessage
{
    [JsonPropertyName("header")] public ControlHeader? Header { get; init; }
    [JsonPropertyName("body")] public ControlBody? Body { get; init; }

    [JsonIgnore]
    public ControlKind Kind => this switch
    {
        { Header.TrId: ControlMessages.PingPong } => ControlKind.PingPong,
        { Body.Input: not null } => ControlKind.Request,
        { Body.RtCd: not null } or { Body.MsgCd: not null } => ControlKind.Acknowledgement,
        _ => ControlKind.Unknown,
    };

    /// <summary>The channel of an acknowledgement; null where the server could not read ours and says <c>(null)</c>.</summary>
    [JsonIgnore] public string? TrId => Header?.TrId is "(null)" or "" ? null : Header?.TrId;
}

public sealed record ControlHeader
{
    [JsonPropertyName("approval_key")] public string? ApprovalKey { get; init; }

    /// <summary>What stood in the place of the approval key before there was one; this client never sends it.</summary>
    [JsonPropertyName("appkey")] public string? AppKey { get; init; }
    [JsonPropertyName("appsecret")] public string? AppSecret { get; init; }
    [JsonPropertyName("custtype")] public string? Custtype { get; init; }

    /// <summary>1 registers, 2 unregisters.</summary>
    [JsonPropertyName("tr_type")] public string? TrType { get; init; }
    [JsonPropertyName("content-type")] public string? ContentType { get; init; }
    [JsonPropertyName("tr_id")] public string? TrId { get; init; }
    [JsonPropertyName("tr_key")] public string? TrKey { get; init; }
    [JsonPropertyName("encrypt")] public string? Encrypt { get; init; }

    /// <summary>Of PINGPONG: yyyyMMddHHmmss in KST.</summary>
    [JsonPropertyName("datetime")] public string? Datetime { get; init; }

    /// <summary>Never with the approval key.</summary>
    public override string ToString() => $"{TrId} {TrKey}";
}

public sealed record ControlBody
{
    [JsonPropertyName("input"), JsonConverter(typeof(OneConverter<ControlInput>))]
    public ControlInput? Input { get; init; }
    [JsonPropertyName("rt_cd")] public string? RtCd { get; init; }
    [JsonPropertyName("msg_cd")] public string? MsgCd { get; init; }
    [JsonPropertyName("msg1")] public string? Msg1 { get; init; }

    [JsonPropertyName("output"), JsonConverter(typeof(OneConverter<ControlOutput>))]
    public ControlOutput? Output { get; init; }
}

public sealed record ControlInput
{
    [JsonPropertyName("tr_id")] public string? TrId { get; init; }

    /// <summary>A stock's code, or the HTS id of the notices.</summary>
    [JsonPropertyName("tr_key")] public string? TrKey { get; init; }
}

/// <summary>What notices are encrypted with: 16 and 32 ASCII characters.</summary>
public sealed record ControlOutput
{
    [JsonPropertyName("iv")] public string? Iv { get; init; }
    [JsonPropertyName("key")] public string? Key { get; init; }

    /// <summary>Never with the key.</summary>
    public override string ToString() => nameof(ControlOutput);
}
