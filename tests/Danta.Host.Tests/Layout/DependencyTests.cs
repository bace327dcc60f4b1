using System.Xml.Linq;

namespace Danta.Host.Tests.Layout;

/// <summary>The table of rooms in docs/architecture.md, held exactly: a new project or a dropped reference fails as well.</summary>
public sealed class DependencyTests
{
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Danta.Market"] = [],
        ["Danta.Trading"] = ["Danta.Market"],
        ["Danta.Kis.Wire"] = ["Danta.Market"],
        ["Danta.Kis"] = ["Danta.Kis.Wire", "Danta.Market"],
        ["Danta.Simulator"] = ["Danta.Kis.Wire", "Danta.Market"],
        ["Danta.Replay"] = ["Danta.Market", "Danta.Trading"],
        ["Danta.Telegram"] = ["Danta.Market", "Danta.Trading"],
        ["Danta.Dashboard"] = ["Danta.Market", "Danta.Trading"],
        ["Danta.Host"] =
        [
            "Danta.Dashboard", "Danta.Kis", "Danta.Kis.Wire", "Danta.Market", "Danta.Replay", "Danta.Simulator", "Danta.Telegram", "Danta.Trading",
        ],
    };

    [Fact]
    public void Projects_reference_exactly_what_the_table_allows()
    {
        var actual = Directory.GetFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), References, StringComparer.Ordinal);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(actual, project => Assert.Equal(Allowed[project.Key], project.Value));
    }

    static string[] References(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
        .Order(StringComparer.Ordinal)
        .ToArray();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var listed = XDocument.Load(Path.Combine(SourceTree.Root, "Danta.slnx")).Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value);
        var there = new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(SourceTree.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'));
        Assert.Equal(there.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_source_file_outgrows_four_hundred_lines()
    {
        var long_ = Directory.GetFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Count() > 400)
            .Select(Path.GetFileName);
        Assert.Empty(long_);
    }
}
