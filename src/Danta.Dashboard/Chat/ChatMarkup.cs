using System.Net;
using System.Text;

namespace Danta.Dashboard.Chat;

/// <summary>Reads Telegram's HTML as strictly as Telegram does: known tags, closed in order, no bare brackets or ampersands.</summary>
static class ChatMarkup
{
    static readonly string[] Tags = ["b", "strong", "i", "em", "u", "s", "code", "pre"];

    /// <summary>The words without markup; null where Telegram would refuse it.</summary>
    public static string? Plain(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<string>();
        for (var at = 0; at < html.Length;)
        {
            switch (html[at])
            {
                case '<':
                    var end = html.IndexOf('>', at);
                    if (end < 0 || !Tag(html[(at + 1)..end], open))
                        return null;
                    at = end + 1;
                    break;
                case '&':
                    var semicolon = html.IndexOf(';', at);
                    if (semicolon < 0 || html[at..(semicolon + 1)] is not ("&lt;" or "&gt;" or "&amp;" or "&quot;"))
                        return null;
                    text.Append(WebUtility.HtmlDecode(html[at..(semicolon + 1)]));
                    at = semicolon + 1;
                    break;
                default:
                    text.Append(html[at++]);
                    break;
            }
        }
        return open.Count == 0 ? text.ToString() : null;
    }

    static bool Tag(string name, Stack<string> open)
    {
        if (name.StartsWith('/'))
            return open.TryPop(out var last) && last == name[1..];
        open.Push(name);
        return Array.IndexOf(Tags, name) >= 0;
    }
}
