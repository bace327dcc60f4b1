using System.Buffers.Binary;

namespace Danta.Host.Journal;

/// <summary>
/// Finds where a day goes on behind a damaged record. Each record's checksum runs on from the one before, so the first place whose record
/// runs on from the damaged one's is the next record, whatever of the damaged one was flipped: its body, its length or its checksum.
/// </summary>
static class Resync
{
    /// <summary>Records are some hundred bytes, a snapshot of the day some hundred thousand.</summary>
    const int Window = 1 << 20;

    /// <param name="end">Where the damaged record begins.</param>
    /// <param name="head">Its head.</param>
    /// <param name="sum">The checksum that it should have by its own bytes; null: its length says nothing.</param>
    /// <returns>Where the next one begins; null where none is found, or the stream cannot go back.</returns>
    public static JournalEnd? Find(Stream stream, in JournalEnd end, ReadOnlySpan<byte> head, uint? sum)
    {
        if (!stream.CanSeek)
            return null;
        var written = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var from = end.End + JournalFormat.HeadSize;
        stream.Seek(from, SeekOrigin.Begin);
        var bytes = new byte[Math.Min(Window, Math.Max(0, stream.Length - from))];
        var got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        for (var at = 0; at + JournalFormat.HeadSize <= got; at++)
        {
            var candidate = bytes.AsSpan(at, got - at);
            if (RunsOn(candidate, written))
                return end with { End = from + at, Sum = written, Damaged = end.Damaged + 1 };
            if (sum is { } own && RunsOn(candidate, own))
                return end with { End = from + at, Sum = own, Damaged = end.Damaged + 1 };
        }
        return FindPair(bytes.AsSpan(0, got), end, from);
    }

    /// <summary>
    /// Neighbours are damaged too (a sector is more than a record): two records behind that run on from one another. Nothing proves the
    /// first of them, so the day goes on with the second.
    /// </summary>
    static JournalEnd? FindPair(ReadOnlySpan<byte> bytes, in JournalEnd end, long from)
    {
        for (var at = 0; at + JournalFormat.HeadSize <= bytes.Length; at++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
            if (length < 0 || length > bytes.Length - at - 2 * JournalFormat.HeadSize || (RecordKind)bytes[at + 8] > RecordKind.Intent)
                continue;
            var (next, sum) = (at + JournalFormat.HeadSize + length, BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]));
            // Of zeros everything runs on.
            if (bytes.Slice(next, JournalFormat.HeadSize).ContainsAnyExcept((byte)0) && RunsOn(bytes[next..], sum))
                return end with { End = from + next, Sum = sum, Damaged = end.Damaged + 1 };
        }
        return null;
    }

    static bool RunsOn(ReadOnlySpan<byte> bytes, uint before)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var (kind, stamp) = ((RecordKind)bytes[8], BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]));
        // The stamp is looked at before a checksum is counted: at nearly every place there is none.
        return length >= 0 && length <= bytes.Length - JournalFormat.HeadSize && kind <= RecordKind.Intent && JournalFormat.IsStamp(stamp)
            && JournalFormat.Chain(before, kind, stamp, bytes.Slice(JournalFormat.HeadSize, length)) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
    }
}
