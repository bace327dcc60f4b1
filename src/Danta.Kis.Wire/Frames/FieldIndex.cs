using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Where the fields of a payload stand. One pass finds all carets, 64 bytes at a time; the places are kept in a buffer that
/// is used again for the next frame.
/// </summary>
sealed class FieldIndex
{
    /// <summary>999 records of 66 fields are the most that the broker's envelope announces; this is twice as much.</summary>
    public const int Limit = 131_072;

    /// <summary>The places of a whole block, and the end, fit behind those that are counted.</summary>
    const int Slack = CaretMask.Bytes + 1;

    int[] _starts = new int[512];

    /// <summary>Fields of the payload that was indexed last.</summary>
    public int Count { get; private set; }

    /// <summary>The raw places: <c>[i]</c> is where field i starts, <c>[i + 1] - 1</c> where it ends.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    public bool TryFill(ReadOnlySpan<byte> payload)
    {
        ref var bytes = ref MemoryMarshal.GetReference(payload);
        _starts[0] = 0;
        var count = 1;
        var at = 0;
        for (; at <= payload.Length - CaretMask.Bytes; at += CaretMask.Bytes)
        {
            if (!TryNote(CaretMask.Of(ref Unsafe.Add(ref bytes, at)), at + 1, ref count))
                return false;
        }
        if (at < payload.Length && !TryNote(Rest(payload, at), at + 1, ref count))
            return false;
        _starts[count] = payload.Length + 1;
        Count = count;
        return true;
    }

    /// <summary>The last, broken block: read again together with what stands before it, or from a copy where nothing does.</summary>
    static ulong Rest(ReadOnlySpan<byte> payload, int at)
    {
        var left = payload.Length - at;
        if (at > 0)
            return CaretMask.Of(ref MemoryMarshal.GetReference(payload[^CaretMask.Bytes..])) >> (CaretMask.Bytes - left);
        Span<byte> block = stackalloc byte[CaretMask.Bytes];
        block.Clear();
        payload.CopyTo(block);
        return CaretMask.Of(ref MemoryMarshal.GetReference(block));
    }

    /// <summary>
    /// Four places are written at a time, whether there are as many or not: what is too much is written over by the next, and
    /// hardly a branch waits for how many there were.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool TryNote(ulong found, int behind, ref int count)
    {
        if (count + Slack > _starts.Length)
            Array.Resize(ref _starts, _starts.Length * 2);
        ref var next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_starts), count);
        count += BitOperations.PopCount(found);
        do
        {
            next = Take(ref found, behind);
            Unsafe.Add(ref next, 1) = Take(ref found, behind);
            Unsafe.Add(ref next, 2) = Take(ref found, behind);
            Unsafe.Add(ref next, 3) = Take(ref found, behind);
            next = ref Unsafe.Add(ref next, 4);
        }
        while (found != 0);
        return count <= Limit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Take(ref ulong found, int behind)
    {
        var place = unchecked(behind + BitOperations.TrailingZeroCount(found));
        found &= unchecked(found - 1);
        return place;
    }
}
