using System.Globalization;
using System.Text;

namespace Danta.Market;

/// <summary>
/// The one gate for text that comes from outside: names, messages, reasons. What could steer a terminal, forge a line of a log or
/// turn the order of what is read around (ESC, other control characters, line ends, marks of direction, characters that take no
/// room, halves of surrogate pairs) is gone behind it. The text that remains is for people and may be compared.
/// </summary>
public static class CleanText
{
    /// <summary>Line ends and tabs become blanks, so that words do not run together; all else that is stripped leaves nothing.</summary>
    /// <param name="most">Characters that are kept at most; a text that is for people need not be longer than a message.</param>
    /// <returns>The same instance where there is nothing to strip; empty for null.</returns>
    public static string Of(string? text, int most = int.MaxValue)
    {
        if (text is null)
            return "";
        if (text.Length <= most && IsClean(text))
            return text;
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
            {
                if (clean.Length < most)
                    clean.Append(' ');
            }
            else if (IsShown(rune))
            {
                if (clean.Length + rune.Utf16SequenceLength > most)
                    break;
                clean.Append(rune.ToString());
            }
        }
        return clean.ToString();
    }

    /// <inheritdoc cref="Of(string?, int)"/>
    /// <param name="utf8">Bytes that are no UTF-8 are stripped too.</param>
    public static string Of(ReadOnlySpan<byte> utf8, int most = int.MaxValue) => Of(Encoding.UTF8.GetString(utf8), most);

    static bool IsClean(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsShown(rune))
                return false;
        }
        return true;
    }

    /// <summary>Enumerating runes turns half a surrogate pair into the replacement character, as decoding does with broken bytes.</summary>
    static bool IsShown(Rune rune)
    {
        if (rune.IsAscii)
            return rune.Value is >= ' ' and < 0x7F;
        return rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
    }
}
