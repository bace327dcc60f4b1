using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Danta.Kis.Tests.Broker;

namespace Danta.Kis.Tests.Client;

/// <summary>The sockets of the feed against servers that are none of the broker's: ours, and .NET's own.</summary>
public sealed class LiveSocketTests : IDisposable
{
    public enum Kind
    {
        Ours = 0,
        Framework,
    }

    readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public LiveSocketTests() => _server.Start();

    Uri Address => new($"ws://{_server.LocalEndpoint}/tryitout");

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("301 Moved Permanently", Kind.Ours)]
    [InlineData("301 Moved Permanently", Kind.Framework)]
    [InlineData("302 Found", Kind.Ours)]
    [InlineData("302 Found", Kind.Framework)]
    [InlineData("307 Temporary Redirect", Kind.Ours)]
    [InlineData("307 Temporary Redirect", Kind.Framework)]
    [InlineData("308 Permanent Redirect", Kind.Ours)]
    [InlineData("308 Permanent Redirect", Kind.Framework)]
    public async Task A_redirect_of_the_handshake_is_not_followed(string status, Kind kind)
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var dialling = Dial(kind);
        using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await ReadHeadAsync(client.GetStream());
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nLocation: http://{elsewhere.LocalEndpoint}/\r\nContent-Length: 0\r\n\r\n"),
            TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => dialling);

        Assert.Equal(WebSocketError.NotAWebSocket, refused.WebSocketErrorCode);
        Assert.False(elsewhere.Pending());
    }

    [Theory]
    [InlineData(true, Kind.Ours)]
    [InlineData(false, Kind.Ours)]
    [InlineData(true, Kind.Framework)]
    [InlineData(false, Kind.Framework)]
    public async Task A_message_without_an_end_is_refused_at_a_megabyte(bool inPieces, Kind kind)
    {
        var dialling = Dial(kind);
        using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var wire = client.GetStream();
        var head = await ReadHeadAsync(wire);
        var key = head.Split('\n').Single(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
        await wire.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(key)}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var socket = await dialling;
        var heard = 0;
        var listening = socket.ListenAsync(_ => heard++);

        var ending = EndAsync();
        var sent = 0L;
        try
        {
            // A message that says it has 2 GB, or one that goes on in pieces for ever.
            byte[] announced = [0x81, 127, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF];
            await wire.WriteAsync(inPieces ? [0x01, 0] : announced, TestContext.Current.CancellationToken);
            var piece = new byte[4 + 32 * 1024];
            (piece[0], piece[1], piece[2]) = (0x00, 126, 0x80);
            var payload = inPieces ? piece : piece[4..];
            while (sent < 1024L * 1024 * 1024 && !listening.IsCompleted)
            {
                await wire.WriteAsync(payload, TestContext.Current.CancellationToken);
                sent += payload.Length;
            }
        }
        catch (IOException)
        {
            // The client has hung up.
        }

        var ended = await Assert.ThrowsAsync<IOException>(() => listening);
        Assert.Contains("larger than any honest one", ended.Message, StringComparison.Ordinal);
        Assert.Equal(0, heard);
        // What lies in the system's buffers comes on top.
        Assert.InRange(sent, 0, 64 * 1024 * 1024);
        await ending;

        // As its session does.
        async Task EndAsync()
        {
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            socket.Abort();
        }
    }

    /// <summary>On a thread of its own: the socket's reads block.</summary>
    Task<IFeedSocket> Dial(Kind kind) => Task.Run(() => kind == Kind.Ours
        ? LiveSocket.ConnectAsync(Address, new(), Patience.Limit, new ManualTime(), default)
        : FrameworkSocket.ConnectAsync(Address, new(), Patience.Limit, new ManualTime(), default));

    static async Task<string> ReadHeadAsync(NetworkStream wire)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            head.Append(Encoding.ASCII.GetString(buffer.AsSpan(0, await wire.ReadAsync(buffer))));
        return head.ToString();
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6455 asks for SHA-1.")]
    static string Accept(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}
