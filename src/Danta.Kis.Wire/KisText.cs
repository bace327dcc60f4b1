using System.Globalization;
using Danta.Market;

namespace Danta.Kis.Wire;

/// <summary>
/// Values as the broker writes them: text, padded with zeros or blanks, signed with a minus, sometimes with decimals where
/// whole numbers are meant. Nothing, blanks and zero are all "no value" and read as zero; anything else that is not a number
/// is refused.
/// </summary>
public static class KisText
{
    const NumberStyles Decimals = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>A whole number; <c>00000071900.0000</c> is one, <c>0.5</c> is not.</summary>
    public static bool TryInteger(string? text, out long value) => TryInteger(text.AsSpan(), out value);

    public static bool TryInteger(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        text = text.Trim();
        if (text.IsEmpty)
            return true;
        var point = text.IndexOf('.');
        if (point >= 0)
        {
            if (text[(point + 1)..].ContainsAnyExcept('0'))
                return false;
            text = text[..point];
        }
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryDecimal(string? text, out decimal value)
    {
        value = 0;
        var trimmed = text.AsSpan().Trim();
        return trimmed.IsEmpty || decimal.TryParse(trimmed, Decimals, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>No value is the price that is not quoted; negative and absurd ones are refused.</summary>
    public static bool TryPrice(string? text, out Price price)
    {
        price = default;
        return TryInteger(text, out var won) && (won == 0 || Price.TryFromWon(won, out price));
    }

    /// <summary>An average price with its decimals; negative ones are refused.</summary>
    public static bool TryAverage(string? text, out decimal won) => TryDecimal(text, out won) && won >= 0;

    public static bool TryQuantity(string? text, out Quantity quantity)
    {
        quantity = default;
        return TryInteger(text, out var shares) && Quantity.TryOf(shares, out quantity);
    }

    public static bool TryWon(string? text, out Won won)
    {
        var read = TryInteger(text, out var amount);
        won = new(amount);
        return read;
    }

    /// <summary><c>yyyyMMdd</c>; nothing and zeros are no date.</summary>
    public static bool TryDate(string? text, out DateOnly? date)
    {
        date = null;
        var trimmed = text.AsSpan().Trim();
        if (!trimmed.ContainsAnyExcept('0'))
            return true;
        if (!DateOnly.TryParseExact(trimmed, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            return false;
        date = parsed;
        return true;
    }

    /// <summary><c>HHmmss</c>; nothing is no time, six zeros are midnight.</summary>
    public static bool TryTime(string? text, out TimeOnly? time)
    {
        time = null;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
            return true;
        if (!TimeOnly.TryParseExact(trimmed, "HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            return false;
        time = parsed;
        return true;
    }

    /// <summary>A code in any of its forms: <c>005930</c>, <c>A005930</c>, <c>00000A005930</c>, <c>Q500001</c>.</summary>
    public static bool TryCode(string? text, out InstrumentCode code)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == 12)
            trimmed = trimmed[5] == 'Q' ? trimmed[5..] : trimmed[6..];
        else if (trimmed.Length == 7 && trimmed[0] == 'A')
            trimmed = trimmed[1..];
        return InstrumentCode.TryParse(trimmed, out code);
    }

    /// <summary>Order numbers compare without their leading zeros, which one environment sends and the other does not.</summary>
    /// <summary>A name out of the wire for people's eyes: letters, digits and blanks, and not many.</summary>
    public static string Plain(string? text)
    {
        const int Most = 40;
        return string.Concat((text ?? "").Where(sign => char.IsLetterOrDigit(sign) || sign == ' ').Take(Most)).Trim();
    }

    public static ReadOnlySpan<char> TrimNumber(string? number) => number.AsSpan().Trim().TrimStart('0');

    /// <summary>Sixteen characters with four decimals, as condition results carry them.</summary>
    /// <param name="zeros">In front, where it is a price, and so never below zero; else blanks.</param>
    public static string Fixed16(decimal value, bool zeros) =>
        value.ToString("F4", CultureInfo.InvariantCulture).PadLeft(16, zeros ? '0' : ' ');
}
