using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Danta.Host.Tests.Layout;

/// <summary>docs/configuration.md, made from the schema: a table for each section, a row for each key.</summary>
static class ConfigurationPage
{
    const string Head = """
        # 설정 · Configuration

        `danta.schema.json`에서 만든 표입니다(손으로 고치지 마십시오). 값을 적지 않으면 기본값입니다. 모든 키는 환경 변수로도 줄 수 있습니다:
        `kis.appKey`는 `DANTA_Kis__AppKey`. 차례는 설정 파일 < 옆의 `.env` 파일 < `CREDENTIALS_DIRECTORY`의 파일 < 환경 변수.

        Made from `danta.schema.json`. What is not written has its default; any key can be given by the environment. Later ones win: the
        file, the `.env` file beside it, the files of `CREDENTIALS_DIRECTORY`, the environment.


        """;

    public static string Of(JsonObject schema)
    {
        var page = new StringBuilder(Head);
        Section(page, schema, schema, "");
        return page.ToString().TrimEnd() + "\n";
    }

    static void Section(StringBuilder page, JsonObject schema, JsonObject section, string path)
    {
        List<(string Path, JsonObject Section)> below = [];
        var rows = new StringBuilder();
        foreach (var (key, node) in section["properties"]!.AsObject())
        {
            var property = Resolve(schema, node!);
            if (key == "$schema")
                continue;
            var at = path.Length == 0 ? key : $"{path}.{key}";
            if (property["properties"] is not null || property["oneOf"] is not null)
                below.Add((at, property));
            else
                rows.Append(CultureInfo.InvariantCulture, $"| `{at}` | {Range(property)} | {Default(property)} | {Words(property)} |\n");
        }
        if (path.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"## `{path}`\n\n{(Words(section) is { Length: > 0 } words ? words + "\n\n" : "")}");
        if (rows.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"| 키 | 값 | 기본 | 뜻 |\n| --- | --- | --- | --- |\n{rows}\n");
        foreach (var (at, property) in below)
        {
            if (property["oneOf"] is JsonArray rules)
                Rules(page, schema, rules, at, Words(property));
            else
                Section(page, schema, property, at);
        }
    }

    static void Rules(StringBuilder page, JsonObject schema, JsonArray rules, string path, string words)
    {
        page.Append(CultureInfo.InvariantCulture, $"## `{path}`\n\n{words}\n\n| 규칙 | 키 | 값 | 기본 | 뜻 |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in rules)
        {
            var properties = Resolve(schema, rule!)["properties"]!.AsObject();
            var name = properties["rule"]!["const"]!.GetValue<string>();
            foreach (var (key, node) in properties.Where(property => property.Key != "rule"))
            {
                var property = Resolve(schema, node!);
                page.Append(CultureInfo.InvariantCulture, $"| `{name}` | `{key}` | {Range(property)} | {Default(property)} | {Words(property)} |\n");
            }
        }
        page.Append('\n');
    }

    static string Words(JsonObject property) => property["description"]?.GetValue<string>() ?? "";

    static string Default(JsonObject property) =>
        property.TryGetPropertyValue("default", out var value)
            ? $"`{value?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null"}`"
            : "";

    static string Range(JsonObject property)
    {
        if (property["enum"] is JsonArray words)
            return string.Join(", ", words.Select(word => $"`{word}`"));
        var type = property["type"] switch
        {
            JsonArray several => string.Join(" / ", several.Select(Type)),
            { } one => Type(one),
            null => "",
        };
        var range = (property["minimum"], property["maximum"]) switch
        {
            (null, null) => "",
            ({ } least, null) => $" {least} 이상",
            (null, { } most) => $" {most} 이하",
            var (least, most) => $" {least}–{most}",
        };
        return type + range;
    }

    static string Type(JsonNode? type) => $"{type}" switch
    {
        "integer" => "정수",
        "number" => "수",
        "string" => "글자",
        "boolean" => "true/false",
        "array" => "목록",
        "null" => "null(끔)",
        var other => other,
    };

    static JsonObject Resolve(JsonObject schema, JsonNode node) => node["$ref"]?.GetValue<string>() is { } path
        ? path.Split('/')[1..].Aggregate((JsonNode)schema, (at, step) => at[step]!).AsObject()
        : node.AsObject();
}
