using System.Buffers.Binary;
using System.Numerics;

namespace Danta.Host.Journal;

/// <summary>
/// One file a KST day. It begins with the magic; each record is its payload's length (4 bytes), a checksum (4), a kind (1), a
/// stamp (8, UTC ticks) and the payload. The checksum (CRC-32C) runs on from record to record, so that a record changed,
/// taken out or moved is found.
/// </summary>
static class JournalFormat
{
    public const int HeadSize = 4 + 4 + 1 + 8;

    /// <summary>Far above any event; a length beyond it is a torn or foreign file.</summary>
    public const int MaxPayload = 4 * 1024 * 1024;

    static readonly long FirstStamp = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;
    static readonly long LastStamp = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    public static ReadOnlySpan<byte> Magic => "DANTAJ01"u8;

    public static string FileName(DateOnly day) => $"{day:yyyy-MM-dd}.danta";

    /// <summary>No clock says anything else, however wrong: it is damaged, or no record.</summary>
    public static bool IsStamp(long stamp) => stamp >= FirstStamp && stamp < LastStamp;

    public static uint Chain(uint before, RecordKind kind, long stamp, ReadOnlySpan<byte> payload)
    {
        var sum = BitOperations.Crc32C(before, (byte)kind);
        // Damaged, it can be negative.
        sum = BitOperations.Crc32C(sum, unchecked((ulong)stamp));
        sum = BitOperations.Crc32C(sum, (uint)payload.Length);
        while (payload.Length >= 8)
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(payload));
            payload = payload[8..];
        }
        foreach (var value in payload)
            sum = BitOperations.Crc32C(sum, value);
        return sum;
    }

    public static void WriteHead(Span<byte> to, int length, uint sum, RecordKind kind, long stamp)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, length);
        BinaryPrimitives.WriteUInt32LittleEndian(to[4..], sum);
        to[8] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(to[9..], stamp);
    }
}
