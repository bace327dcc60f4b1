using System.Globalization;

namespace Danta.Host.Journal;

/// <summary>
/// The names in a journal's directory. A day is <c>2026-11-20.danta</c> while it is young and <c>2026-11-20.danta.gz</c> when
/// it is packed; where both are there, packing was interrupted and the plain one counts. Everything else is put aside.
/// </summary>
static class DayFiles
{
    const string Packing = ".gz";

    const string Unfinished = ".part";

    /// <summary>The files that are days, oldest first, each day once.</summary>
    public static IReadOnlyList<string> In(IReadOnlyCollection<string> files) =>
        [.. files.Where(name => TryDay(name, out _) && !(IsPacked(name) && files.Contains(PlainOf(name), StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    public static bool IsPacked(string name) => name.EndsWith(Packing, StringComparison.Ordinal);

    /// <summary>Left by a packing that did not come to its end.</summary>
    public static bool IsUnfinished(string name) => name.EndsWith(Unfinished, StringComparison.Ordinal);

    public static string PlainOf(string packed) => packed[..^Packing.Length];

    public static string PackedOf(string plain) => plain + Packing;

    /// <summary>Beside the day, and deleted with it.</summary>
    public static string ManifestOf(string name) => (IsPacked(name) ? PlainOf(name) : name) + ".json";

    public static string UnfinishedOf(string packed) => packed + Unfinished;

    /// <summary>False for anything that is not a day's own file, even when it belongs to a day.</summary>
    public static bool TryDay(string name, out DateOnly day) =>
        TryOwner(name, out day) && (name == JournalFormat.FileName(day) || name == PackedOf(JournalFormat.FileName(day)));

    /// <summary>The day that a file belongs to, be it the day's own or one put aside.</summary>
    public static bool TryOwner(string name, out DateOnly day)
    {
        day = default;
        return name.Length > 10 && name[10] == '.'
            && DateOnly.TryParseExact(name.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    /// <summary>The day's bytes, unpacked on the way where they are packed.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Stream OpenRead(IJournalDisk disk, string name)
    {
        try
        {
            return IsPacked(name) ? new PackedDay(disk.OpenRead(name)) : disk.OpenRead(name);
        }
        catch (FileNotFoundException) when (!IsPacked(name) && disk.Files.Contains(PackedOf(name), StringComparer.Ordinal))
        {
            // It was packed since its name was read.
            return new PackedDay(disk.OpenRead(PackedOf(name)));
        }
    }
}
