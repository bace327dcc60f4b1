using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.News;

/// <summary>The same words without markup, for a terminal or a log.</summary>
public static class PlainNews
{
    public static string Korean(OwnerNews news, TradingMode mode, bool dryRun) =>
        Html.Plain(NewsTexts.Of(news, new Speech(Language.Korean), mode, dryRun));
}
