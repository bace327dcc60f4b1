using Danta.Dashboard.Chat;
using Danta.Host.Configuration;
using Danta.Telegram;

namespace Danta.Host.Edges;

/// <summary>The configuration in the bot's words.</summary>
static class TelegramEdge
{
    /// <param name="book">The book's directory: what was told of one is nothing to another.</param>
    public static TelegramOptions Options(DantaConfig config, string book) => new()
    {
        BotToken = config.Telegram.BotToken.Value,
        ChatIds = config.Telegram.ChatIds,
        UserIds = config.Telegram.UserIds,
        ViewerIds = config.Telegram.ViewerIds,
        ApiUrl = config.Telegram.ApiUrl,
        Language = config.Telegram.Language == "en" ? Language.English : Language.Korean,
        StorageDirectory = book,
    };

    /// <summary>The demo's chat in the place of Telegram; nothing of it is kept.</summary>
    public static TelegramOptions Options(DemoChat chat, Uri dashboard) => new()
    {
        BotToken = chat.BotToken,
        ChatIds = [DemoChat.UserId],
        ApiUrl = dashboard,
    };
}
