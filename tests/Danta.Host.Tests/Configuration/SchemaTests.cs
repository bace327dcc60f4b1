using System.Collections;
using System.Text.Json.Nodes;
using Danta.Host.Configuration;
using Danta.Host.Tests.Layout;
using Danta.Trading;

namespace Danta.Host.Tests.Configuration;

/// <summary>The published schema and the program know the same keys.</summary>
public sealed class SchemaTests
{
    static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "danta.schema.json")))!.AsObject();

    [Fact]
    public void Every_section_of_the_schema_lists_just_the_keys_that_the_program_takes()
    {
        var probe = Probe(Schema);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, probe.ToJsonString());
            var faults = Assert.Throws<ConfigException>(() => ConfigLoader.Load(file, new Hashtable())).Faults;
            var taken = faults.Where(fault => fault.Key.EndsWith(".?", StringComparison.Ordinal) || fault.Key == "?")
                .ToDictionary(fault => fault.Key, fault => fault.Expected[(fault.Expected.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            Assert.Equal(Sections(Schema, "").Order(), taken.Keys.Order());
            foreach (var (section, keys) in taken)
                Assert.Equal(Keys(section).Append("?").Where(key => key != "?").Order(), keys.Split(", ").Order());
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static TheoryData<string> Rules => [.. EntryRules.Names];

    /// <summary>Each entry rule has a branch of its own in the schema, with just the keys, ranges and defaults that the rule declares.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_entry_rule_of_the_schema_is_as_the_program_takes_it(string rule)
    {
        var branch = Schema["$defs"]!["entry"]!["oneOf"]!.AsArray()
            .Single(one => one!["properties"]!["rule"]!["const"]!.GetValue<string>() == rule)!["properties"]!.AsObject();
        var keys = EntryRules.KeysOf(rule);
        string[] others = EntryRules.Combines(rule) ? ["rule", "rules", "maxSignalSeconds"] : ["rule", "maxSignalSeconds"];
        Assert.Equal(keys.Select(key => key.Name).Concat(others).Order(), branch.Select(property => property.Key).Order());
        foreach (var key in keys)
        {
            var property = branch[key.Name]!;
            Assert.Equal(key.Whole ? "integer" : "number", property["type"]!.GetValue<string>());
            Assert.Equal(
                (key.Default, key.Min, key.Max),
                (property["default"]!.GetValue<decimal>(), property["minimum"]!.GetValue<decimal>(), property["maximum"]!.GetValue<decimal>()));
        }
    }

    /// <summary>What the schema says a value is where nothing is written, the program takes.</summary>
    [Fact]
    public void A_file_that_spells_out_every_default_is_the_same_as_an_empty_one()
    {
        const string Keys = """{ "appKey": "K", "appSecret": "S", "account": "12345678-01", "htsId": "me" }""";
        var spelt = Defaults(Schema);
        foreach (var (key, value) in JsonNode.Parse(Keys)!.AsObject())
            spelt["kis"]![key] = value!.DeepClone();
        Assert.Equal(
            Load(new JsonObject { ["kis"] = JsonNode.Parse(Keys) }).ToString(), Load(spelt).ToString());
        Assert.Equal(
            Load(new JsonObject { ["kis"] = JsonNode.Parse(Keys) }).Trading.Settings, Load(spelt).Trading.Settings);
    }

    static DantaConfig Load(JsonObject json)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json.ToJsonString());
            return ConfigLoader.Load(file, new Hashtable());
        }
        finally
        {
            File.Delete(file);
        }
    }

    static JsonObject Defaults(JsonObject schema)
    {
        var written = new JsonObject();
        foreach (var (key, value) in schema["properties"]!.AsObject())
        {
            var property = Resolve(value!);
            if (property.ContainsKey("default"))
                written[key] = property["default"]?.DeepClone();
            else if (property["properties"] is not null)
                written[key] = Defaults(property);
        }
        return written;
    }

    static JsonObject Resolve(JsonNode node) => node["$ref"]?.GetValue<string>() is { } path
        ? path.Split('/')[1..].Aggregate((JsonNode)Schema, (at, step) => at[step]!).AsObject()
        : node.AsObject();

    /// <summary>A file with every section of the schema, each with one key that does not exist.</summary>
    static JsonObject Probe(JsonObject schema)
    {
        var probe = new JsonObject { ["?"] = 1 };
        foreach (var (key, value) in schema["properties"]!.AsObject())
        {
            if (Resolve(value!) is { } section && section["properties"] is not null)
                probe[key] = Probe(section);
        }
        return probe;
    }

    static IEnumerable<string> Sections(JsonObject schema, string path) => schema["properties"]!.AsObject()
        .Where(property => Resolve(property.Value!)["properties"] is not null)
        .SelectMany(property => Sections(Resolve(property.Value!), $"{path}{property.Key}."))
        .Prepend($"{path}?");

    static IEnumerable<string> Keys(string section)
    {
        var at = Schema;
        foreach (var step in section.Split('.')[..^1])
            at = Resolve(at["properties"]![step]!);
        return at["properties"]!.AsObject().Select(property => property.Key);
    }
}
