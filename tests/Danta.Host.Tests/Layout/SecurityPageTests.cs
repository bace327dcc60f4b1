using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Danta.Host.Tests.Layout;

/// <summary>What SECURITY.md says is held by a test is.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = Names().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "SECURITY.md")));
        Assert.True(named.Count > 40);
        var files = Directory.GetFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText, StringComparer.Ordinal);
        Assert.Empty(named
            .Where(name => !files[name.Groups["class"].Value].Any(text => text.Contains($" {name.Groups["method"].Value}(", StringComparison.Ordinal)))
            .Select(name => name.Value));
    }

    [Fact]
    public void Every_row_of_threats_names_one()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "SECURITY.md"));
        var rows = page[page.IndexOf("| 위협", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith('|')).Skip(2);
        Assert.All(rows.Where(row => !row.TrimEnd(' ', '|').EndsWith("**", StringComparison.Ordinal)), row => Assert.Matches(Names(), row));
    }

    /// <summary>Known holes in packages, direct or not, are errors; only that nobody could be asked is none.</summary>
    [Fact]
    public void Packages_are_audited_and_nothing_but_a_missing_answer_is_let_pass()
    {
        var properties = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Build.props")).Descendants("PropertyGroup").Elements()
            .ToLookup(property => property.Name.LocalName, property => property.Value, StringComparer.Ordinal);
        Assert.Equal(["true"], properties["NuGetAudit"]);
        Assert.Equal(["all"], properties["NuGetAuditMode"]);
        Assert.Equal(["low"], properties["NuGetAuditLevel"]);
        Assert.Equal(["true"], properties["TreatWarningsAsErrors"]);
        Assert.Equal(["$(NoWarn);NU1900"], properties["NoWarn"]);
        Assert.Empty(properties["WarningsNotAsErrors"]);
    }

    [GeneratedRegex(@"`(?<class>[A-Z]\w+Tests)\.(?<method>\w+)`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Names();
}
