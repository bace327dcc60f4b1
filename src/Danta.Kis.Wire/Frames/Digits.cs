using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Whole fields as numbers. Eight digits are checked and turned at once; what is not digits from its first byte to its last is
/// refused.
/// </summary>
static class Digits
{
    const ulong Zeros = 0x3030303030303030;

    /// <summary>1 to 18 digits; no sign, no blanks.</summary>
    public static bool TryParse(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        if (field.Length is 0 or > 18)
            return false;
        foreach (var digit in field)
        {
            var number = unchecked((uint)(digit - '0'));
            if (number > 9)
                return false;
            value = value * 10 + number;
        }
        return true;
    }

    /// <summary>The digits of <paramref name="text"/> from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> text, int start, int end, out long value)
    {
        var length = end - start;
        if ((uint)(length - 1) < 8 && start + 8 <= text.Length)
            return TryEight(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start), length, out value);
        return TryParse(text[start..end], out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryEight(ref byte first, int length, out long value)
    {
        unchecked
        {
            var raw = Unsafe.ReadUnaligned<ulong>(ref first);
            // What follows the field is shifted out at the top; zeros come in at the bottom, where the leading digits are.
            raw <<= (8 - length) * 8;
            if (length < 8)
                raw |= Zeros >> (length * 8);
            var digits = raw ^ Zeros;
            if ((((digits + 0x0606060606060606) | digits) & 0xF0F0F0F0F0F0F0F0) != 0)
            {
                value = 0;
                return false;
            }
            digits = digits * 10 + (digits >> 8);
            value = (long)(((digits & 0x000000FF000000FF) * 0x000F424000000064 +
                ((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >> 32);
            return true;
        }
    }

    /// <summary>Hundredths of <c>91.37</c>: 9137. A third decimal and what follows is cut off; a minus is taken.</summary>
    public static bool TryHundredths(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        var negative = !field.IsEmpty && field[0] == (byte)'-';
        if (negative)
            field = field[1..];
        var point = field.IndexOf((byte)'.');
        var whole = point < 0 ? field : field[..point];
        if (whole.Length > 15 || !TryParse(whole, out value))
            return false;
        value *= 100;
        if (point >= 0)
        {
            var decimals = field[(point + 1)..];
            if (decimals.IsEmpty || !TryParse(decimals, out _))
                return false;
            value += (decimals[0] - '0') * 10 + (decimals.Length > 1 ? decimals[1] - '0' : 0);
        }
        if (negative)
            value = -value;
        return true;
    }

    /// <summary><c>HHmmss</c> as a number, each part in its range.</summary>
    public static bool TryTimeOfDay(ReadOnlySpan<byte> text, int start, int end, out int time)
    {
        time = 0;
        if (end - start != 6 || !TryParse(text, start, end, out var value))
            return false;
        time = (int)value;
        return time / 10_000 < 24 && time / 100 % 100 < 60 && time % 100 < 60;
    }
}
