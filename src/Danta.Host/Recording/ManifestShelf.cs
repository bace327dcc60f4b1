using Danta.Host.Journal;

namespace Danta.Host.Recording;

/// <summary>The manifests that lie beside the days. Together they are the index: nobody has to read a day to know what there is.</summary>
static class ManifestShelf
{
    /// <summary>The one that was written when the day was over; null: there is none, or none that can be read.</summary>
    public static DayManifest? Find(IJournalDisk disk, string name)
    {
        var file = DayFiles.ManifestOf(name);
        if (!disk.Files.Contains(file, StringComparer.Ordinal))
            return null;
        try
        {
            using var stream = disk.OpenRead(file);
            // A page asks for a year of them beside a trader: no more memory than each takes.
            var bytes = new byte[stream.CanSeek ? Math.Min(DayManifest.MostBytes, stream.Length) : DayManifest.MostBytes];
            return DayManifest.Read(bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all.</summary>
    /// <inheritdoc cref="IJournalDisk.OpenWrite"/>
    public static void Keep(IJournalDisk disk, string name, DayManifest manifest)
    {
        var file = DayFiles.ManifestOf(name);
        var part = DayFiles.UnfinishedOf(file);
        using (var to = disk.OpenWrite(part))
        {
            to.SetLength(0);
            to.Write(manifest.Write());
            if (to is FileStream written)
                written.Flush(flushToDisk: true);
        }
        disk.Rename(part, file);
    }

    /// <summary>Every day that is over gets one. The last day may still be written to.</summary>
    /// <inheritdoc cref="IJournalDisk.OpenWrite"/>
    public static void Complete(IJournalDisk disk)
    {
        var files = disk.Files;
        var missing = disk.Names.SkipLast(1).Where(name => !files.Contains(DayFiles.ManifestOf(name), StringComparer.Ordinal)).ToList();
        foreach (var name in missing)
            Keep(disk, name, ManifestMaker.Make(disk, name));
        if (missing.Count > 0)
            disk.SyncNames();
    }
}
