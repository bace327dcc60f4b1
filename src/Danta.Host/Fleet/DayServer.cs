using System.Net.Sockets;
using Danta.Host.Commands;
using Danta.Host.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Fleet;

/// <summary>
/// Hands days to workers by the digest of their bytes, and nothing else: who does not know it cannot ask, and who asks can check what he got.
/// </summary>
static class DayServer
{
    /// <param name="at">An address that workers can reach; port 0: any.</param>
    /// <exception cref="CommandFailed">It cannot be had.</exception>
    public static async Task<WebApplication> StartAsync(Uri at, DayShelf shelf, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(at.GetLeftPart(UriPartial.Authority)).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Run(http => AnswerAsync(http, shelf));
        try
        {
            await app.StartAsync(stop);
            return app;
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new CommandFailed(ExitCodes.Failed, $"--serve {at}: 이 주소에서 기록을 내어줄 수 없습니다. 다른 프로그램이 쓰고 있거나 이 컴퓨터의 주소가 아닙니다.");
        }
    }

    public static Uri Of(Uri days, string sha256) => new(days, $"/days/{sha256}");

    static Task AnswerAsync(HttpContext http, DayShelf shelf)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Path.StartsWithSegments("/days", StringComparison.Ordinal, out var sha256)
            && shelf.PathOf(sha256.Value?.TrimStart('/') ?? "") is { } path)
            return Results.File(path, "application/octet-stream").ExecuteAsync(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
