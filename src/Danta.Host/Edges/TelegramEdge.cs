using Danta.Dashboard.Chat;
using Danta.Host.Configuration;
using Danta.Host.Reruns;
using Danta.Telegram;

namespace Danta.Host.Edges;

/// <summary>The configuration in the bot's words.</summary>
static class TelegramEdge
{
    /// <param name="book">The book's directory: what was told of one is nothing to another.</param>
    /// <param name="errors">For the evening's report; null: it has none.</param>
    public static TelegramOptions Options(DantaConfig config, string book, ModelErrors? errors = null) => new()
    {
        BotToken = config.Telegram.BotToken.Value,
        ChatIds = config.Telegram.ChatIds,
        UserIds = config.Telegram.UserIds,
        ViewerIds = config.Telegram.ViewerIds,
        ApiUrl = config.Telegram.ApiUrl,
        Language = config.Telegram.Language == "en" ? Language.English : Language.Korean,
        StorageDirectory = book,
        ModelErrorOf = Words(errors),
    };

    /// <summary>The demo's chat in the place of Telegram; nothing of it is kept.</summary>
    public static TelegramOptions Options(DemoChat chat, Uri dashboard, ModelErrors errors) => new()
    {
        BotToken = chat.BotToken,
        ChatIds = [DemoChat.UserId],
        ApiUrl = dashboard,
        ModelErrorOf = Words(errors),
    };

    static Func<DateOnly, ModelError?> Words(ModelErrors? errors) =>
        day => errors?.Of(day) is { } found ? new(found.Orders, found.Equal, found.Both, found.Near, found.Median, found.Won) : null;
}
