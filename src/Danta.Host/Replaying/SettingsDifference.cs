using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Replaying;

/// <summary>What is other in the one settings than in the other, key by key.</summary>
static class SettingsDifference
{
    /// <summary>As the journal has them, but for rates, which nobody reads in their parts.</summary>
    static readonly JsonSerializerOptions Readable = new(EventJson.Options);

    static SettingsDifference() => Readable.Converters.Insert(0, new RateText());

    /// <returns>Name, before, after; the names as the program has them.</returns>
    public static IReadOnlyList<(string Key, string Before, string After)> Of(TraderSettings before, TraderSettings after)
    {
        var (one, other) = (Leaves(before), Leaves(after));
        return
        [
            .. one.Keys.Union(other.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(key => (key, one.GetValueOrDefault(key, "-"), other.GetValueOrDefault(key, "-")))
                .Where(pair => pair.Item2 != pair.Item3),
        ];
    }

    static Dictionary<string, string> Leaves(TraderSettings settings)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(JsonSerializer.SerializeToNode(settings, Readable), "", leaves);
        return leaves;
    }

    static void Walk(JsonNode? node, string path, Dictionary<string, string> to)
    {
        switch (node)
        {
            case JsonObject parts:
                foreach (var (name, part) in parts)
                    Walk(part, path.Length == 0 ? name : $"{path}.{name}", to);
                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                    Walk(list[index], $"{path}[{index}]", to);
                break;
            default: to[path] = node?.ToString() ?? "off"; break;
        }
    }

    sealed class RateText : JsonConverter<Rate>
    {
        public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) => writer.WriteStringValue($"{value}");
    }
}
