using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Danta.Telegram.BotApi;

/// <summary>
/// The methods of the Bot API that are used here, errors as values. The token is part of every address: nothing that leaves
/// this class carries an address or an exception of the HTTP stack.
/// </summary>
sealed class BotApiClient : IDisposable
{
    static readonly Uri Telegram = new("https://api.telegram.org");
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    /// <summary>A hundred updates are far less; an answer without an end is none.</summary>
    const int LargestReply = 4 << 20;

    static readonly string[] Updates = ["message", "callback_query"];

    readonly HttpClient _http;
    readonly string _base;
    readonly TimeProvider _time;
    readonly ChatMoves _moves;

    /// <param name="moves">Null: no chat is written to.</param>
    public BotApiClient(string token, Uri? apiUrl, TimeProvider time, HttpMessageHandler? handler = null, ChatMoves? moves = null)
    {
        _moves = moves ?? new ChatMoves([], null);
        _http = new(handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), UseCookies = false, AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestReply,
        };
        _base = $"{(apiUrl ?? Telegram).ToString().TrimEnd('/')}/bot{token}/";
        _time = time;
    }

    public Task<Outcome<User>> GetMeAsync(CancellationToken cancellationToken) =>
        CallAsync("getMe", new GetMe(), BotJson.Default.GetMe, BotJson.Default.ReplyUser, Patience, cancellationToken);

    /// <summary>A chat that the bot is in.</summary>
    public Task<Outcome<ChatInfo>> GetChatAsync(long chat, CancellationToken cancellationToken) =>
        ToChatAsync(chat, now => CallAsync(
            "getChat", new GetChat(now), BotJson.Default.GetChat, BotJson.Default.ReplyChatInfo, Patience, cancellationToken));

    /// <summary>Long polling: confirms everything below the offset, then waits for what is new.</summary>
    public async Task<Outcome<Update[]>> GetUpdatesAsync(long offset, TimeSpan wait, CancellationToken cancellationToken)
    {
        var outcome = await CallAsync(
            "getUpdates", new GetUpdates(offset, (int)wait.TotalSeconds, Updates), BotJson.Default.GetUpdates,
            BotJson.Default.ReplyJsonElementArray, wait + Patience, cancellationToken);
        return outcome.Ok ? new([.. outcome.Value.Select(Read).OfType<Update>().Select(AtHome)], null) : new(default, outcome.Fault);
    }

    Update AtHome(Update update)
    {
        if (update.Message is { MigrateToChatId: { } to } leaving)
            _moves.Move(leaving.Chat.Id, to);
        if (update.Message is { MigrateFromChatId: { } from } arriving)
            _moves.Move(from, arriving.Chat.Id);
        return update with
        {
            Message = AtHome(update.Message),
            CallbackQuery = update.CallbackQuery is { } press ? press with { Message = AtHome(press.Message) } : null,
        };
    }

    Message? AtHome(Message? message) => message is null ? null : message with { Chat = message.Chat with { Id = _moves.Home(message.Chat.Id) } };

    /// <summary>One that nobody can read is confirmed by its number with the others, and keeps none of them back. Null: it has no number either.</summary>
    static Update? Read(JsonElement update)
    {
        try
        {
            return update.Deserialize(BotJson.Default.Update);
        }
        catch (JsonException)
        {
            return update.ValueKind == JsonValueKind.Object && update.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
                ? new(number)
                : null;
        }
    }

    public Task<Outcome<Message>> SendMessageAsync(SendMessage message, CancellationToken cancellationToken) =>
        ToChatAsync(message.ChatId, chat => CallAsync(
            "sendMessage", message with { ChatId = chat }, BotJson.Default.SendMessage, BotJson.Default.ReplyMessage, Patience, cancellationToken));

    public Task<Outcome<Message>> EditMessageTextAsync(EditMessageText edit, CancellationToken cancellationToken) =>
        ToChatAsync(edit.ChatId, chat => CallAsync(
            "editMessageText", edit with { ChatId = chat }, BotJson.Default.EditMessageText, BotJson.Default.ReplyMessage, Patience, cancellationToken));

    public Task<Outcome<bool>> AnswerCallbackQueryAsync(AnswerCallbackQuery answer, CancellationToken cancellationToken) =>
        CallAsync(
            "answerCallbackQuery", answer, BotJson.Default.AnswerCallbackQuery, BotJson.Default.ReplyBoolean, Patience, cancellationToken);

    public Task<Outcome<bool>> PinChatMessageAsync(PinChatMessage pin, CancellationToken cancellationToken) =>
        ToChatAsync(pin.ChatId, chat => CallAsync(
            "pinChatMessage", pin with { ChatId = chat }, BotJson.Default.PinChatMessage, BotJson.Default.ReplyBoolean, Patience, cancellationToken));

    public Task<Outcome<bool>> SetMyCommandsAsync(SetMyCommands commands, CancellationToken cancellationToken) =>
        CallAsync("setMyCommands", commands, BotJson.Default.SetMyCommands, BotJson.Default.ReplyBoolean, Patience, cancellationToken);

    public Task<Outcome<Message>> SendPhotoAsync(
        long chat, string fileName, byte[] content, string caption, bool silent, CancellationToken cancellationToken) =>
        ToChatAsync(chat, now => UploadAsync("sendPhoto", "photo", now, fileName, content, caption, silent, cancellationToken));

    public Task<Outcome<Message>> SendDocumentAsync(
        long chat, string fileName, byte[] content, string caption, bool silent, CancellationToken cancellationToken) =>
        ToChatAsync(chat, now => UploadAsync("sendDocument", "document", now, fileName, content, caption, silent, cancellationToken));

    public void Dispose() => _http.Dispose();

    /// <summary>A chat that has moved is written to at its new place at once.</summary>
    async Task<Outcome<T>> ToChatAsync<T>(long chat, Func<long, Task<Outcome<T>>> call)
    {
        var outcome = await call(_moves.Now(chat));
        return outcome.Fault?.MovedTo is { } to && _moves.Move(chat, to) ? await call(to) : outcome;
    }

    async Task<Outcome<Message>> UploadAsync(
        string method, string part, long chat, string fileName, byte[] content, string caption, bool silent,
        CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(chat.ToString(null, null)), "chat_id" },
            { new StringContent(caption, Encoding.UTF8), "caption" },
            { new StringContent(silent ? "true" : "false"), "disable_notification" },
            { new ByteArrayContent(content), part, fileName },
        };
        return await SendAsync(method, form, BotJson.Default.ReplyMessage, Patience * 2, cancellationToken);
    }

    async Task<Outcome<TResult>> CallAsync<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest> writing, JsonTypeInfo<Reply<TResult>> reading, TimeSpan patience,
        CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, writing));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await SendAsync(method, body, reading, patience, cancellationToken);
    }

    async Task<Outcome<TResult>> SendAsync<TResult>(
        string method, HttpContent body, JsonTypeInfo<Reply<TResult>> reading, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var answer = await _http.PostAsync(new Uri(_base + method), body, either.Token);
#pragma warning disable RS0030 // MaxResponseContentBufferSize is its limit.
            var text = await answer.Content.ReadAsByteArrayAsync(either.Token);
#pragma warning restore RS0030
            var reply = JsonSerializer.Deserialize(text, reading);
            return reply switch
            {
                { Ok: true, Result: not null } => new(reply.Result, null),
                { Ok: false } => new(default, ApiFault.Of(reply.ErrorCode ?? (int)answer.StatusCode, reply.Description ?? "", reply.Parameters?.RetryAfter) with
                {
                    MovedTo = reply.Parameters?.MigrateToChatId,
                }),
                _ => Unreachable("an answer that is none"),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Unreachable("no answer in time");
        }
        catch (HttpRequestException fault)
        {
            return Unreachable(fault.HttpRequestError.ToString());
        }
        catch (JsonException)
        {
            return Unreachable("an answer that is no JSON");
        }
        catch (IOException)
        {
            return Unreachable("the connection broke");
        }

        static Outcome<TResult> Unreachable(string words) => new(default, new(FaultKind.Unreachable, words));
    }
}
