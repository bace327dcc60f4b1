using System.Collections;
using System.Text.Json.Nodes;
using Danta.Host.Configuration;
using Danta.Host.Tests.Layout;

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

    /// <summary>A file with every section of the schema, each with one key that does not exist.</summary>
    static JsonObject Probe(JsonObject schema)
    {
        var probe = new JsonObject { ["?"] = 1 };
        foreach (var (key, value) in schema["properties"]!.AsObject())
        {
            if (value!["properties"] is not null)
                probe[key] = Probe(value.AsObject());
        }
        return probe;
    }

    static IEnumerable<string> Sections(JsonObject schema, string path) => schema["properties"]!.AsObject()
        .Where(property => property.Value!["properties"] is not null)
        .SelectMany(property => Sections(property.Value!.AsObject(), $"{path}{property.Key}."))
        .Prepend($"{path}?");

    static IEnumerable<string> Keys(string section)
    {
        var at = Schema;
        foreach (var step in section.Split('.')[..^1])
            at = at["properties"]![step]!.AsObject();
        return at["properties"]!.AsObject().Select(property => property.Key);
    }
}
