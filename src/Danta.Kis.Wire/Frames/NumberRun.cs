using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Numbers in fields that stand one behind the other, four at a time where the machine can. Nothing is 0, and what is no
/// number -1.
/// </summary>
static class NumberRun
{
    const int Four = 4;

    /// <param name="starts">Of these fields and of the one behind them.</param>
    /// <param name="values">A multiple of four.</param>
    public static void Read(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, Span<long> values)
    {
        for (var at = 0; at < values.Length; at += Four)
        {
            var from = starts.Slice(at, Four + 1);
            var into = values.Slice(at, Four);
            if (!Avx2.IsSupported || !TryFour(payload, from, into))
                ReadEach(payload, from, into);
        }
    }

    public static void ReadEach(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, Span<long> values)
    {
        for (var at = 0; at < values.Length; at++)
            values[at] = Digits.Parse(payload, starts[at], starts[at + 1] - 1);
    }

    /// <summary>Needs <see cref="Avx2"/>. False where one of the four is not one to eight digits, or too near to the payload's beginning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFour(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, Span<long> values)
    {
        unchecked
        {
            ref var first = ref MemoryMarshal.GetReference(starts[..(Four + 1)]);
            var lengths = Vector128.LoadUnsafe(ref first, 1) - Vector128.LoadUnsafe(ref first) - Vector128<int>.One;
            var tooLong = Vector128.GreaterThanAny((lengths - Vector128<int>.One).AsUInt32(), Vector128.Create(EightDigits.Most - 1u));
            if (tooLong || starts[1] <= EightDigits.Most)
                return false;
            ref var bytes = ref MemoryMarshal.GetReference(payload);
            var raw = Vector256.Create(
                Before(ref bytes, starts[1]), Before(ref bytes, starts[2]), Before(ref bytes, starts[3]), Before(ref bytes, starts[4]));
            var shifts = Avx2.ConvertToVector256Int64(Vector128.Create(64) - (lengths << 3)).AsUInt64();
            var own = Avx2.ShiftLeftLogicalVariable(Vector256<ulong>.AllBitsSet, shifts).AsByte();
            var digits = (raw.AsByte() ^ Vector256.Create((byte)'0')) & own;
            if (Vector256.GreaterThanAny(digits, Vector256.Create((byte)9)))
                return false;
            // Ten of one and the next; a hundred of such a pair and the next; ten thousand of four and the other four.
            var pairs = Avx2.MultiplyAddAdjacent(digits, Vector256.Create((short)0x010A).AsSByte());
            var fours = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(0x0001_0064).AsInt16()).AsUInt64();
            var eights = Avx2.Multiply(fours.AsUInt32(), Vector256.Create(10_000u)) + (fours >>> 32);
            eights.AsInt64().CopyTo(values);
            return true;
        }
    }

    /// <summary>The eight bytes before the caret in front of <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Before(ref byte bytes, int next) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, unchecked(next - 1 - EightDigits.Most)));
}
