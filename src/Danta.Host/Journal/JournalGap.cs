using System.Buffers.Binary;

namespace Danta.Host.Journal;

/// <summary>Records that were given up because the disk would not take them for too long; it stands in their place.</summary>
/// <param name="Records">How many.</param>
/// <param name="From">The stamp of the first.</param>
/// <param name="To">The stamp of the last.</param>
readonly record struct JournalGap(long Records, DateTimeOffset From, DateTimeOffset To)
{
    public const int Size = 8 + 8;

    public JournalGap With(in JournalGap later) =>
        Records == 0 ? later : later.Records == 0 ? this : new(Records + later.Records, From, later.To);

    /// <summary>The end is the record's own stamp.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, Records);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], From.UtcTicks);
    }

    public static JournalGap Read(ReadOnlySpan<byte> from, DateTimeOffset at) => from.Length < Size
        ? new(1, at, at)
        : new(BinaryPrimitives.ReadInt64LittleEndian(from), new(BinaryPrimitives.ReadInt64LittleEndian(from[8..]), TimeSpan.Zero), at);
}
