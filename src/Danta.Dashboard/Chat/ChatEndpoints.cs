using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Dashboard.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Chat;

/// <summary>The two doors of the room: the Bot API for the bot, and a page for the person.</summary>
static class ChatEndpoints
{
    /// <summary>What Telegram takes with a button, and room to be wrong in.</summary>
    const int LongestData = 256;

    /// <summary>The bot sends pictures and tables.</summary>
    const long LongestOfBot = 4 << 20;

    static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    sealed record Said(string? Text);

    sealed record Pressed(int? Message, string? Data);

    public static void MapChat(this IEndpointRouteBuilder app, DemoChat room, TimeProvider time)
    {
        app.MapBotApi(room, time);
        var chat = app.MapGroup("/chat").ExcludeFromDescription();
        chat.MapGet("/messages", (long? after) => TypedResults.Text(Changes(room, after ?? 0).ToJsonString(), "application/json"));
        chat.MapPost("/say", (HttpRequest request, CancellationToken cancellationToken) => SayAsync(room, request, cancellationToken));
        chat.MapPost("/press", (HttpRequest request, CancellationToken cancellationToken) => PressAsync(room, request, cancellationToken));
        chat.MapGet("/toasts/{press}", (string press) => TypedResults.Text(new JsonObject { ["text"] = room.Toast(press) }.ToJsonString(), "application/json"));
        chat.MapGet("/files/{id:int}", IResult (int id) => room.Messages(DemoChat.UserId).FirstOrDefault(message => message.Id == id)?.File is { } file
            ? TypedResults.File(file.Content, file.IsPicture ? "image/png" : "application/octet-stream", file.IsPicture ? null : file.Name)
            : Problems.NotFound("없는 파일입니다."));
    }

    /// <summary>Only who knows the token: whoever does not gets what Telegram says.</summary>
    public static void MapBotApi(this IEndpointRouteBuilder app, DemoChat room, TimeProvider time)
    {
        var methods = new ChatMethods(room, time);
        app.MapMethods("/bot{token}/{method}", ["GET", "POST"], async (string token, string method, HttpContext context) =>
        {
            var isBot = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(room.BotToken));
            if (isBot && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
                body.MaxRequestBodySize = LongestOfBot;
            var (status, answer) = isBot ? await methods.CallAsync(method, context.Request, context.RequestAborted) : ChatMethods.Error(401, "Unauthorized");
            return TypedResults.Text(answer.ToJsonString(), "application/json", statusCode: status);
        }).ExcludeFromDescription();
    }

    static JsonObject Changes(DemoChat room, long after) => new()
    {
        ["version"] = room.Version,
        ["pinned"] = room.Pinned(DemoChat.UserId),
        ["keyboard"] = room.Keyboard is { } keyboard ? JsonNode.Parse(keyboard)!["keyboard"]!.DeepClone() : null,
        ["messages"] = new JsonArray([.. room.Messages(DemoChat.UserId, after).Select(Shown)]),
    };

    static JsonNode Shown(ChatMessage message) => new JsonObject
    {
        ["id"] = message.Id,
        ["mine"] = !message.IsFromBot,
        ["at"] = message.At.ToString("O"),
        ["text"] = message.Text,
        ["html"] = message.Html,
        ["edited"] = message.Edited,
        ["buttons"] = message.Markup is { } markup && JsonNode.Parse(markup)!["inline_keyboard"] is { } rows ? rows.DeepClone() : null,
        ["file"] = message.File?.Name,
        ["picture"] = message.File?.IsPicture ?? false,
    };

    static async Task<IResult> SayAsync(DemoChat room, HttpRequest request, CancellationToken cancellationToken)
    {
        var text = (await JsonSerializer.DeserializeAsync<Said>(request.Body, Web, cancellationToken))?.Text?.Trim() ?? "";
        if (text.Length is 0 or > 4096)
            return Problems.BadRequest("1자에서 4,096자까지 보낼 수 있습니다.");
        room.Say(DemoChat.UserId, DemoChat.UserId, text);
        return TypedResults.Accepted((string?)null);
    }

    static async Task<IResult> PressAsync(DemoChat room, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonSerializer.DeserializeAsync<Pressed>(request.Body, Web, cancellationToken) is not { Message: { } message, Data: { Length: > 0 and <= LongestData } data })
            return Problems.BadRequest("누른 단추를 알 수 없습니다.");
        var press = room.Press(DemoChat.UserId, DemoChat.UserId, message, data);
        return TypedResults.Text(new JsonObject { ["press"] = press }.ToJsonString(), "application/json");
    }
}
