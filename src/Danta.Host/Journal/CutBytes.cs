namespace Danta.Host.Journal;

/// <summary>
/// What is cut off a day's file, so that it can be written on, is kept beside it: behind damage in the middle there may be good
/// records.
/// </summary>
static class CutBytes
{
    const string Mark = ".cut-";
    const int MostFiles = 32;
    const long MostBytes = 512L * 1024 * 1024;

    public static bool IsKept(string name) => name.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Keeps everything from an offset on. Zeros are nothing to keep.</summary>
    /// <inheritdoc cref="IJournalDisk.OpenWrite"/>
    public static void Keep(IJournalDisk disk, string name, Stream file, long from)
    {
        if (IsZero(file, from))
            return;
        var cut = disk.Files.Where(IsKept).ToArray();
        var free = Enumerable.Range(1, MostFiles + 1).Select(turn => $"{name}{Mark}{from}-{turn}").First(free => !cut.Contains(free, StringComparer.Ordinal));
        try
        {
            Copy(disk, free, file, from);
        }
        catch (IOException)
        {
            // A disk that is full refuses it again and again: half a copy each time would drive out the older ones.
            disk.Delete(free);
            throw;
        }
        foreach (var old in cut.SkipLast(MostFiles - 1))
            disk.Delete(old);
        disk.SyncNames();
    }

    static void Copy(IJournalDisk disk, string name, Stream file, long from)
    {
        using var aside = disk.OpenWrite(name);
        file.Seek(from, SeekOrigin.Begin);
        var buffer = new byte[64 * 1024];
        while (aside.Position < MostBytes && file.Read(buffer) is var got && got > 0)
            aside.Write(buffer.AsSpan(0, got));
        if (aside is FileStream kept)
            kept.Flush(flushToDisk: true);
    }

    static bool IsZero(Stream file, long from)
    {
        file.Seek(from, SeekOrigin.Begin);
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var got && got > 0)
        {
            if (buffer.AsSpan(0, got).ContainsAnyExcept((byte)0))
                return false;
        }
        return true;
    }
}
