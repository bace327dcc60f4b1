using System.Collections.Concurrent;
using System.IO.Compression;

namespace Danta.Dashboard.Page;

/// <summary>A file of the built page.</summary>
/// <param name="Packed">The same by gzip: a phone far away gets this.</param>
sealed record PageFile(string Path, string Type, byte[] Content, byte[] Packed)
{
    /// <summary>Its name changes with its content, so it may be kept for ever.</summary>
    public bool IsNamedByContent => Path.StartsWith("assets/", StringComparison.Ordinal);
}

/// <summary>The page's files, carried inside the assembly: one file less to lose. Only what is named here can be asked for.</summary>
static class PageFiles
{
    const string Built = "web/";

    static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    static readonly Lazy<IReadOnlyDictionary<string, PageFile>> Files = new(() => typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Built, StringComparison.Ordinal))
        .Select(Read)
        .ToDictionary(file => file.Path, StringComparer.Ordinal));

    /// <summary>By path; empty where the page was not built.</summary>
    public static IReadOnlyDictionary<string, PageFile> All => Files.Value;

    /// <summary>A page that needs no building.</summary>
    public static string Text(string name) => Texts.GetOrAdd(name, static key =>
    {
        using var reader = new StreamReader(Open($"Danta.Dashboard.Page.{key}"));
        return reader.ReadToEnd();
    });

    static Stream Open(string name) =>
        typeof(PageFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the assembly lacks {name}");

    static PageFile Read(string name)
    {
        using var stream = Open(name);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(content.ToArray());
        var path = name[Built.Length..];
        return new(path, TypeOf(path), content.ToArray(), packed.ToArray());
    }

    static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
