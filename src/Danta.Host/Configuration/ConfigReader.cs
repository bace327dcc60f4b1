using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Market;

namespace Danta.Host.Configuration;

/// <summary>
/// Reads one section key by key and collects what is wrong instead of stopping at it. Closing the section names the keys that
/// nobody asked for.
/// </summary>
sealed class ConfigReader(JsonObject? node, string path, List<ConfigFault> faults)
{
    const int LongestUrl = 2_000;

    readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public bool IsNull => node is null;

    /// <summary>A section that may be missing: its keys then take their defaults.</summary>
    public ConfigReader Section(string key) => new(Child(key), PathOf(key), faults);

    /// <summary>A section that is null unless it is written.</summary>
    public ConfigReader? OptionalSection(string key)
    {
        var child = Child(key);
        return child is null ? null : new(child, PathOf(key), faults);
    }

    /// <summary>It is written, and not as null.</summary>
    public bool Has(string key) => Find(key, out var value) && value is not null;

    /// <summary>It is missing, null, or a list without items.</summary>
    public bool IsEmpty(string key) => !Find(key, out var value) || value is null or JsonArray { Count: 0 };

    /// <summary>The items of a list, each read by itself; null where it is not a list.</summary>
    /// <param name="plain">For an item that is not an object; null: it must be one.</param>
    public IReadOnlyList<T>? List<T>(string key, Func<ConfigReader, T> section, Func<string, string, T>? plain, string expected)
    {
        if (!Find(key, out var value))
            return null;
        if (value is not JsonArray list)
        {
            Fault(key, expected);
            return null;
        }
        var items = new List<T>();
        for (var index = 0; index < list.Count; index++)
        {
            var at = $"{key}[{index}]";
            if (list[index] is JsonObject item)
                items.Add(section(new(item, PathOf(at), faults)));
            else if (plain is not null && list[index]?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number)
                items.Add(plain(at, WireText.Trimmed(list[index]!.ToString())));
            else
                Fault(at, expected);
        }
        return items;
    }

    JsonObject? Child(string key)
    {
        if (!Find(key, out var value) || value is null)
            return null;
        if (value is JsonObject section)
            return section;
        Fault(key, "여기에는 { } 객체가 와야 합니다");
        return null;
    }

    public string Text(string key, string fallback, Func<string, string?>? check = null)
    {
        if (!Find(key, out var value) || value is null)
            return Checked(key, fallback, check);
        if (value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number)
            return Checked(key, value.ToString(), check);
        Fault(key, "글자(문자열)가 와야 합니다");
        return fallback;
    }

    string Checked(string key, string text, Func<string, string?>? check)
    {
        if (check?.Invoke(text) is { } expected)
            Fault(key, expected);
        return text;
    }

    /// <summary>A text that goes on the wire, without the blanks around it; see <see cref="WireText"/>. It is never shown.</summary>
    /// <param name="required">What is missing where it is empty, in Korean; null: it may be empty.</param>
    /// <param name="longest">In characters.</param>
    public string Wire(string key, string? required, int longest)
    {
        var text = WireText.Trimmed(Text(key, ""));
        var problem = text.Length > 0 ? WireText.Problem(text, longest) : required is null ? null : $"비어 있습니다. {required}";
        if (problem is not null)
            Fault(key, problem);
        return text;
    }

    public string? OptionalText(string key) => Find(key, out var value) && value is not null ? Text(key, "") : null;

    public string OneOf(string key, string fallback, params string[] options) =>
        Text(key, fallback, text => options.Contains(text, StringComparer.Ordinal)
            ? null
            : $"{string.Join(", ", options.Select(option => $"\"{option}\""))} 중 하나여야 합니다 (지금: \"{text}\")");

    public Uri? OptionalUrl(string key, params string[] schemes)
    {
        var text = OptionalText(key);
        if (text is null)
            return null;
        text = WireText.Trimmed(text);
        if (WireText.Problem(text, LongestUrl) is null && Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme, StringComparer.Ordinal))
            return url;
        Fault(key, $"{string.Join(" 또는 ", schemes.Select(scheme => scheme + "://"))} 주소여야 합니다");
        return null;
    }

    public bool Flag(string key, bool fallback) => OptionalFlag(key) ?? fallback;

    public bool? OptionalFlag(string key)
    {
        if (!Find(key, out var value) || value is null)
            return null;
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            return value.GetValue<bool>();
        Fault(key, "true 또는 false여야 합니다");
        return null;
    }

    /// <param name="fallback">For a key that is not written; a written null is null.</param>
    public decimal? Number(string key, decimal? fallback, decimal min, decimal max, bool whole = false, bool nullable = false)
    {
        if (!Find(key, out var value))
            return fallback;
        if (value is null && nullable)
            return null;
        if (value is not null && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && value.GetValueKind() == JsonValueKind.Number
            && number >= min && number <= max && (!whole || number == decimal.Truncate(number)))
        {
            return number;
        }
        Fault(key, $"{(whole ? "정수" : "숫자")} {min:#,0.######} 이상 {max:#,0.######} 이하{(nullable ? " 또는 null(끔)" : "")}이어야 합니다 (지금: {Shown(value)})");
        return fallback;
    }

    public int Integer(string key, int fallback, int min, int max) =>
        (int)(Number(key, fallback, min, max, whole: true) ?? fallback);

    public int? OptionalInteger(string key, int? fallback, int min, int max) =>
        (int?)Number(key, fallback, min, max, whole: true, nullable: true);

    public Rate? OptionalPercent(string key, decimal? fallback, decimal min, decimal max) =>
        Number(key, fallback, min, max, nullable: true) is { } percent ? Rate.FromPercent(percent) : null;

    /// <param name="fallback">For a key that is not written; a written null is null.</param>
    public Rate? OptionalPercent(string key, Rate? fallback, decimal min, decimal max) =>
        OptionalPercent(key, fallback?.Percent, min, max);

    public TimeSpan? OptionalSeconds(string key, TimeSpan? fallback, int min, int max) =>
        OptionalInteger(key, (int?)fallback?.TotalSeconds, min, max) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public TimeSpan Seconds(string key, TimeSpan fallback, decimal min, decimal max) =>
        TimeSpan.FromSeconds((double)(Number(key, (decimal)fallback.TotalSeconds, min, max) ?? (decimal)fallback.TotalSeconds));

    public Won? OptionalWon(string key, Won? fallback, long min, long max) =>
        Number(key, fallback?.Amount, min, max, whole: true, nullable: true) is { } won ? new Won((long)won) : null;

    public TimeSpan? OptionalTimeOfDay(string key, TimeSpan? fallback)
    {
        if (!Find(key, out var value))
            return fallback;
        if (value is null)
            return null;
        if (ParseTimeOfDay(value.ToString()) is { } time)
            return time;
        Fault(key, $"\"09:00:30\"처럼 시:분:초여야 합니다 (지금: {Shown(value)})");
        return fallback;
    }

    /// <summary>"09:00:00" or "09:00"; null: neither.</summary>
    public static TimeSpan? ParseTimeOfDay(string text) =>
        text is "24:00:00" or "24:00" ? TimeSpan.FromHours(24)
        : TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm"], out var time) ? time.ToTimeSpan()
        : null;

    public IReadOnlyList<string> Texts(string key, params string[] fallback) =>
        Items(key, fallback, item => item.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? item.ToString() : null,
            "글자 목록 [\"…\"]이어야 합니다");

    public IReadOnlyList<long> Ids(string key) =>
        Items<long?>(key, [], item => item.GetValueKind() == JsonValueKind.Number && long.TryParse(item.ToString(), out var id) ? id : null,
            "숫자 id 목록 [12345]이어야 합니다").Select(id => id!.Value).ToArray();

    IReadOnlyList<T> Items<T>(string key, IReadOnlyList<T> fallback, Func<JsonNode, T?> read, string expected)
    {
        if (!Find(key, out var value) || value is null)
            return fallback;
        if (value is JsonArray list)
        {
            var items = list.Select(item => item is null ? default : read(item)).ToArray();
            if (Array.TrueForAll(items, item => item is not null))
                return items!;
        }
        Fault(key, expected);
        return fallback;
    }

    public void Fault(string key, string expected) => faults.Add(new ConfigFault(PathOf(key), expected));

    /// <summary>Names the keys of this section that do not exist.</summary>
    /// <param name="foreign">What is wrong with a key that exists elsewhere; null: it exists nowhere.</param>
    public void Close(Func<string, string?>? foreign = null)
    {
        foreach (var (key, _) in node ?? [])
        {
            if (!_known.Contains(key))
                Fault(key, $"{foreign?.Invoke(key) ?? "없는 설정입니다"}. 쓸 수 있는 키: {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    bool Find(string key, out JsonNode? value)
    {
        _known.Add(key);
        value = null;
        return node is not null && node.TryGetPropertyValue(key, out value);
    }

    string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Numbers and flags are shown back; a text might be a secret put in the wrong place.</summary>
    static string Shown(JsonNode? value) =>
        value is null ? "null"
        : value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.ToString()
        : "글자";
}
