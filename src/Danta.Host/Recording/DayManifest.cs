using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Danta.Host.Recording;

/// <summary>What a day's recording is: which bytes, by which program and settings, how much of what, and what it lacks.</summary>
/// <param name="Sha256">Of the day's plain bytes, so that packing changes nothing.</param>
/// <param name="Bytes">As many as those are.</param>
/// <param name="Programs">Versions that recorded it, in their order.</param>
/// <param name="Settings">Digests of the settings that it was traded by, in their order.</param>
/// <param name="First">Stamp of the first record; null: there is none.</param>
/// <param name="Origin">The digest of the day that this is a scrubbed copy of; null: it is none.</param>
sealed record DayManifest(
    int Format, DateOnly Day, string Sha256, long Bytes, IReadOnlyList<string> Programs, IReadOnlyList<string> Settings, DayCounts Counts,
    IReadOnlyList<DayGap> Gaps, DateTimeOffset? First, DateTimeOffset? Last, string? Origin)
{
    public const int FormatNow = 1;

    /// <summary>Far more than any has.</summary>
    public const int MostBytes = 1 << 20;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>All of it is there and proven, as far as the journal itself can tell.</summary>
    [JsonIgnore]
    public bool IsWhole => Gaps.All(gap => gap.Kind == GapKind.Stream);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Null: it is none of a kind that is known here.</summary>
    public static DayManifest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<DayManifest>(json, Options) is { Format: <= FormatNow } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Orders">Orders and cancels that were to be sent.</param>
/// <param name="Stocks">Whose trades or books were heard.</param>
sealed record DayCounts(int Seconds, int Trades, int Books, int Events, int Requests, int Orders, int Stocks)
{
    [JsonIgnore]
    public int Inputs => Seconds + Trades + Books + Events;
}

enum GapKind
{
    /// <summary>The disk took nothing for so long that records were given up.</summary>
    Journal,

    /// <summary>Records that cannot be proven.</summary>
    Damage,

    /// <summary>The feed was down: nobody heard what happened.</summary>
    Stream,

    /// <summary>The book was put back from a backup: what came later is lost.</summary>
    Restored,
}

/// <param name="To">Null: up to the end of the day.</param>
/// <param name="Records">How many are missing, where that is known.</param>
sealed record DayGap(GapKind Kind, DateTimeOffset From, DateTimeOffset? To, long? Records);
