using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Kis;

namespace Danta.Host.Configuration;

/// <summary>
/// The file as a tree, with the environment laid over it: <c>DANTA_Kis__AppKey</c> is <c>kis.appKey</c>. An environment value
/// is JSON where it parses as JSON and text otherwise; list items go by number (<c>DANTA_Trading__Conditions__0</c>). Between the two
/// lie the secrets beside the file, see <see cref="SecretsFile"/>, and over them those that a service manager hands over, see
/// <see cref="Credentials"/>.
/// </summary>
static class ConfigSource
{
    const string Prefix = "DANTA_";
    const int MostItems = 64;
    const int MostBytes = 1 << 20;

    static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    /// <param name="file">Null: the environment alone.</param>
    /// <param name="environment">As <see cref="Environment.GetEnvironmentVariables()"/> gives it.</param>
    /// <exception cref="ConfigException">The file is missing, unreadable or not JSON.</exception>
    public static JsonObject Read(string? file, IDictionary environment)
    {
        var root = file is null ? new JsonObject(AnyCase) : ReadFile(file);
        foreach (var (name, secret) in file is null ? [] : SecretsFile.In(file))
            Lay(root, name.Split("__"), Value(name, secret));
        foreach (var (key, secret) in Credentials.In(environment[Credentials.Directory] as string))
            Lay(root, key.Split('.'), JsonValue.Create(secret));
        string[] overrides =
            [.. environment.Keys.OfType<string>().Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        ConfigFault[] twice =
        [
            .. overrides.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
                .Select(group => new ConfigFault(string.Join(", ", group), "같은 설정의 환경 변수입니다. 하나만 남기십시오")),
        ];
        if (twice.Length > 0)
            throw new ConfigException(twice);
        foreach (var name in overrides)
            Lay(root, name[Prefix.Length..].Split("__"), Value(name, environment[name] as string ?? ""));
        return root;
    }

    /// <summary>The file alone.</summary>
    /// <exception cref="ConfigException">It is missing, unreadable or not JSON.</exception>
    public static JsonObject ReadFile(string file)
    {
        try
        {
            var text = WholeFile.ReadText(file, MostBytes);
            if (DuplicateKeys.In(text) is { Count: > 0 } faults)
                throw new ConfigException(faults);
            return JsonNode.Parse(text, AnyCase, Lenient) as JsonObject
                ?? throw new ConfigException(new ConfigFault("", "설정 파일 맨 바깥은 { } 객체여야 합니다"));
        }
        catch (JsonException fault)
        {
            var line = (fault.LineNumber ?? 0) + 1;
            throw new ConfigException(new ConfigFault("", $"{file}의 {line}번째 줄이 JSON이 아닙니다"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException(new ConfigFault("", $"설정 파일을 읽을 수 없습니다: {file}"));
        }
    }

    /// <summary>A number steps into a list, which grows by what is laid behind its end; anything else is a key.</summary>
    static void Lay(JsonNode at, ReadOnlySpan<string> path, JsonNode? value)
    {
        while (path.Length > 1)
        {
            if (Child(at, path[0]) is not JsonObject and not JsonArray)
                Put(at, path[0], int.TryParse(path[1], out _) ? new JsonArray() : new JsonObject(AnyCase));
            if (Child(at, path[0]) is not { } next)
                return;
            at = next;
            path = path[1..];
        }
        Put(at, path[0], value);
    }

    static JsonNode? Child(JsonNode at, string step) =>
        at is not JsonArray list ? at[step]
        : int.TryParse(step, out var index) && index >= 0 && index < list.Count ? list[index] : null;

    static void Put(JsonNode at, string step, JsonNode? value)
    {
        if (at is not JsonArray list)
        {
            at[step] = value;
            return;
        }
        if (!int.TryParse(step, out var index) || index is < 0 or >= MostItems)
            return;
        while (list.Count <= index)
            list.Add(null);
        list[index] = value;
    }

    /// <exception cref="ConfigException">It is JSON that has a key twice.</exception>
    static JsonNode? Value(string name, string text)
    {
        if (text.Length > 0 && (text is "true" or "false" or "null" || text[0] is '[' or '{' || IsNumber(text)))
        {
            try
            {
                if (DuplicateKeys.In(text) is { Count: > 0 } faults)
                    throw new ConfigException([.. faults.Select(fault => fault with { Key = $"{name}: {fault.Key}" })]);
                return JsonNode.Parse(text, AnyCase);
            }
            catch (JsonException)
            {
                // A text that only looks like JSON stays the text that it is.
            }
        }
        return JsonValue.Create(text);
    }

    /// <summary>Without leading zeros: an account or a key of digits is a text.</summary>
    static bool IsNumber(string text) =>
        decimal.TryParse(text, out _) && (text.Length < 2 || text[0] != '0' || text[1] == '.') && text.Length < 16;
}
