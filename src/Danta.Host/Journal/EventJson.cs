using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Journal;

/// <summary>
/// How events and requests stand in the journal: JSON with the case's name under <c>$</c>. The cases are read off the
/// assembly, so that a new one cannot be forgotten.
/// </summary>
static class EventJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        // A written null switches off what a missing key leaves on: nulls are never left out.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheCases } },
        Converters =
        {
            new JsonStringEnumConverter(),
            Number(price => price.Won, won => won == 0 ? default : Price.FromWon(checked((int)won))),
            Number(quantity => quantity.Shares, Quantity.Of),
            Number(won => won.Amount, amount => new Won(amount)),
            Number(rate => rate.Parts, parts => new Rate(parts)),
            Number(id => id.Value, value => new OrderId(checked((int)value))),
            new CodeConverter(),
            new OrderNumberConverter(),
        },
    };

    static readonly Type[] Families = [typeof(TraderEvent), typeof(Request), typeof(Question), typeof(OwnerNews)];

    public static byte[] Write(TraderEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Options);

    public static byte[] Write(Request request) => JsonSerializer.SerializeToUtf8Bytes(request, Options);

    /// <exception cref="JsonException">Not an event of this version.</exception>
    public static TraderEvent ReadEvent(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<TraderEvent>(json, Options) ?? throw new JsonException("no event");

    static void NameTheCases(JsonTypeInfo type)
    {
        if (!Families.Contains(type.Type))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$" };
        foreach (var one in type.Type.Assembly.GetTypes().Where(candidate => !candidate.IsAbstract && candidate.IsSubclassOf(type.Type)))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(one, one.Name));
    }

    static NumberConverter<T> Number<T>(Func<T, long> write, Func<long, T> read)
        where T : struct => new(write, read);

    sealed class NumberConverter<T>(Func<T, long> write, Func<long, T> read) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(write(value));
    }

    sealed class CodeConverter : JsonConverter<InstrumentCode>
    {
        public override InstrumentCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstrumentCode.TryParse(reader.GetString(), out var code) ? code : default;

        public override void Write(Utf8JsonWriter writer, InstrumentCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    /// <summary>Number and branch with a slash between them; empty for none.</summary>
    sealed class OrderNumberConverter : JsonConverter<OrderNumber>
    {
        public override OrderNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = (reader.GetString() ?? "").Split('/');
            return OrderNumber.TryParse(parts[0], parts.ElementAtOrDefault(1), out var number) ? number : default;
        }

        public override void Write(Utf8JsonWriter writer, OrderNumber value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.IsNone ? "" : $"{value.Text}/{value.Branch}");
    }
}
