using Danta.Market;
using Danta.Telegram.News;
using Danta.Trading;

namespace Danta.Host.Terminal;

/// <summary>A piece of news as one line: the words of Telegram without its markup, and the time in front.</summary>
static class NewsLine
{
    public static string Of(OwnerNews news, TraderSnapshot now)
    {
        var clock = $"{Kst.Of(news.At):HH:mm:ss}";
        var parts = PlainNews.Korean(news, now.Mode, now.DryRun).Split(['\n', '·'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != clock && !part.StartsWith('/'));
        return $"{clock}  {string.Join(" · ", parts)}";
    }
}
