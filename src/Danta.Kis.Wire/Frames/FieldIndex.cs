using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Where the fields of a payload stand. One pass finds all carets, 32 bytes at a time; the places are kept in a buffer that
/// is used again for the next frame.
/// </summary>
sealed class FieldIndex
{
    /// <summary>999 records of 66 fields are the most that an envelope can announce.</summary>
    const int Limit = 66_000;

    int[] _starts = new int[512];

    /// <summary>Fields of the payload that was indexed last.</summary>
    public int Count { get; private set; }

    /// <summary>The first byte of the field; of the one behind the last field, one past the end and a caret.</summary>
    public int Start(int field) => _starts[field];

    public int End(int field) => _starts[field + 1] - 1;

    /// <summary>The raw places: <c>[i]</c> is where field i starts, <c>[i + 1] - 1</c> where it ends.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    public bool TryFill(ReadOnlySpan<byte> payload)
    {
        ref var bytes = ref MemoryMarshal.GetReference(payload);
        var starts = _starts;
        starts[0] = 0;
        var count = 1;
        var at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var caret = Vector256.Create((byte)'^');
            for (; at <= payload.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
            {
                var found = Vector256.Equals(Vector256.LoadUnsafe(ref bytes, (nuint)at), caret).ExtractMostSignificantBits();
                if (found == 0)
                    continue;
                if (count + Vector256<byte>.Count > starts.Length && !TryGrow(ref starts))
                    return false;
                ref var next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(starts), count);
                count += BitOperations.PopCount(found);
                do
                {
                    next = at + BitOperations.TrailingZeroCount(found) + 1;
                    next = ref Unsafe.Add(ref next, 1);
                    found &= found - 1;
                }
                while (found != 0);
            }
        }
        for (; at < payload.Length; at++)
        {
            if (payload[at] != (byte)'^')
                continue;
            if (count + 1 >= starts.Length && !TryGrow(ref starts))
                return false;
            starts[count++] = at + 1;
        }
        if (count >= starts.Length && !TryGrow(ref starts))
            return false;
        starts[count] = payload.Length + 1;
        Count = count;
        return true;
    }

    bool TryGrow(ref int[] starts)
    {
        if (starts.Length > Limit)
            return false;
        Array.Resize(ref _starts, starts.Length * 2);
        starts = _starts;
        return true;
    }
}
