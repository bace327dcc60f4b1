using Danta.Dashboard.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Danta.Dashboard.Live;

/// <summary>The door of the live stream. A page calls <c>Watch</c> and reads; it asks again where a number is missing.</summary>
sealed class LiveHub(LiveStream stream) : Hub
{
    const string Watching = "watching";

    /// <summary>One stream a connection: a second one ends the first.</summary>
    public IAsyncEnumerable<LiveFrame> Watch(CancellationToken stop)
    {
        var mine = CancellationTokenSource.CreateLinkedTokenSource(stop, Context.ConnectionAborted);
        if (Context.Items[Watching] is CancellationTokenSource before)
            before.Cancel();
        Context.Items[Watching] = mine;
        var http = Context.GetHttpContext();
        var (password, cookie) = (http?.RequestServices.GetService<Password>(), http?.Request.Cookies[PasswordGate.Cookie]);
        // Who came with a cookie stays only as long as it is good; a program has said the password itself.
        return stream.WatchAsync(() => password is null || cookie is null || password.IsOpen(cookie), mine.Token);
    }
}

static class LiveEndpoints
{
    public const string Path = "/live";

    /// <summary>A page says nothing but that it watches, and that it lives.</summary>
    const int LongestMessage = 1_024;

    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveStream>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveStream>());
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = LongestMessage;
            hub.DisableImplicitFromServicesParameters = true;
        }).AddJsonProtocol(json => LiveJson.Configure(json.PayloadSerializerOptions));
    }

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapHub<LiveHub>(Path, hub => hub.Transports = HttpTransportType.WebSockets);
        app.MapGet("/api/v1/live", Ok<LiveResource> (LiveStream stream) => TypedResults.Ok(stream.Now()))
            .WithTags("read").WithSummary("한 번에 모두: 화면이 보는 것 (이어지는 변화는 SignalR /live의 Watch)");
    }
}
