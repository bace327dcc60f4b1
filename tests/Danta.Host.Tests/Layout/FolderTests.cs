using System.Text.RegularExpressions;

namespace Danta.Host.Tests.Layout;

/// <summary>The trader's folders use each other in one direction: what knows uses nobody who acts. By name, in code and not in comments.</summary>
public sealed partial class FolderTests
{
    /// <summary>Each uses those above it, and none below.</summary>
    static readonly string[][] Layers =
    [
        ["Terms"], ["Settings"], ["Inputs", "Requests"], ["Books", "Conditions"], ["Orders"], ["Shares"], ["Desk"],
        ["Evidence", "Exits", "Candidates", "Entries", "Risk", "Buying", "Commands", "Sending", "Session", "Snapshots", "TieOut", "Funds"], [""],
    ];

    static readonly string Root = Path.Combine(SourceTree.Root, "src", "Danta.Trading");

    static readonly Dictionary<string, string> Code = Directory.GetFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Unsaid().Replace(File.ReadAllText(file), ""), StringComparer.Ordinal);

    [Fact]
    public void Nothing_that_knows_uses_what_acts_on_it()
    {
        var home = HomesOf();
        var upward = new List<string>();
        foreach (var (file, code) in Code)
        {
            foreach (var name in Words().Matches(code).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                if (home.TryGetValue(name, out var other) && LayerOf(other) > LayerOf(file))
                    upward.Add($"{Path.GetRelativePath(Root, file)}: {name}");
            }
        }
        Assert.Empty(upward);
    }

    /// <summary>Among those that act: who uses whom is decided once for each pair.</summary>
    [Fact]
    public void No_two_of_those_that_act_use_each_other()
    {
        var home = HomesOf();
        var uses = new HashSet<(string, string)>();
        foreach (var (file, code) in Code)
        {
            foreach (Match word in Words().Matches(code))
            {
                if (home.TryGetValue(word.Value, out var other) && FolderOf(other) != FolderOf(file))
                    uses.Add((FolderOf(file), FolderOf(other)));
            }
        }
        Assert.DoesNotContain(uses, pair => LayerIn(pair.Item1) == LayerIn(pair.Item2) && LayerIn(pair.Item1) > 2 && uses.Contains((pair.Item2, pair.Item1)));
    }

    static Dictionary<string, string> HomesOf()
    {
        var home = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, code) in Code)
        {
            foreach (Match type in Types().Matches(code))
                home.TryAdd(type.Groups["name"].Value, file);
        }
        Assert.True(home.Count > 150);
        return home;
    }

    static int LayerOf(string file) => LayerIn(FolderOf(file));

    static int LayerIn(string folder)
    {
        var layer = Array.FindIndex(Layers, folders => folders.Contains(folder, StringComparer.Ordinal));
        return layer >= 0 ? layer : throw new InvalidOperationException($"{folder} has no place among the layers");
    }

    static string FolderOf(string file) => Path.GetDirectoryName(Path.GetRelativePath(Root, file)) ?? "";

    [GeneratedRegex("""//.*|"(?:\\.|[^"\\])*"|\.[A-Z]\w+|\b[A-Z]\w+(?=\s*(?:\{ (?:get|init)|=>|=(?!=)|:(?!:)))|(?<=[\w>?] )[A-Z]\w+(?=[,)])""", RegexOptions.None, 10_000)]
    private static partial Regex Unsaid();

    [GeneratedRegex(@"\b[A-Z]\w+\b", RegexOptions.None, 10_000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:class|struct|record(?: struct| class)?|interface|enum)\s+(?<name>[A-Z]\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Types();
}
