using System.Net;
using Danta.Dashboard.Access;
using Danta.Dashboard.Api;
using Danta.Dashboard.Charts;
using Danta.Dashboard.Chat;
using Danta.Dashboard.Exchange;
using Danta.Dashboard.Health;
using Danta.Dashboard.Live;
using Danta.Dashboard.Metrics;
using Danta.Dashboard.Page;
using Danta.Dashboard.Reruns;
using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Danta.Dashboard;

/// <summary>
/// The JSON API, health, metrics and the web page, on one address. It sees the trader through <see cref="ITraderView"/> only.
/// </summary>
public sealed class DashboardServer : IAsyncDisposable
{
    /// <summary>Nothing that a person or a program sends comes near this.</summary>
    const int LongestBody = 64 * 1024;

    /// <summary>Each takes a file's place in the process, and the broker's connections need theirs.</summary>
    const int MostConnections = 500;

    readonly WebApplication _app;

    DashboardServer(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    /// <summary>Where it really listens: port 0 is replaced by the port that was free, wildcards by loopback.</summary>
    public Uri Address { get; }

    /// <exception cref="InvalidOperationException">The options have a <see cref="DashboardOptions.Problem"/>.</exception>
    /// <exception cref="IOException">The address is taken or not this machine's.</exception>
    public static async Task<DashboardServer> StartAsync(
        DashboardOptions options, ITraderView view, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (options.Problem() is { } problem)
            throw new InvalidOperationException(problem);

        var app = Build(options, view, time, loggers);
        try
        {
            await app.StartAsync(cancellationToken);
            var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new(app, Reachable(bound));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    static WebApplication Build(DashboardOptions options, ITraderView view, TimeProvider time, ILoggerFactory loggers)
    {
        // Whatever the environment says: a page for developers would show traces to whoever asks.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(DashboardServer).Assembly.GetName().Name, EnvironmentName = Environments.Production,
        });
        builder.Configuration.Sources.Clear();
        builder.Services.AddSingleton<ILoggerFactory>(new QuietLoggers(loggers));
        builder.Services.AddSingleton(view).AddSingleton(time).AddSingleton(options).AddSingleton(options.Reruns ?? new NoReruns());
        if (options.HasPassword)
            builder.Services.AddSingleton(new Password(options.Password!, time));
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        // Said in words, as everything that is wrong with a request.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi("v1", ApiDescription.Configure);
        builder.Services.AddLive();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            Listen(kestrel, options);
        });

        var app = builder.Build();
        app.UseForwardedHeaders(Forwarded(options));
        app.UseMiddleware<ResponseHeaders>();
        app.UseMiddleware<RequestFaults>();
        app.UseMiddleware<OriginCheck>();
        app.UseMiddleware<PasswordGate>();
        app.MapLogin();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi();
        app.MapDescription();
        app.MapReads();
        app.MapCharts();
        app.MapLive();
        app.MapActions();
        app.MapReruns();
        app.MapPage();
        if (options.Chat is { } chat)
            app.MapChat(chat, time);
        if (options.Exchange is { } exchange)
            app.MapExchange(exchange);
        return app;
    }

    /// <summary>Who really calls, as far as the owner's own proxies tell it; anybody else's word is not heard.</summary>
    static ForwardedHeadersOptions Forwarded(DashboardOptions options)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = options.TrustedProxies.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None,
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Proxies)
            forwarded.KnownIPNetworks.Add(proxy);
        return forwarded;
    }

    static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, DashboardOptions options)
    {
        if (!options.TryParse(out var host, out var port))
            throw new InvalidOperationException(options.Problem());
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            kestrel.Listen(address, port);
        else if (!DashboardOptions.IsLoopback(host))
            kestrel.ListenAnyIP(port);
        else if (port == 0)
            kestrel.Listen(IPAddress.Loopback, 0); // one free port cannot be asked for on both loopback addresses
        else
            kestrel.ListenLocalhost(port);
    }

    static Uri Reachable(string bound)
    {
        var uri = new UriBuilder(bound.Replace("://[::]", "://localhost", StringComparison.Ordinal));
        if (uri.Host == "0.0.0.0")
            uri.Host = "127.0.0.1";
        return uri.Uri;
    }
}
