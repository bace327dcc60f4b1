using System.Text.Json.Nodes;
using Danta.Desk;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Dashboard.Tests;

/// <summary>A dashboard on a free port of loopback, and a client that follows no redirect and keeps no cookie.</summary>
sealed class Running : IAsyncDisposable
{
    Running(DashboardServer server, FakeView view, ManualTime time)
    {
        (Server, Desk, Time) = (server, view, time);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
    }

    public DashboardServer Server { get; }

    public FakeView Desk { get; }

    public ManualTime Time { get; }

    public HttpClient Client { get; }

    public static Task<Running> Start(string? password = null, string url = "http://127.0.0.1:0") => Start(new DashboardOptions(url, password));

    public static async Task<Running> Start(DashboardOptions options, ILoggerFactory? loggers = null)
    {
        var (view, time) = (new FakeView(), new ManualTime(Examples.Now));
        var server = await DashboardServer.StartAsync(options, view, time, loggers ?? NullLoggerFactory.Instance, CancellationToken.None);
        return new(server, view, time);
    }

    public async Task<JsonNode> Json(string path)
    {
        using var answer = await Client.GetAsync(path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<(int Status, JsonNode Body)> Post(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Client.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async Task<(int Status, JsonNode Body)> PostJson(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(path, content);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
