using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Danta.Dashboard.Api;

namespace Danta.Dashboard.Live;

/// <summary>A frame as it goes out: put into bytes once, however many pages are open.</summary>
sealed class LiveFrame(long number, byte[] json)
{
    public long Number => number;

    public ReadOnlySpan<byte> Json => json;

    public static LiveFrame Of(LiveResource resource) => new(resource.Number, JsonSerializer.SerializeToUtf8Bytes(resource, LiveJson.Options));
}

static class LiveJson
{
    /// <summary>As the API's, and what is null is left out: it has not changed.</summary>
    public static JsonSerializerOptions Options { get; } = Made();

    public static void Configure(JsonSerializerOptions options)
    {
        ApiJson.Configure(options);
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        options.Converters.Add(new AsItIs());
    }

    static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        ApiJson.Configure(options);
        options.MakeReadOnly();
        return options;
    }

    sealed class AsItIs : JsonConverter<LiveFrame>
    {
        public override LiveFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LiveFrame value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
