using System.Runtime.CompilerServices;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Whole fields as numbers; what is not digits from its first byte to its last is refused. A field that is known by its place
/// in a text is read eight bytes at once, where so many stand before its end.
/// </summary>
static class Digits
{
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

    /// <summary>The digits from <paramref name="start"/> to before <paramref name="end"/>: nothing is 0, and what is no number -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Parse(ReadOnlySpan<byte> text, int start, int end)
    {
        var length = unchecked(end - start);
        if (unchecked((uint)(length - 1)) >= EightDigits.Most || end < EightDigits.Most)
            return ParseAny(text[start..end]);
        var digits = EightDigits.Before(text, end, length);
        return EightDigits.AreDigits(digits) ? EightDigits.Value(digits) : -1;
    }

    /// <summary>The same, at its quickest with nine to sixteen digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ParseLong(ReadOnlySpan<byte> text, int start, int end)
    {
        var length = unchecked(end - start - EightDigits.Most);
        if (unchecked((uint)(length - 1)) >= EightDigits.Most || end < 2 * EightDigits.Most)
            return Parse(text, start, end);
        var high = EightDigits.Before(text, end - EightDigits.Most, length);
        var low = EightDigits.Before(text, end, EightDigits.Most);
        return EightDigits.AreDigits(high) && EightDigits.AreDigits(low)
            ? EightDigits.Value(high) * 100_000_000L + EightDigits.Value(low)
            : -1;
    }

    /// <summary>Hundredths of <c>91.37</c>: 9137. A third decimal and what follows is cut off; a minus is taken. Nothing is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryHundredths(ReadOnlySpan<byte> text, int start, int end, out long value)
    {
        var length = unchecked(end - start);
        if (length is >= 4 and <= EightDigits.Most && end >= EightDigits.Most)
        {
            var digits = EightDigits.Before(text, end, length);
            if (EightDigits.TryTakePoint(ref digits) && EightDigits.AreDigits(digits))
            {
                value = EightDigits.Value(digits);
                return true;
            }
        }
        value = 0;
        return length == 0 || TryAnyHundredths(text[start..end], out value);
    }

    /// <summary><c>HHmmss</c> as a number, each part in its range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTimeOfDay(ReadOnlySpan<byte> text, int start, int end, out int time)
    {
        time = 0;
        if (unchecked(end - start) != 6 || end < EightDigits.Most)
            return false;
        var digits = EightDigits.Before(text, end, 6);
        time = EightDigits.Value(digits);
        return EightDigits.AreDigits(digits) && EightDigits.AreTimeOfDay(digits);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static long ParseAny(ReadOnlySpan<byte> field) => field.IsEmpty ? 0 : TryParse(field, out var value) ? value : -1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool TryAnyHundredths(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        var negative = field[0] == (byte)'-';
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
            if (!TryParse(decimals, out _))
                return false;
            value += (decimals[0] - '0') * 10 + (decimals.Length > 1 ? decimals[1] - '0' : 0);
        }
        if (negative)
            value = -value;
        return true;
    }
}
