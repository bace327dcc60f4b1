using System.Buffers.Binary;
using System.Text.Json;
using Danta.Trading;

namespace Danta.Host.Journal;

/// <summary>What stands at one place of a journal file.</summary>
readonly ref struct JournalRecord(long offset, RecordKind kind, DateTimeOffset at, ReadOnlySpan<byte> payload)
{
    /// <summary>Of the record's first byte.</summary>
    public long Offset { get; } = offset;

    public RecordKind Kind { get; } = kind;

    public DateTimeOffset At { get; } = at;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>False for requests and for records of a later version.</summary>
    public bool TryInput(out Input input)
    {
        input = default;
        switch (Kind)
        {
            case RecordKind.Second:
                input = Input.Second(At);
                return true;
            case RecordKind.Trade when TickCodec.TryRead(Payload, out Market.TradeTick trade):
                input = Input.Of(At, trade);
                return true;
            case RecordKind.Book when TickCodec.TryRead(Payload, out Market.BookTick book):
                input = Input.Of(At, book);
                return true;
            case RecordKind.Event:
                try
                {
                    input = Input.Of(At, EventJson.ReadEvent(Payload));
                    return true;
                }
                catch (JsonException)
                {
                    return false;
                }
            default:
                return false;
        }
    }
}

/// <summary>How a file ended: whole, or with bytes that are no record (a torn tail, or damage).</summary>
/// <param name="End">Bytes that are proven good.</param>
readonly record struct JournalEnd(long End, long Length, int Records)
{
    public bool IsWhole => End == Length;
}

/// <summary>Reads a journal file record by record, and stops at the first byte that is not proven.</summary>
static class JournalReader
{
    public delegate void Visit(in JournalRecord record);

    /// <param name="most">So many records at the most.</param>
    public static JournalEnd Read(IJournalDisk disk, string name, Visit visit, int most = int.MaxValue)
    {
        using var stream = disk.OpenRead(name);
        return Read(stream, visit, most);
    }

    static JournalEnd Read(Stream stream, Visit visit, int most = int.MaxValue)
    {
        Span<byte> head = stackalloc byte[JournalFormat.HeadSize];
        var payload = new byte[64 * 1024];
        if (stream.ReadAtLeast(head[..8], 8, throwOnEndOfStream: false) < 8 || !head[..8].SequenceEqual(JournalFormat.Magic))
            return new JournalEnd(0, stream.Length, 0);
        var (end, sum, records) = ((long)JournalFormat.Magic.Length, 0u, 0);
        while (records < most && stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (length is < 0 or > JournalFormat.MaxPayload)
                break;
            if (payload.Length < length)
                payload = new byte[length];
            var body = payload.AsSpan(0, length);
            if (stream.ReadAtLeast(body, length, throwOnEndOfStream: false) < length)
                break;
            var (kind, stamp) = ((RecordKind)head[8], BinaryPrimitives.ReadInt64LittleEndian(head[9..]));
            sum = JournalFormat.Chain(sum, kind, stamp, body);
            if (sum != BinaryPrimitives.ReadUInt32LittleEndian(head[4..]))
                break;
            visit(new JournalRecord(end, kind, new DateTimeOffset(stamp, TimeSpan.Zero), body));
            end += head.Length + length;
            records++;
        }
        return new JournalEnd(end, stream.Length, records);
    }

    /// <summary>Where the next record goes and the checksum up to there; (0, 0) for a file that is empty or foreign.</summary>
    public static (long End, uint Sum) EndOf(Stream file)
    {
        var sum = 0u;
        var end = Read(new BufferedStream(file, 1 << 20), (in JournalRecord record) =>
            sum = JournalFormat.Chain(sum, record.Kind, record.At.UtcTicks, record.Payload));
        return (end.End, end.End == 0 ? 0 : sum);
    }
}
