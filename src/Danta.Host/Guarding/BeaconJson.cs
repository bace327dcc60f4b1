using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Danta.Host.Guarding;

/// <summary>How beats stand on a beacon's line.</summary>
static class BeaconJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write<T>(T beat) => JsonSerializer.SerializeToUtf8Bytes(beat, Options);

    /// <summary>Null: another version's, which says what this one does not understand.</summary>
    public static T? Read<T>(in ReadOnlySequence<byte> line)
        where T : class
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            return JsonSerializer.Deserialize<T>(ref reader, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
