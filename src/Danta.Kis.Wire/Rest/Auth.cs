using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>접근토큰발급 (POST /oauth2/tokenP).</summary>
public sealed record TokenPBody
{
    [JsonPropertyName("grant_type")] public string? GrantType { get; init; }
    [JsonPropertyName("appkey")] public string? Appkey { get; init; }
    [JsonPropertyName("appsecret")] public string? Appsecret { get; init; }

    public override string ToString() => nameof(TokenPBody);
}

public sealed record TokenPReply : KisReply
{
    /// <summary>접근토큰</summary>
    [JsonPropertyName("access_token")] public string? AccessToken { get; init; }

    /// <summary>접근토큰 유효기간(일시), yyyy-MM-dd HH:mm:ss in KST</summary>
    [JsonPropertyName("access_token_token_expired")] public string? AccessTokenTokenExpired { get; init; }

    /// <summary>접근토큰유형</summary>
    [JsonPropertyName("token_type")] public string? TokenType { get; init; }

    /// <summary>접근토큰 유효기간(초), one of the two numbers among all bodies</summary>
    [JsonPropertyName("expires_in"), JsonConverter(typeof(NumberConverter))] public long? ExpiresIn { get; init; }

    public override string ToString() => nameof(TokenPReply);
}

/// <summary>접근토큰폐기 (POST /oauth2/revokeP). It cuts off every process that shares the app key.</summary>
public sealed record RevokePBody
{
    [JsonPropertyName("appkey")] public string? Appkey { get; init; }
    [JsonPropertyName("appsecret")] public string? Appsecret { get; init; }
    [JsonPropertyName("token")] public string? Token { get; init; }

    public override string ToString() => nameof(RevokePBody);
}

public sealed record RevokePReply : KisReply
{
    /// <summary>응답코드, a number: 200</summary>
    [JsonPropertyName("code"), JsonConverter(typeof(NumberConverter))] public long? Number { get; init; }

    /// <summary>응답메세지</summary>
    [JsonPropertyName("message")] public string? Message { get; init; }
}

/// <summary>실시간 접속키 발급 (POST /oauth2/Approval, with a capital). The app secret goes by another name here.</summary>
public sealed record ApprovalBody
{
    [JsonPropertyName("grant_type")] public string? GrantType { get; init; }
    [JsonPropertyName("appkey")] public string? Appkey { get; init; }
    [JsonPropertyName("secretkey")] public string? Secretkey { get; init; }

    public override string ToString() => nameof(ApprovalBody);
}

public sealed record ApprovalReply : KisReply
{
    /// <summary>웹소켓 접속키</summary>
    [JsonPropertyName("approval_key")] public string? ApprovalKey { get; init; }

    public override string ToString() => nameof(ApprovalReply);
}

/// <summary>해시키 (POST /uapi/hashkey). What is sent is the very body that will be posted; BODY is its echo.</summary>
public sealed record HashkeyReply : KisReply
{
    /// <summary>요청 본문, the echo as it stands</summary>
    [JsonPropertyName("BODY")] public System.Text.Json.JsonElement? Body { get; init; }

    /// <summary>해쉬키</summary>
    [JsonPropertyName("HASH")] public string? Hash { get; init; }

    /// <summary>The echo has the account's number.</summary>
    public override string ToString() => nameof(HashkeyReply);
}
