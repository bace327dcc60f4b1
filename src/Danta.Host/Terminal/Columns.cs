using System.Text;
using Danta.Market;
using Wcwidth;

namespace Danta.Host.Terminal;

/// <summary>Text as a terminal shows it, measured in its columns: Hangul, Hanja and most pictures take two.</summary>
static class Columns
{
    /// <summary>Ends what was cut. ASCII, for some terminals draw an ellipsis two columns wide.</summary>
    const string More = "..";

    /// <summary>Of a text that is <see cref="Clean"/>.</summary>
    public static int Of(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += Of(rune);
        return columns;
    }

    static int Of(Rune rune) => rune.Value switch
    {
        >= ' ' and <= '~' => 1,
        >= 0xAC00 and <= 0xD7A3 => 2,
        _ => Math.Max(0, UnicodeCalculator.GetWidth(rune)),
    };

    /// <summary>On one line, and without what steers a terminal or makes a letter's width depend on the terminal.</summary>
    public static string Clean(string text)
    {
        var clean = CleanText.Of(text);
        return clean.Any(IsVariant) ? string.Concat(clean.Where(letter => !IsVariant(letter))) : clean;
    }

    static bool IsVariant(char letter) => letter is >= '\uFE00' and <= '\uFE0F';

    /// <summary>As much as <paramref name="width"/> columns hold, and a mark where that is not all.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
            return text;
        return width <= More.Length ? text[..Prefix(text, width)] : text[..Prefix(text, width - More.Length)] + More;
    }

    /// <summary>Exactly so many columns: cut, or filled with blanks.</summary>
    public static string Fill(string text, int width, bool right = false)
    {
        var cut = Cut(text, width);
        var blanks = new string(' ', width - Of(cut));
        return right ? blanks + cut : cut + blanks;
    }

    /// <summary>Lines of at most <paramref name="width"/> columns, broken at blanks where there are any.</summary>
    /// <param name="width">2 or more, so that any letter has room.</param>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        while (Of(text) > width)
        {
            var end = Prefix(text, width);
            var blank = text.LastIndexOf(' ', end);
            var at = blank > 0 ? blank : end;
            yield return text[..at].TrimEnd();
            text = text[at..].TrimStart();
        }
        yield return text;
    }

    /// <summary>How many chars of the text so many columns hold.</summary>
    static int Prefix(string text, int width)
    {
        var (chars, columns) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            columns += Of(rune);
            if (columns > width)
                break;
            chars += rune.Utf16SequenceLength;
        }
        return chars;
    }
}
