using Danta.Telegram.BotApi;
using Danta.Telegram.News;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram;

/// <summary>One message without the bot around it: for a process that must not listen, because another one does.</summary>
public static class BotNote
{
    /// <returns>False: Telegram could not be reached, and it is worth another try.</returns>
    public static async Task<bool> SendAsync(
        TelegramOptions options, long chat, OwnerNews news, TradingMode mode, TimeProvider time, CancellationToken cancellationToken)
    {
        using var api = new BotApiClient(options.BotToken, options.ApiUrl, time);
        var html = NewsTexts.Of(news, new Speech(options.Language), mode, dryRun: false);
        var outcome = await api.SendMessageAsync(new(chat, html, "HTML", DisableNotification: false, ReplyMarkup: null), cancellationToken);
        return outcome.Ok || outcome.Fault.Kind is not (FaultKind.Unreachable or FaultKind.TooMany);
    }
}
