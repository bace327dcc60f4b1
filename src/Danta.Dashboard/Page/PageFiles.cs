using System.Collections.Concurrent;

namespace Danta.Dashboard.Page;

/// <summary>The page's files, carried inside the assembly: one file less to lose.</summary>
static class PageFiles
{
    static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Text(string name) => Texts.GetOrAdd(name, static key =>
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"Danta.Dashboard.Page.{key}")
            ?? throw new InvalidOperationException($"the assembly lacks {key}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
