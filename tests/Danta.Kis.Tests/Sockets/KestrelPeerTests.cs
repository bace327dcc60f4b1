using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

/// <summary>A peer that others have written, and that checks what we send.</summary>
public sealed class KestrelPeerTests
{
    static readonly int[] Lengths = [1, 125, 126, 127, 65_535, 65_536, 300_000];

    [Fact]
    public async Task What_goes_there_comes_back_whole_and_in_order()
    {
        var ended = new TaskCompletionSource<WebSocketCloseStatus?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(async socket => ended.SetResult(await EchoAsync(socket)));
        var address = app.Urls.Single().Replace("http://", "ws://", StringComparison.Ordinal);
        using var client = await LiveSocket.ConnectAsync(new($"{address}/tryitout"), new(), Patience.Limit, new Broker.ManualTime(), default);
        var heard = new ConcurrentQueue<byte[]>();
        var listening = client.ListenAsync(message => heard.Enqueue(message.ToArray()));

        foreach (var length in Lengths)
            await client.SendAsync(Payload(length), default);
        await Patience.UntilAsync(() => heard.Count == Lengths.Length || listening.IsCompleted);

        Assert.Equal(Lengths.Select(length => Payload(length)), heard);
        await client.SendAsync("close"u8.ToArray(), default);
        await Assert.ThrowsAsync<IOException>(() => listening);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await ended.Task);
    }

    /// <summary>In frames of 4,000 bytes each, so that long messages come in fragments.</summary>
    static async Task<WebSocketCloseStatus?> EchoAsync(WebSocket socket)
    {
        using var end = Patience.End();
        var buffer = new byte[4_000];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, end.Token);
            if (part.Count == 5 && buffer.AsSpan(0, 5).SequenceEqual("close"u8))
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "enough", end.Token);
                return socket.CloseStatus;
            }
            await socket.SendAsync(buffer.AsMemory(0, part.Count), WebSocketMessageType.Text, part.EndOfMessage, end.Token);
        }
    }

    static async Task<WebApplication> StartAsync(Func<WebSocket, Task> serve)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await serve(socket);
        });
        await app.StartAsync();
        return app;
    }
}
