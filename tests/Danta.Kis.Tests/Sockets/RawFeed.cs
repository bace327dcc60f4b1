using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Danta.Kis.Tests.Sockets;

/// <summary>A server that speaks no protocol by itself: the test writes each byte.</summary>
sealed class RawFeed : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    TcpClient? _client;

    public RawFeed() => _listener.Start();

    public Uri Address => new($"ws://{_listener.LocalEndpoint}/tryitout");

    public NetworkStream Wire => _client!.GetStream();

    /// <summary>What a handshake has to be answered with.</summary>
    public string Accept { get; private set; } = "";

    public string Asked { get; private set; } = "";

    public Task<IFeedSocket> Dial(CancellationToken end = default) =>
        Task.Run(() => LiveSocket.ConnectAsync(Address, new(), Patience.Limit, new Broker.ManualTime(), end));

    public async Task MeetAsync()
    {
        using var end = Patience.End();
        _client = await _listener.AcceptTcpClientAsync(end.Token);
        _client.NoDelay = true;
        var buffer = new byte[4096];
        while (!Asked.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            Asked += Encoding.ASCII.GetString(buffer.AsSpan(0, await Wire.ReadAsync(buffer, end.Token)));
        Accept = AcceptOf(Asked.Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal))[19..]);
    }

    /// <summary>As an honest server answers, and what lies right behind it.</summary>
    public Task WelcomeAsync(ReadOnlySpan<byte> behind = default) => WriteAsync(
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept}\r\n\r\n"), .. behind]);

    public Task WriteAsync(string text) => WriteAsync(Encoding.ASCII.GetBytes(text));

    public async Task WriteAsync(byte[] bytes) => await Wire.WriteAsync(bytes);

    public void HangUp() => _client!.Dispose();

    public void Dispose()
    {
        _client?.Dispose();
        _listener.Dispose();
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6455 asks for SHA-1.")]
    static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key.Trim() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}
