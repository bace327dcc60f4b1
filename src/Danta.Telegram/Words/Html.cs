using System.Net;
using System.Text.RegularExpressions;

namespace Danta.Telegram.Words;

/// <summary>The little of Telegram's HTML that messages use: bold, code and preformatted. https://core.telegram.org/bots/api#html-style</summary>
static partial class Html
{
    /// <summary>What a message may hold after its markup is read.</summary>
    public const int LongestMessage = 4096;

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    public static string Bold(string html) => $"<b>{html}</b>";

    /// <summary>The same words without markup, for when Telegram refuses it.</summary>
    public static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("</?(b|i|code|pre)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
