using System.Text;

namespace Danta.Kis.Tests;

/// <summary>The captured bodies and frames.</summary>
static class Samples
{
    static string Root => Path.Combine(AppContext.BaseDirectory, "Samples");

    public static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Root, path));

    /// <summary>Without the line end that a text file has and the wire has not.</summary>
    public static byte[] Frame(string name) => Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Root, "ws", name)).TrimEnd('\n', '\r'));

    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
}
