using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Danta.Kis.Wire.Frames;

/// <summary>Which of 64 bytes are carets, one bit each, the first byte's the lowest.</summary>
static class CaretMask
{
    public const int Bytes = 64;

    const ulong Carets = 0x5E5E5E5E5E5E5E5E;
    const ulong Low7 = 0x7F7F7F7F7F7F7F7F;

    /// <summary>Brings eight lowest bits of bytes together in the highest byte, the first byte's the lowest of them.</summary>
    const ulong Gather = 0x0102040810204080;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ref byte first) => Vector256.IsHardwareAccelerated ? Wide(ref first) : Portable(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Wide(ref byte first)
    {
        var caret = Vector256.Create((byte)'^');
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref first), caret).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)Vector256<byte>.Count), caret).ExtractMostSignificantBits();
        return low | (ulong)high << Vector256<byte>.Count;
    }

    /// <summary>Eight bytes at a time, where the machine has no wide registers.</summary>
    public static ulong Portable(ref byte first)
    {
        var mask = 0UL;
        for (var at = 0; at < Bytes; at += sizeof(ulong))
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at));
            if (!BitConverter.IsLittleEndian)
                eight = BinaryPrimitives.ReverseEndianness(eight);
            var other = eight ^ Carets;
            var found = unchecked(~(((other & Low7) + Low7) | other | Low7));
            mask |= unchecked((found >> 7) * Gather) >> 56 << at;
        }
        return mask;
    }
}
