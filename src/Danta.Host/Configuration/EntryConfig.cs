using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>An <c>entry</c> section. What a rule takes, with its range and default, is what the rule itself declares.</summary>
static class EntryConfig
{
    /// <summary>all of any of all: nobody needs more.</summary>
    const int Deepest = 4;

    public static EntrySettings Read(ConfigReader entry, int depth = 0)
    {
        var rule = entry.OneOf("rule", "immediate", [.. EntryRules.Names]);
        var settings = new EntrySettings(rule)
        {
            Keys = Keys(entry, rule),
            Rules = EntryRules.Combines(rule) ? Rules(entry, rule, depth) : [],
            MaxSignalAge = depth == 0 ? entry.OptionalSeconds("maxSignalSeconds", null, 1, 86_400) : null,
        };
        // An unknown rule takes no keys: its own fault is enough.
        if (EntryRules.Names.Contains(rule, StringComparer.Ordinal))
            entry.Close(key => OwnersOf(key) is { Length: > 0 } owners ? $"{rule} 규칙의 설정이 아니라 {owners}의 설정입니다" : null);
        return settings;
    }

    static Dictionary<string, decimal> Keys(ConfigReader entry, string rule)
    {
        var keys = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var key in EntryRules.KeysOf(rule))
        {
            if (entry.Number(key.Name, null, key.Min, key.Max, key.Whole) is { } value)
                keys[key.Name] = value;
        }
        return keys;
    }

    static IReadOnlyList<EntrySettings> Rules(ConfigReader entry, string rule, int depth)
    {
        const string Expected = "규칙 목록 [{ \"rule\": \"breakout\" }, …]이어야 합니다";
        if (depth >= Deepest)
        {
            entry.Fault("rules", $"{Deepest}겹까지만 겹칠 수 있습니다");
            return [];
        }
        var rules = entry.List("rules", one => Read(one, depth + 1), null, Expected);
        if (entry.IsEmpty("rules"))
            entry.Fault("rules", $"{rule}에는 규칙이 하나 이상 있어야 합니다. {Expected}");
        return rules ?? [];
    }

    static string OwnersOf(string key)
    {
        var owners = EntryRules.Names.Where(
            name => key == "rules" ? EntryRules.Combines(name) : EntryRules.KeysOf(name).Any(known => known.Name == key));
        return string.Join(", ", owners);
    }
}
