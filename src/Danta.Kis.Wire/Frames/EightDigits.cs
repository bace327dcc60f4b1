using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Up to eight digits in one register, each worth what it shows, the first in the lowest byte, zeros in front of them. They are
/// checked and turned into a number without a branch.
/// </summary>
static class EightDigits
{
    public const int Most = sizeof(ulong);

    const ulong Zeros = 0x3030303030303030;

    /// <summary>The third byte before the end, as <see cref="Before"/> gives it.</summary>
    const ulong Point = (ulong)('.' ^ '0') << 40;

    /// <summary>The last one to eight bytes before <paramref name="end"/>; at least eight must stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Before(ReadOnlySpan<byte> text, int end, int length)
    {
        var raw = BinaryPrimitives.ReadUInt64LittleEndian(text.Slice(end - Most, Most));
        // By 64 less the bits of the length: a shift counts modulo 64.
        return (raw ^ Zeros) & ulong.MaxValue << unchecked(-8 * length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreDigits(ulong bytes) => (unchecked((bytes + 0x0606060606060606) | bytes) & 0xF0F0F0F0F0F0F0F0) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Value(ulong digits)
    {
        unchecked
        {
            var pairs = Pairs(digits);
            return (int)(((pairs & 0x000000FF000000FF) * 0x000F424000000064 +
                ((pairs >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >> 32);
        }
    }

    /// <summary>Takes the point out of <c>12345.67</c>; false where it stands elsewhere, or nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTakePoint(ref ulong bytes)
    {
        var isPoint = ((bytes ^ Point) & 0x0000FF0000000000) == 0;
        bytes = (bytes & 0xFFFF000000000000) | ((bytes << 8) & 0x0000FFFFFFFFFFFF);
        return isPoint;
    }

    /// <summary>Six digits: less than 24 hours, 60 minutes, 60 seconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreTimeOfDay(ulong digits) =>
        unchecked(((Pairs(digits) & 0x00FF00FF00FF0000) + 0x0044004400680000) & 0x0080008000800000) == 0;

    /// <summary>Two digits in every other byte, from the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Pairs(ulong digits) => unchecked(digits * 10 + (digits >> 8));
}
