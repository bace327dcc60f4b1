using Danta.Telegram.BotApi;
using Danta.Telegram.Words;

namespace Danta.Telegram.Commands;

/// <summary>An answer: a head and blocks of a few lines, as many pages as a phone needs.</summary>
/// <param name="Buttons">Rows of buttons of the answer's own, above those for paging.</param>
sealed record Sheet(string Head, IReadOnlyList<string> Blocks, IReadOnlyList<IReadOnlyList<InlineButton>>? Buttons = null)
{
    const int BlocksOnPage = 8;
    const int LettersOnPage = 3_000;

    public static Sheet Of(string head, params IReadOnlyList<string> blocks) => new(head, blocks);

    /// <summary>Blocks of each page. A block is never torn apart.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Pages()
    {
        var pages = new List<IReadOnlyList<string>>();
        var page = new List<string>();
        var letters = 0;
        foreach (var block in Blocks)
        {
            if (page.Count > 0 && (page.Count == BlocksOnPage || letters + block.Length > LettersOnPage))
            {
                pages.Add(page);
                page = [];
                letters = 0;
            }
            page.Add(block);
            letters += block.Length;
        }
        pages.Add(page);
        return pages;
    }

    /// <param name="query">What a button has to ask for to see this sheet again, without the page.</param>
    /// <param name="page">From 0; beyond the last it is the last.</param>
    public (string Html, Markup Markup) Render(string query, int page, DateTimeOffset now, Speech say)
    {
        var pages = Pages();
        page = Math.Clamp(page, 0, pages.Count - 1);
        string Query(int wanted) => $"q|{query}|{wanted}";
        List<InlineButton> row = [];
        if (pages.Count > 1)
        {
            row.Add(new("◀", Query(Math.Max(0, page - 1))));
            row.Add(new($"{page + 1}/{pages.Count}", Query(page)));
            row.Add(new("▶", Query(Math.Min(pages.Count - 1, page + 1))));
        }
        row.Add(new("🔄", Query(page)));
        var html = string.Join("\n\n", pages[page].Prepend(Head).Append($"<i>{Speech.Clock(now)}</i>").Where(block => block.Length > 0));
        return (html, Markup.Inline([.. Buttons ?? [], row]));
    }
}
