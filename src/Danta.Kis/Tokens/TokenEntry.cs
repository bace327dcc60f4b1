using System.Text.Json.Serialization;

namespace Danta.Kis;

/// <summary>What is kept of an app key's token. The key itself is not kept, only a digest of it as the entry's name.</summary>
/// <param name="IssueAskedAt">When a token was last asked for, by whichever process; the broker allows once a minute.</param>
sealed record TokenEntry(string? Token, DateTimeOffset ExpiresAt, DateTimeOffset IssueAskedAt)
{
    public override string ToString() => nameof(TokenEntry);
}

[JsonSerializable(typeof(Dictionary<string, TokenEntry>))]
sealed partial class TokenJson : JsonSerializerContext;
