using System.Text.Json;
using System.Text.Json.Serialization;

namespace Danta.Telegram.BotApi;

/// <summary>The envelope of every answer. https://core.telegram.org/bots/api#making-requests</summary>
sealed record Reply<T>(bool Ok, T? Result, int? ErrorCode, string? Description, ReplyParameters? Parameters);

/// <param name="RetryAfter">Seconds to stay away after too many requests.</param>
/// <param name="MigrateToChatId">The group is a supergroup now, with this number.</param>
sealed record ReplyParameters(int? RetryAfter, long? MigrateToChatId = null);

sealed record User(long Id, string FirstName, string? Username = null);

/// <param name="Id">Equal to the person's id in a private chat; negative for groups.</param>
/// <param name="Type">private, group, supergroup or channel.</param>
sealed record ChatInfo(long Id, string Type)
{
    public bool IsPrivate => Type == "private";
}

/// <param name="Date">Unix seconds.</param>
/// <param name="From">Null in channels.</param>
/// <param name="MigrateToChatId">Said in the group that becomes a supergroup: its new number.</param>
/// <param name="MigrateFromChatId">Said in the supergroup: the number that it had.</param>
sealed record Message(
    int MessageId, long Date, ChatInfo Chat, User? From = null, string? Text = null, long? MigrateToChatId = null, long? MigrateFromChatId = null);

/// <summary>A press on an inline button.</summary>
/// <param name="Message">The message that carries the button; absent when it is too old for Telegram.</param>
sealed record CallbackQuery(string Id, User From, Message? Message = null, string? Data = null);

sealed record Update(long UpdateId, Message? Message = null, CallbackQuery? CallbackQuery = null);

sealed record InlineButton(string Text, string CallbackData);

sealed record KeyButton(string Text);

/// <summary>Inline buttons under a message, or the keyboard in the place of the phone's own.</summary>
sealed record Markup(
    IReadOnlyList<IReadOnlyList<InlineButton>>? InlineKeyboard = null,
    IReadOnlyList<IReadOnlyList<KeyButton>>? Keyboard = null,
    bool? ResizeKeyboard = null,
    bool? IsPersistent = null)
{
    public static Markup Inline(params IReadOnlyList<IReadOnlyList<InlineButton>> rows) => new(InlineKeyboard: rows);

    public static Markup Keys(IReadOnlyList<IReadOnlyList<string>> rows) => new(
        Keyboard: [.. rows.Select(row => row.Select(text => new KeyButton(text)).ToArray())], ResizeKeyboard: true, IsPersistent: true);
}

sealed record GetMe;

sealed record GetChat(long ChatId);

/// <param name="Timeout">Seconds that the server may hold the call open while nothing happens.</param>
sealed record GetUpdates(long Offset, int Timeout, IReadOnlyList<string> AllowedUpdates);

sealed record SendMessage(long ChatId, string Text, string? ParseMode, bool DisableNotification, Markup? ReplyMarkup)
{
    public LinkPreview LinkPreviewOptions { get; } = new(true);
}

sealed record LinkPreview(bool IsDisabled);

sealed record EditMessageText(long ChatId, int MessageId, string Text, string? ParseMode, Markup? ReplyMarkup);

sealed record AnswerCallbackQuery(string CallbackQueryId, string? Text, bool ShowAlert);

sealed record PinChatMessage(long ChatId, int MessageId, bool DisableNotification);

sealed record BotCommand(string Command, string Description);

sealed record SetMyCommands(IReadOnlyList<BotCommand> Commands);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CleanTextConverter)])]
[JsonSerializable(typeof(Reply<User>))]
[JsonSerializable(typeof(Reply<ChatInfo>))]
[JsonSerializable(typeof(GetChat))]
[JsonSerializable(typeof(Reply<JsonElement[]>))]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(Reply<Message>))]
[JsonSerializable(typeof(Reply<bool>))]
[JsonSerializable(typeof(GetMe))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(PinChatMessage))]
[JsonSerializable(typeof(SetMyCommands))]
sealed partial class BotJson : JsonSerializerContext;
