using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Danta.Kis.Tests.Broker;

/// <summary>What a request looked like to the server.</summary>
sealed record Seen(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";

    public string Key(string name) =>
        Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == name) is [_, var value]
            ? Uri.UnescapeDataString(value)
            : "";
}

/// <summary>What the server does with a request.</summary>
sealed record Answered(int Status, string Body, string Continuation = "")
{
    /// <summary>Takes the request and cuts the line.</summary>
    public static readonly Answered Cut = new(0, "");

    /// <summary>Takes the request and never answers.</summary>
    public static readonly Answered Never = new(-1, "");

    /// <summary>A file instead of a text.</summary>
    public byte[]? File { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public Uri? Location { get; init; }

    public static Answered Ok<T>(T body, string continuation = "")
        where T : class => new(200, Encoding.UTF8.GetString(KisBody.Write(body)), continuation);

    public static Answered Sample(string path, string continuation = "") =>
        new(200, Encoding.UTF8.GetString(Samples.Bytes(path)), continuation);

    public static Answered Refusal(string code, string text, int status = 200) =>
        new(status, $$"""{"rt_cd":"1","msg_cd":"{{code}}","msg1":"{{text}}"}""");
}

/// <summary>
/// A broker over real loopback sockets that does what the test tells it to. Unscripted, it issues tokens and approval keys and
/// answers every other path with 404.
/// </summary>
sealed class ScriptedBroker : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentDictionary<string, Func<Seen, Task<Answered>>> _scripts = new(StringComparer.Ordinal);
    int _tokens;

    ScriptedBroker(WebApplication app) => _app = app;

    public ConcurrentQueue<Seen> Requests { get; } = new();

    public Uri Rest { get; private set; } = null!;

    public Uri WebSocket => new(Rest.AbsoluteUri.Replace("http://", "ws://", StringComparison.Ordinal));

    public LiveFeed Feed { get; } = new();

    public int TokenLife { get; set; } = 86_400;

    public static async Task<ScriptedBroker> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var broker = new ScriptedBroker(app);
        app.UseWebSockets();
        app.Run(broker.HandleAsync);
        await app.StartAsync();
        var addresses = (IServerAddressesFeature)((IApplicationBuilder)app).ServerFeatures[typeof(IServerAddressesFeature)]!;
        broker.Rest = new(addresses.Addresses.Single());
        return broker;
    }

    public void Script(string path, Func<Seen, Answered> answer) => _scripts[path] = seen => Task.FromResult(answer(seen));

    public void ScriptAsync(string path, Func<Seen, Task<Answered>> answer) => _scripts[path] = answer;

    public void Script(KisEndpoint endpoint, Func<Seen, Answered> answer) => Script(endpoint.Path, answer);

    public IReadOnlyList<Seen> To(string path) => [.. Requests.Where(seen => seen.Path == path)];

    public IReadOnlyList<Seen> To(KisEndpoint endpoint) => To(endpoint.Path);

    public async ValueTask DisposeAsync()
    {
        Feed.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            if (!Feed.Admits())
            {
                context.Response.StatusCode = 503;
                return;
            }
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await Feed.ServeAsync(socket);
            return;
        }
        using var reader = new StreamReader(context.Request.Body);
        var seen = new Seen(
            context.Request.Method,
            context.Request.Path,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        Requests.Enqueue(seen);
        var answer = await AnswerAsync(seen);
        if (answer == Answered.Never)
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var end = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }
        if (answer == Answered.Cut)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.Continuation.Length > 0)
            context.Response.Headers["tr_cont"] = answer.Continuation;
        if (answer.Location is { } location)
            context.Response.Headers.Location = location.AbsoluteUri;
        if (answer.File is { } file)
            await context.Response.Body.WriteAsync(file);
        else
            await context.Response.WriteAsync(answer.Body);
    }

    Task<Answered> AnswerAsync(Seen seen)
    {
        if (_scripts.TryGetValue(seen.Path, out var script))
            return script(seen);
        return Task.FromResult(seen.Path switch
        {
            KisEndpoints.TokenPath => Answered.Ok(new TokenPReply
            {
                AccessToken = $"TOKEN-{Interlocked.Increment(ref _tokens)}",
                AccessTokenTokenExpired = "2026-11-21 10:00:00",
                TokenType = "Bearer",
                ExpiresIn = TokenLife,
            }),
            KisEndpoints.ApprovalPath => Answered.Ok(new ApprovalReply { ApprovalKey = LiveFeed.ApprovalKey }),
            KisEndpoints.RevokePath => Answered.Ok(new RevokePReply { Number = 200, Message = "접근토큰 폐기에 성공하였습니다" }),
            KisEndpoints.HashkeyPath => Answered.Ok(new HashkeyReply { Hash = $"HASH-OF-{seen.Body.Length}" }),
            _ => new Answered(404, "<html>not found</html>"),
        });
    }
}
