using System.Text.RegularExpressions;

namespace Danta.Host.Logging;

/// <summary>How much of the log is kept: the smaller of the two ends counts.</summary>
/// <param name="FileBytes">A file that has grown to this is followed by another of the same day.</param>
/// <param name="Files">Of all days; older ones are deleted.</param>
/// <param name="Age">Older files are deleted.</param>
sealed record LogLimits(long FileBytes, int Files, TimeSpan Age)
{
    /// <summary>Half a gigabyte and a month.</summary>
    public static readonly LogLimits Usual = new(16 * 1024 * 1024, 32, TimeSpan.FromDays(31));
}

/// <summary>
/// Where a book's log lies: <c>log</c> in the storage directory, beside the books, for the log tells of starts that got no book. A file
/// is called <c>real-1a2b3c4d5e.20261130.jsonl</c>, the second of a day <c>…_001.jsonl</c>.
/// </summary>
sealed partial class LogFiles
{
    readonly string _book;

    LogFiles(string directory, string book) => (Directory, _book) = (directory, book);

    public string Directory { get; }

    /// <summary>As the writer wants it: the day goes before the ending.</summary>
    public string Pattern => Path.Combine(Directory, $"{_book}..jsonl");

    public static LogFiles Of(string storage, string book) => new(Path.Combine(storage, "log"), book);

    /// <summary>Oldest first. What is asked of the file system is as plain as can be: .NET lets Windows' drivers look for it, and not all read a dot before a star alike.</summary>
    public IReadOnlyList<string> All => !System.IO.Directory.Exists(Directory)
        ? []
        :
        [
            .. System.IO.Directory.GetFiles(Directory, $"{_book}*")
                .Where(file => Day().IsMatch(Path.GetFileName(file)[_book.Length..]))
                .OrderBy(Order, StringComparer.Ordinal),
        ];

    /// <summary>By this a file is older than another.</summary>
    public static string Order(string file) => Path.GetFileNameWithoutExtension(file);

    /// <summary>The dot keeps a book's files from those of its dry run.</summary>
    [GeneratedRegex(@"^\.[0-9]{8}(_[0-9]{3,})?\.jsonl$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Day();
}
