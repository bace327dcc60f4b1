using System.Net;
using System.Text.Json.Nodes;
using Danta.Dashboard.Chat;
using Microsoft.AspNetCore.Http;

namespace Danta.Telegram.Tests;

/// <summary>
/// Telegram as it behaves on a bad day: the room's manners, and limits that are kept to the letter, outages, answers that
/// are lost, rests that are asked for. Calls come in over memory, so that a test's clock is the only one.
/// </summary>
sealed class TelegramServer(DemoChat room, TimeProvider time) : HttpMessageHandler
{
    readonly ChatMethods _methods = new(room, time);
    readonly Lock _lock = new();
    readonly List<(DateTimeOffset At, string Method, long Chat)> _calls = [];

    public DemoChat Room => room;

    /// <summary>Nobody answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>Calls while it was down.</summary>
    public int InVain { get; private set; }

    /// <summary>Sent messages are taken, but their next answers (that many) never arrive.</summary>
    public int LostAnswers { get; set; }

    /// <summary>The next calls (that many) that write are answered with 429 and this rest.</summary>
    public (int Calls, int Seconds) Rest { get; set; }

    /// <summary>Markup is refused, however right it is.</summary>
    public bool RefusesMarkup { get; set; }

    /// <summary>Every file is answered with this; 0: it is taken.</summary>
    public int RefusesFiles { get; set; }

    /// <summary>A text with this in it breaks the server each time; empty: none does.</summary>
    public string BreaksOn { get; set; } = "";

    /// <summary>How often a limit was broken.</summary>
    public int Violations { get; private set; }

    public IReadOnlyList<(DateTimeOffset At, string Method, long Chat)> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public Door Connection() => new(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var segments = request.RequestUri!.AbsolutePath.Split('/');
        var (token, method) = (segments[1]["bot".Length..], segments[2]);
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        if (IsDown)
            InVain++;
        if (method == "getUpdates")
            return IsDown ? throw new HttpRequestException(HttpRequestError.ConnectionError) : await AnswerAsync(token, method, request, body, cancellationToken);
        if (IsDown)
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        if (Refusal(method, body) is { } refusal)
            return Reply(refusal.Status, refusal.Body);
        var answer = await AnswerAsync(token, method, request, body, cancellationToken);
        if (method != "sendMessage" || LostAnswers == 0)
            return answer;
        LostAnswers--;
        answer.Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded);
    }

    (int Status, JsonObject Body)? Refusal(string method, byte[] body)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            // Uploads come as forms; for the limits it is enough that they write into the one chat.
            var fields = body.Length > 0 && body[0] == '{' ? JsonNode.Parse(body)! : new JsonObject { ["chat_id"] = DemoChat.UserId };
            var chat = (long?)fields["chat_id"] ?? 0;
            var writes = method is "sendMessage" or "editMessageText" or "sendPhoto" or "sendDocument";
            var inChat = _calls.Count(call => call.Chat == chat && call.At > now - TimeSpan.FromSeconds(1) && call.Method is "sendMessage" or "editMessageText");
            var inAll = _calls.Count(call => call.At > now - TimeSpan.FromSeconds(1));
            if (writes)
                _calls.Add((now, method, chat));
            if (writes && Rest.Calls > 0)
            {
                Rest = (Rest.Calls - 1, Rest.Seconds);
                return ChatMethods.Error(429, $"Too Many Requests: retry after {Rest.Seconds}", "retry_after", Rest.Seconds);
            }
            if (writes && (inChat > 0 || inAll >= 30))
            {
                Violations++;
                return ChatMethods.Error(429, "Too Many Requests: retry after 3", "retry_after", 3);
            }
            if (RefusesFiles > 0 && method is ("sendPhoto" or "sendDocument"))
                return ChatMethods.Error(RefusesFiles, "the file is not to its liking");
            if (BreaksOn.Length > 0 && fields["text"]?.ToString().Contains(BreaksOn, StringComparison.Ordinal) == true)
                return ChatMethods.Error(500, "Internal Server Error");
            return RefusesMarkup && fields["parse_mode"] is not null
                ? ChatMethods.Error(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0")
                : null;
        }
    }

    async Task<HttpResponseMessage> AnswerAsync(string token, string method, HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        if (token != room.BotToken)
        {
            var (unknown, error) = ChatMethods.Error(401, "Unauthorized");
            return Reply(unknown, error);
        }
        var context = new DefaultHttpContext();
        context.Request.ContentType = request.Content!.Headers.ContentType?.ToString();
        context.Request.Body = new MemoryStream(body);
        var (status, answer) = await _methods.CallAsync(method, context.Request, cancellationToken);
        return Reply(status, answer);
    }

    static HttpResponseMessage Reply(int status, JsonObject body) => new((HttpStatusCode)status) { Content = new StringContent(body.ToJsonString()) };

    /// <summary>A client may dispose of its connection; the server stays.</summary>
    public sealed class Door(TelegramServer server) : HttpMessageHandler
    {
        /// <summary>The process behind it is dead: nothing goes out any more.</summary>
        public bool IsCut { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            IsCut ? throw new HttpRequestException(HttpRequestError.ConnectionError) : server.SendAsync(request, cancellationToken);
    }
}
