using System.IO.Compression;

namespace Danta.Host.Journal;

/// <summary>
/// Packs one day that is over: written beside, synced, read back and compared, renamed, and only then the plain one is deleted. At
/// every moment the day is there whole.
/// </summary>
static class DayPacker
{
    const int Piece = 512 * 1024;
    const string Odd = ".odd";

    /// <param name="breathe">After each piece, so that whatever is more urgent gets its turn.</param>
    /// <exception cref="IOException">The disk does not take it, or gives back something else than it was given.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not ours to write to.</exception>
    public static async Task PackAsync(IJournalDisk disk, string plain, Func<Task> breathe)
    {
        var packed = DayFiles.PackedOf(plain);
        if (disk.Files.Contains(packed, StringComparer.Ordinal))
        {
            // A former packing lacked the last step; or the two differ, and neither is thrown away.
            if (!await IsSameAsync(disk, plain, packed, breathe))
                disk.Rename(packed, packed + Odd);
        }
        if (!disk.Files.Contains(packed, StringComparer.Ordinal))
        {
            var part = DayFiles.UnfinishedOf(packed);
            await WriteAsync(disk, plain, part, breathe);
            if (!await IsSameAsync(disk, plain, part, breathe))
                throw new IOException($"{part} is not what was written");
            disk.Rename(part, packed);
            disk.SyncNames();
        }
        disk.Delete(plain);
        disk.SyncNames();
    }

    static async Task WriteAsync(IJournalDisk disk, string plain, string part, Func<Task> breathe)
    {
        using var from = disk.OpenRead(plain);
        using var to = disk.OpenWrite(part);
        to.SetLength(0);
        using (var packing = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true))
        {
            var buffer = new byte[Piece];
            while (from.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is var got && got > 0)
            {
                packing.Write(buffer.AsSpan(0, got));
                await breathe();
            }
        }
        if (to is FileStream file)
            file.Flush(flushToDisk: true);
    }

    static async Task<bool> IsSameAsync(IJournalDisk disk, string plain, string packed, Func<Task> breathe)
    {
        using var one = disk.OpenRead(plain);
        using var other = new PackedDay(disk.OpenRead(packed));
        var (left, right) = (new byte[Piece], new byte[Piece]);
        try
        {
            while (true)
            {
                var got = one.ReadAtLeast(left, left.Length, throwOnEndOfStream: false);
                if (other.ReadAtLeast(right, right.Length, throwOnEndOfStream: false) != got || !left.AsSpan(0, got).SequenceEqual(right.AsSpan(0, got)))
                    return false;
                if (got < left.Length)
                    return true;
                await breathe();
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
