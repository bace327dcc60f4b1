using System.Globalization;

namespace Danta.Host.Configuration;

/// <summary>
/// A text of the configuration that goes on the wire. Blanks and line ends around it are taken off, as a file of secrets or a page that
/// it was copied from brings them along; within it there can be none, nor anything else that an address or a header cannot bear.
/// </summary>
static class WireText
{
    public static string Trimmed(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && IsBlank(text[from]))
            from++;
        while (to > from && IsBlank(text[to - 1]))
            to--;
        return text[from..to];
    }

    /// <summary>Korean, without the text; null: nothing is wrong with it.</summary>
    /// <param name="longest">In characters.</param>
    public static string? Problem(string text, int longest) =>
        text.Length > longest ? $"{longest}자보다 깁니다. 다른 것을 붙여 넣지 않았는지 보십시오"
        : text.Any(letter => letter is <= ' ' or > '~') ? "안에 빈칸, 줄바꿈이나 키에 쓰이지 않는 글자가 섞여 있습니다. 다시 복사해 넣으십시오"
        : null;

    /// <summary>What cannot be seen: blanks of every kind, line ends, control characters, marks of an encoding or a direction.</summary>
    static bool IsBlank(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
