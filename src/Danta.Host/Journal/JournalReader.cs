using System.Buffers;
using System.Buffers.Binary;

namespace Danta.Host.Journal;

/// <summary>
/// Reads a day record by record, packed or not, and stops at the first byte that is not proven. Asked to go past damage, it passes over a
/// record where <see cref="Resync"/> finds that the day goes on behind it: a flipped bit is to cost that record alone.
/// </summary>
static class JournalReader
{
    /// <summary>Read ahead at once; a larger array would be a large object, and each of those costs a collection of everything.</summary>
    const int Ahead = 64 * 1024;

    public delegate void Visit(in JournalRecord record);

    /// <param name="most">So many records at the most.</param>
    /// <param name="past">Goes past damage; <see cref="JournalEnd.Damaged"/> counts it.</param>
    public static JournalEnd Read(IJournalDisk disk, string name, Visit visit, int most = int.MaxValue, bool past = false)
    {
        var (end, taken) = (new JournalEnd(0, 0, 0), 0L);
        try
        {
            using var stream = Open(disk, name);
            return Read(stream, visit, most, past, ref end, ref taken);
        }
        catch (InvalidDataException)
        {
            return end with { Fault = JournalFault.Packing, Length = Math.Max(taken, end.End) };
        }
        catch (UnreadableException refused)
        {
            return end with { Fault = JournalFault.Unreadable, Length = Math.Max(taken, end.End), Refusal = refused.Message };
        }
    }

    /// <summary>Where the next record goes, and the checksum up to there.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static JournalEnd EndOf(Stream file)
    {
        var (end, taken) = (new JournalEnd(0, 0, 0), 0L);
        try
        {
            return Read(new BufferedStream(file, Ahead), static (in JournalRecord _) => { }, int.MaxValue, past: true, ref end, ref taken);
        }
        catch (UnreadableException refused)
        {
            throw new IOException(refused.Message, refused);
        }
    }

    static JournalEnd Read(Stream stream, Visit visit, int most, bool past, ref JournalEnd end, ref long taken)
    {
        var fault = Walk(stream, visit, most, past, ref end, ref taken);
        return end with { Fault = fault, Length = stream.CanSeek ? stream.Length : taken + Drain(stream) };
    }

    /// <param name="taken">Bytes of the stream that were looked at, proven or not.</param>
    static JournalFault Walk(Stream stream, Visit visit, int most, bool past, ref JournalEnd end, ref long taken)
    {
        var payload = ArrayPool<byte>.Shared.Rent(Ahead);
        try
        {
            return Walk(stream, visit, most, past, ref payload, ref end, ref taken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(payload);
        }
    }

    /// <param name="payload">Room for a record; another where one needs more.</param>
    static JournalFault Walk(Stream stream, Visit visit, int most, bool past, ref byte[] payload, ref JournalEnd end, ref long taken)
    {
        Span<byte> head = stackalloc byte[JournalFormat.HeadSize];
        var magic = head[..JournalFormat.Magic.Length];
        var got = Take(stream, magic, ref taken);
        var isForeign = !magic[..got].SequenceEqual(JournalFormat.Magic[..got]);
        if (isForeign && (IsZero(magic[..got]) || !past))
            return IsZero(magic[..got]) ? JournalFault.Unwritten : JournalFault.Foreign;
        if (got < magic.Length)
            return got == 0 ? JournalFault.None : JournalFault.CutOff;
        end = new(magic.Length, 0, 0) { Damaged = isForeign ? 1 : 0 };
        while (end.Records < most && (got = Take(stream, head, ref taken)) == head.Length)
        {
            // With the checksum 0 that a file begins with, zeros would prove themselves.
            if (IsZero(head))
                return JournalFault.Unwritten;
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            var (kind, stamp) = ((RecordKind)head[8], BinaryPrimitives.ReadInt64LittleEndian(head[9..]));
            end = end with { BadAt = JournalFormat.IsStamp(stamp) ? new DateTimeOffset(stamp, TimeSpan.Zero) : null };
            // Where the first record proves itself the file is a journal, whatever it begins with.
            if (isForeign && end.Records == 0 && !ProvesItself(stream, head))
            {
                end = default;
                return JournalFault.Foreign;
            }
            if (length is < 0 or > JournalFormat.MaxPayload)
            {
                if (past && Resync.Find(stream, end, head, null) is { } behind)
                {
                    GoOn(stream, visit, behind, ref end, ref taken);
                    continue;
                }
                return JournalFault.Length;
            }
            if (payload.Length < length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(length);
                ArrayPool<byte>.Shared.Return(payload);
                payload = larger;
            }
            var body = payload.AsSpan(0, length);
            if (Take(stream, body, ref taken) < length)
            {
                if (past && Resync.Find(stream, end, head, null) is { } behind)
                {
                    GoOn(stream, visit, behind, ref end, ref taken);
                    continue;
                }
                return JournalFault.CutOff;
            }
            var (sum, written) = (JournalFormat.Chain(end.Sum, kind, stamp, body), BinaryPrimitives.ReadUInt32LittleEndian(head[4..]));
            if (sum != written || end.BadAt is not { } at)
            {
                if (past && Resync.Find(stream, end, head, sum) is { } behind)
                {
                    GoOn(stream, visit, behind, ref end, ref taken);
                    continue;
                }
                return JournalFault.Checksum;
            }
            visit(new JournalRecord(end.End, kind, at, body));
            var gap = kind == RecordKind.Gap ? end.Gap.With(JournalGap.Read(body, at)) : end.Gap;
            end = new(end.End + head.Length + length, 0, end.Records + 1) { Sum = sum, LastAt = at, Gap = gap, Damaged = end.Damaged };
        }
        return got == 0 ? JournalFault.None : JournalFault.CutOff;
    }

    /// <summary>Looks ahead and goes back.</summary>
    static bool ProvesItself(Stream stream, ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (!stream.CanSeek || length is < 0 or > JournalFormat.MaxPayload)
            return false;
        var (body, at) = (new byte[length], stream.Position);
        var looked = 0L;
        var isWhole = Take(stream, body, ref looked) == length;
        stream.Seek(at, SeekOrigin.Begin);
        return isWhole
            && JournalFormat.Chain(0, (RecordKind)head[8], BinaryPrimitives.ReadInt64LittleEndian(head[9..]), body) == BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
    }

    /// <summary>Tells of the damage and reads on where the chain does.</summary>
    static void GoOn(Stream stream, Visit visit, in JournalEnd behind, ref JournalEnd end, ref long taken)
    {
        visit(new JournalRecord(end.End, RecordKind.Damaged, end.LastAt ?? default, []));
        end = behind;
        taken = stream.Seek(behind.End, SeekOrigin.Begin);
    }

    static bool IsZero(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);

    static int Take(Stream stream, Span<byte> into, ref long taken)
    {
        try
        {
            var got = stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
            taken += got;
            return got;
        }
        catch (IOException fault)
        {
            throw new UnreadableException(fault);
        }
    }

    static Stream Open(IJournalDisk disk, string name)
    {
        try
        {
            return DayFiles.OpenRead(disk, name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException(fault);
        }
    }

    static long Drain(Stream stream)
    {
        var (buffer, drained) = (new byte[64 * 1024], 0L);
        while (Take(stream, buffer, ref drained) > 0)
        {
        }
        return drained;
    }

    /// <summary>The file's own refusal, to be told from that of whatever a visitor writes to.</summary>
    sealed class UnreadableException(Exception fault) : Exception(fault.Message, fault);
}
