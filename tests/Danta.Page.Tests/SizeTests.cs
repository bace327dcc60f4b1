using System.IO.Compression;
using System.Text.RegularExpressions;
using Danta.Host.Tests.Layout;

namespace Danta.Page.Tests;

/// <summary>What a phone on the train has to fetch.</summary>
public sealed partial class SizeTests
{
    /// <summary>Nobody fetches all of it: a view comes when it is opened. Watching days again and asking "what if" are eight of these.</summary>
    const int MostAll = 128 * 1024;
    const int MostFirst = 45 * 1024;

    static readonly string Built = Path.Combine(SourceTree.Root, "artifacts", "web");

    [GeneratedRegex("""(?:src|href)="/assets/(?<name>[^"]+)"|(?:from|import)"\./(?<name>[^"]+\.js)" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Needed();

    static int Packed(string file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(file));
        return (int)packed.Length;
    }

    [Fact]
    public void All_of_it_is_small_and_the_first_view_needs_no_chart()
    {
        var all = Directory.GetFiles(Built, "*", SearchOption.AllDirectories).Sum(Packed);
        Assert.True(all <= MostAll, $"{all:N0} bytes");

        var first = new HashSet<string>(StringComparer.Ordinal) { Path.Combine(Built, "index.html"), Assert.Single(Directory.GetFiles(Path.Combine(Built, "assets"), "now-*.js")) };
        var open = new Queue<string>(first);
        while (open.TryDequeue(out var file))
        {
            foreach (Match match in Needed().Matches(File.ReadAllText(file)))
            {
                var needed = Path.Combine(Built, "assets", match.Groups["name"].Value);
                if (first.Add(needed))
                    open.Enqueue(needed);
            }
        }
        Assert.DoesNotContain(first, file => Path.GetFileName(file).StartsWith("price-chart", StringComparison.Ordinal));
        Assert.True(first.Count > 3 && first.Sum(Packed) <= MostFirst, $"{first.Sum(Packed):N0} bytes: {string.Join(", ", first.Select(Path.GetFileName))}");
    }
}
