using System.Text.Json.Serialization;

namespace Danta.Kis;

/// <summary>What is kept of an app key's token. Key and secret are not kept, only a digest of both as the entry's name.</summary>
/// <param name="IssueAskedAt">When a token was last asked for, by whichever process; the broker allows once a minute.</param>
sealed record TokenEntry(string? Token, DateTimeOffset ExpiresAt, DateTimeOffset IssueAskedAt)
{
    public override string ToString() => nameof(TokenEntry);
}

[JsonSerializable(typeof(Dictionary<string, TokenEntry>))]
sealed partial class TokenJson : JsonSerializerContext;
