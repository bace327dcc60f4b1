using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Danta.Dashboard.Chat;

/// <summary>The Bot API's methods, as far as this bot uses them. https://core.telegram.org/bots/api</summary>
sealed class ChatMethods(DemoChat room, TimeProvider time)
{
    const int LongestText = 4096;
    const int LongestCaption = 1024;

    CancellationTokenSource? _poller;

    public async Task<(int Status, JsonObject Body)> CallAsync(string method, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var (fields, file) = await ReadAsync(request, cancellationToken);
            return room.Moved.TryGetValue(Number(fields, "chat_id"), out var moved)
                ? Error(400, "Bad Request: group chat was upgraded to a supergroup chat", "migrate_to_chat_id", moved)
                : await CallAsync(method, fields, file, cancellationToken);
        }
        catch (Exception odd) when (odd is JsonException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            return Error(400, "Bad Request: can't parse the request");
        }
    }

    async Task<(int Status, JsonObject Body)> CallAsync(string method, JsonObject fields, ChatFile? file, CancellationToken cancellationToken) =>
        method switch
        {
            "getMe" => Ok(DemoChat.Person(DemoChat.BotId)),
            "getChat" => room.Chats.TryGetValue(Number(fields, "chat_id"), out var kind)
                ? Ok(new JsonObject { ["id"] = Number(fields, "chat_id"), ["type"] = kind })
                : Error(400, "Bad Request: chat not found"),
            "getUpdates" => await UpdatesAsync(fields, cancellationToken),
            "sendMessage" => Send(fields, null, "text", LongestText),
            "sendPhoto" or "sendDocument" when file is null => Error(400, "Bad Request: there is no file in the request"),
            "sendPhoto" => Send(fields, file! with { IsPicture = true }, "caption", LongestCaption),
            "sendDocument" => Send(fields, file, "caption", LongestCaption),
            "editMessageText" => Edit(fields),
            "answerCallbackQuery" => room.Answer(Text(fields, "callback_query_id"), Text(fields, "text"))
                ? Ok(true)
                : Error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
            "pinChatMessage" => room.Pin(Number(fields, "chat_id"), (int)Number(fields, "message_id"))
                ? Ok(true)
                : Error(400, "Bad Request: message to pin not found"),
            "setMyCommands" => Announce(fields),
            _ => Error(404, "Not Found"),
        };

    /// <param name="parameter">The name of what helps to do it better; null: nothing does.</param>
    public static (int, JsonObject) Error(int code, string description, string? parameter = null, long value = 0)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameter is not null)
            body["parameters"] = new JsonObject { [parameter] = value };
        return (code, body);
    }

    static (int, JsonObject) Ok(JsonNode result) => (200, new() { ["ok"] = true, ["result"] = result });

    async Task<(int, JsonObject)> UpdatesAsync(JsonObject fields, CancellationToken cancellationToken)
    {
        // A second poller ends the first, which hears 409: two programs on one token would tear the updates apart.
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var before = Interlocked.Exchange(ref _poller, mine);
        try
        {
            before?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
        try
        {
            var deadline = time.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(Number(fields, "timeout"), 0, 50));
            while (true)
            {
                var (updates, changed) = room.Take(Number(fields, "offset"));
                var left = deadline - time.GetUtcNow();
                if (updates.Count > 0 || left <= TimeSpan.Zero)
                    return Ok(updates);
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(mine.Token);
                await Task.WhenAny(changed, Task.Delay(left, time, enough.Token));
                await enough.CancelAsync();
                mine.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Error(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        }
        finally
        {
            Interlocked.CompareExchange(ref _poller, null, mine);
        }
    }

    (int, JsonObject) Send(JsonObject fields, ChatFile? file, string textField, int longest)
    {
        var chat = Number(fields, "chat_id");
        if (!room.Chats.ContainsKey(chat))
            return Error(400, "Bad Request: chat not found");
        if (Words(fields, textField) is not { } words)
            return Error(400, "Bad Request: can't parse entities: unexpected end tag or character");
        if (words.Text.Length == 0 && file is null)
            return Error(400, "Bad Request: message text is empty");
        if (words.Text.Length > longest)
            return Error(400, "Bad Request: message is too long");
        var silent = fields["disable_notification"]?.ToString() == "true";
        return Ok(room.Describe(room.Post(chat, words.Text, words.Html, fields["reply_markup"]?.ToJsonString(), silent, file)));
    }

    (int, JsonObject) Edit(JsonObject fields)
    {
        if (Words(fields, "text") is not { } words)
            return Error(400, "Bad Request: can't parse entities: unexpected end tag or character");
        if (words.Text.Length is 0 or > LongestText)
            return Error(400, "Bad Request: message text is empty or too long");
        var (message, changed) = room.Edit(
            Number(fields, "chat_id"), (int)Number(fields, "message_id"), words.Text, words.Html, fields["reply_markup"]?.ToJsonString());
        if (message is null)
            return Error(400, "Bad Request: message to edit not found");
        return changed
            ? Ok(room.Describe(message))
            : Error(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
    }

    (int, JsonObject) Announce(JsonObject fields)
    {
        room.Announce([.. (fields["commands"]?.AsArray() ?? []).Select(entry => (entry!["command"]!.ToString(), entry["description"]!.ToString()))]);
        return Ok(true);
    }

    /// <summary>Null where the markup is refused.</summary>
    static (string Text, string Html)? Words(JsonObject fields, string field)
    {
        var text = Text(fields, field);
        if (Text(fields, "parse_mode") != "HTML")
            return (text, "");
        return ChatMarkup.Plain(text) is { } plain ? (plain, text) : null;
    }

    static string Text(JsonObject fields, string name) => fields[name]?.ToString() ?? "";

    static long Number(JsonObject fields, string name) =>
        long.TryParse(Text(fields, name), CultureInfo.InvariantCulture, out var number) ? number : 0;

    static async Task<(JsonObject Fields, ChatFile? File)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return (await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) as JsonObject ?? [], null);
        var form = await request.ReadFormAsync(cancellationToken);
        var fields = new JsonObject(form.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value.ToString()))));
        if (form.Files.Count == 0)
            return (fields, null);
        using var content = new MemoryStream();
        await form.Files[0].CopyToAsync(content, cancellationToken);
        return (fields, new(form.Files[0].FileName, content.ToArray(), false));
    }
}
