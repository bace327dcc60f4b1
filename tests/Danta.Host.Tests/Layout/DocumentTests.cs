using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Doctor;

namespace Danta.Host.Tests.Layout;

/// <summary>What README and docs name is there: pages and files, commands with their options, keys, checks; and their examples load.</summary>
public sealed partial class DocumentTests
{
    static readonly string[] Pages =
    [
        .. ((string[])["README.md", "README.en.md", "SECURITY.md"]).Select(page => Path.Combine(SourceTree.Root, page)),
        .. Directory.GetFiles(Path.Combine(SourceTree.Root, "docs"), "*.md"),
    ];

    public static TheoryData<string> Names => [.. Pages.Select(page => Path.GetRelativePath(SourceTree.Root, page).Replace('\\', '/'))];

    static string Text(string page) => File.ReadAllText(Path.Combine(SourceTree.Root, page));

    static JsonObject Schema => JsonNode.Parse(Text("docs/danta.schema.json"))!.AsObject();

    [Fact]
    public void The_reference_of_the_configuration_is_made_from_the_schema()
    {
        var file = Path.Combine(SourceTree.Root, "docs", "configuration.md");
        var page = ConfigurationPage.Of(Schema);
        if (Environment.GetEnvironmentVariable("DANTA_APPROVE") is { Length: > 0 })
            File.WriteAllText(file, page);
        Assert.Equal(page, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(SourceTree.Root, page))!;
        var broken = Links().Matches(Text(page)).Select(link => link.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal) && !IsThere(folder, page, to));
        Assert.Empty(broken);
    }

    static bool IsThere(string folder, string page, string to)
    {
        var parts = to.Split('#');
        var target = parts[0].Length == 0 ? Path.Combine(SourceTree.Root, page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        return Path.Exists(target) && (parts.Length == 1 || Anchors(target).Contains(parts[1], StringComparer.Ordinal));
    }

    /// <summary>As GitHub makes them of headings.</summary>
    static IEnumerable<string> Anchors(string file) => Headings().Matches(File.ReadAllText(file)).Select(heading =>
        NoAnchor().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_and_option_of_a_page_exists(string page)
    {
        var root = DantaCommand.Root();
        var unknown = new List<string>();
        foreach (Match call in Calls().Matches(Text(page)))
        {
            var words = call.Groups["rest"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [] or ["test" or "publish", ..] || words[0].StartsWith('-') || !Word().IsMatch(words[0]))
                continue;
            if (root.Subcommands.FirstOrDefault(one => one.Name == words[0]) is not { } command)
            {
                unknown.Add(call.Value);
                continue;
            }
            var known = command.Options.Concat(command.Subcommands.SelectMany(below => below.Options)).SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet(StringComparer.Ordinal);
            unknown.AddRange(words.Skip(1).Where(word => LongOption().IsMatch(word) && !known.Contains(word) && word != "--help").Select(word => $"{words[0]} {word}"));
        }
        Assert.Empty(unknown);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_key_of_a_page_exists(string page)
    {
        var unknown = Keys().Matches(Text(page)).Select(key => key.Groups["key"].Value).Distinct().Where(key => !Exists(Schema, key.Split('.')));
        Assert.Empty(unknown);
    }

    static bool Exists(JsonObject at, string[] steps)
    {
        foreach (var step in steps)
        {
            var section = at["$ref"]?.GetValue<string>() is { } path ? path.Split('/')[1..].Aggregate((JsonNode)Schema, (node, name) => node[name]!).AsObject() : at;
            var next = section["properties"]?[step] ?? section["oneOf"]?.AsArray().Select(rule => rule!["properties"]?[step]).FirstOrDefault(found => found is not null);
            if (next is null)
                return false;
            at = next.AsObject();
        }
        return true;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_check_of_a_page_exists(string page) => Assert.All(
        Only().Matches(Text(page)).Select(only => only.Groups["name"].Value).Where(name => name != "NAME"),
        name => Assert.Contains(Checks.All, check => check.Name == name));

    /// <summary>A whole configuration has a kis section; what keys it leaves to its reader are put in.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_of_a_configuration_loads(string page)
    {
        foreach (Match block in Json().Matches(Text(page)))
        {
            var written = block.Groups["json"].Value.Trim();
            var json = JsonNode.Parse(
                written.StartsWith('{') || written.StartsWith("//", StringComparison.Ordinal) ? written : $"{{{written}}}", documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
            if (json["kis"] is not JsonObject kis)
                continue;
            foreach (var section in kis["marketData"] is JsonObject data ? (JsonObject[])[kis, data] : [kis])
            {
                foreach (var key in (string[])["appKey", "appSecret", "htsId"])
                    section[key] = "K";
            }
            kis["account"] ??= "12345678-01";
            var file = Path.GetTempFileName();
            File.WriteAllText(file, json.ToJsonString());
            ConfigLoader.Load(file, new Hashtable());
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Links();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 10_000)]
    private static partial Regex NoAnchor();

    /// <summary>In code only: a sentence may speak of danta and go on.</summary>
    [GeneratedRegex(@"(?<!-u)(?:^|`|\./|/| )(?:danta)(?:\.exe)? (?<rest>[a-z-][^`\n|#&;>]*)(?=`|$|[|#&;>])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Calls();

    [GeneratedRegex("^[a-z]+$", RegexOptions.None, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex("^--[a-z][a-z-]*$", RegexOptions.None, 10_000)]
    private static partial Regex LongOption();

    [GeneratedRegex(@"`(?<key>(?:kis|telegram|trading|web|storage|guard)\.(?!db`)[A-Za-z]+(?:\.[A-Za-z]+)*)`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Keys();

    [GeneratedRegex("--only (?<name>[a-zA-Z-]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Only();

    [GeneratedRegex(@"```jsonc?\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Json();
}
