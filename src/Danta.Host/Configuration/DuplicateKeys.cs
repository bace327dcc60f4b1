using System.Text;
using System.Text.Json;

namespace Danta.Host.Configuration;

/// <summary>
/// Which keys stand twice in one object: nobody can know which of the two was meant. Letters' case makes no difference, for it makes none
/// when a key is looked up.
/// </summary>
static class DuplicateKeys
{
    /// <summary>Their paths; texts that are no Unicode are named alike, for nothing could be done with them either.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static IReadOnlyList<ConfigFault> In(string json)
    {
        var faults = new List<ConfigFault>();
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(json), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        Look(ref reader, "", faults);
        return faults;
    }

    static void Look(ref Utf8JsonReader reader, string path, List<ConfigFault> faults)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var key = Text(ref reader, path, faults);
                    var at = path.Length == 0 ? key : $"{path}.{key}";
                    if (!seen.Add(key))
                        faults.Add(new(at, "두 번 있습니다. 하나만 남기십시오"));
                    reader.Read();
                    Look(ref reader, at, faults);
                }
                break;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                    Look(ref reader, $"{path}[{index}]", faults);
                break;
            case JsonTokenType.String:
                Text(ref reader, path, faults);
                break;
        }
    }

    static string Text(ref Utf8JsonReader reader, string path, List<ConfigFault> faults)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            faults.Add(new(path, "글자로 읽을 수 없는 것(짝 없는 \\ud800 따위)이 있습니다"));
            return "?";
        }
    }
}
