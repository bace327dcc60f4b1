using Danta.Host.Configuration;
using Danta.Telegram;

namespace Danta.Host.Edges;

/// <summary>The configuration in the bot's words.</summary>
static class TelegramEdge
{
    public static TelegramOptions Options(DantaConfig config) => new()
    {
        BotToken = config.Telegram.BotToken.Value,
        ChatIds = config.Telegram.ChatIds,
        UserIds = config.Telegram.UserIds,
        ViewerIds = config.Telegram.ViewerIds,
        ApiUrl = config.Telegram.ApiUrl,
        Language = config.Telegram.Language == "en" ? Language.English : Language.Korean,
        StorageDirectory = config.Storage.Directory,
    };
}
