using System.Text.Json;
using System.Text.Json.Serialization;
using Danta.Market;

namespace Danta.Telegram.BotApi;

/// <summary>Every text of Telegram's passes here: names are made by strangers, and descriptions end up in the log.</summary>
sealed class CleanTextConverter : JsonConverter<string>
{
    /// <summary>A message is no longer.</summary>
    const int Longest = 4_096;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? CleanText.Of(reader.GetString(), Longest) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
