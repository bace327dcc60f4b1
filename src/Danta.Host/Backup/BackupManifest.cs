using System.Text.Encodings.Web;
using System.Text.Json;
using Danta.Host.Books;
using Danta.Trading;

namespace Danta.Host.Backup;

/// <summary>One file of a backup.</summary>
/// <param name="Name">As it lies in the book, with slashes.</param>
sealed record BackupPart(string Name, long Bytes, string Sha256);

/// <summary>What is in a backup, whose it is, and up to when it knows.</summary>
/// <param name="Schema">Steps that its archive has been through.</param>
/// <param name="Account">A digest, as in the book's name.</param>
/// <param name="LastRecordAt">Of the journal: what came later is not in it.</param>
/// <param name="Flaws">What could not be read of the book when it was taken, in Korean.</param>
sealed record BackupManifest(
    int Format, string Program, DateTimeOffset TakenAt, int Schema, TradingMode Mode, bool DryRun, string Account, DateTimeOffset LastRecordAt,
    IReadOnlyList<string> Flaws, IReadOnlyList<BackupPart> Parts)
{
    public const string Name = "manifest.json";

    /// <summary>The manifest's own, for nothing else vouches for it.</summary>
    public const string HashName = "manifest.json.sha256";

    public const int FormatNow = 1;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public BookOwner Owner => new(new(Mode, DryRun), Account);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Null: it is none.</summary>
    public static BackupManifest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
