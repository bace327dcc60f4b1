using Danta.Kis;

namespace Danta.Host.Running;

/// <summary>
/// Stands in the book's directory while the program runs. Found at a start, it tells a machine that went down from a process
/// that was killed: only the former can have lost the last instants of the journal, and nothing in the journal shows it.
/// </summary>
sealed class BootMark : IDisposable
{
    const string Name = "danta.boot";
    const int LongestName = 4_096;

    readonly string _file;

    BootMark(string file) => _file = file;

    /// <summary>The operating system's name for its present life; null where it has none.</summary>
    public static string? Boot
    {
        get
        {
            try
            {
                return WholeFile.ReadText("/proc/sys/kernel/random/boot_id", LongestName).Trim();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <param name="wentDown">The machine went down during the last run.</param>
    public static BootMark Set(string directory, string? boot, out bool wentDown)
    {
        var mark = new BootMark(Path.Combine(directory, Name));
        wentDown = false;
        if (boot is null)
            return mark;
        try
        {
            // The first start of a book.
            PrivateFile.MakeDirectory(directory);
            wentDown = File.Exists(mark._file) && WholeFile.ReadText(mark._file, LongestName) is { Length: > 0 } before && before != boot;
            PrivateFile.Replace(mark._file, System.Text.Encoding.ASCII.GetBytes(boot));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A directory that cannot be written is told by the journal; this is no reason not to start.
        }
        return mark;
    }

    /// <summary>The run ended in order.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next start says once too often that the machine went down, if it did.
        }
    }
}
