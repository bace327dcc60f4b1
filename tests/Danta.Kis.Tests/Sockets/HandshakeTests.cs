using System.Net.WebSockets;
using System.Text;
using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

/// <summary>RFC 6455, section 4.1: what a client must see before it believes that it speaks to a WebSocket.</summary>
public sealed class HandshakeTests : IDisposable
{
    const string Good = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\n\r\n";

    readonly RawFeed _feed = new();

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task What_is_asked_is_what_the_protocol_demands()
    {
        var dialling = _feed.Dial();
        await _feed.MeetAsync();
        var lines = _feed.Asked.Split("\r\n");
        Assert.Equal("GET /tryitout HTTP/1.1", lines[0]);
        Assert.Contains($"Host: {_feed.Address.Authority}", lines);
        Assert.Contains("Upgrade: websocket", lines);
        Assert.Contains("Connection: Upgrade", lines);
        Assert.Contains("Sec-WebSocket-Version: 13", lines);
        var key = lines.Single(line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal))[19..];
        Assert.Equal(16, Convert.FromBase64String(key).Length);
        await _feed.WelcomeAsync();
        using var socket = await dialling;
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "a proof of another key", Good.Replace("{0}", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", StringComparison.Ordinal) },
        { "an empty proof", Good.Replace("{0}", "", StringComparison.Ordinal) },
        { "no proof", Good.Replace("Sec-WebSocket-Accept: {0}\r\n", "", StringComparison.Ordinal) },
        { "no upgrade", Good.Replace("Upgrade: websocket\r\n", "", StringComparison.Ordinal) },
        { "an upgrade to something else", Good.Replace("websocket", "h2c", StringComparison.Ordinal) },
        { "no connection", Good.Replace("Connection: Upgrade\r\n", "", StringComparison.Ordinal) },
        { "a connection that closes", Good.Replace("Connection: Upgrade", "Connection: close", StringComparison.Ordinal) },
        { "an extension", Good.Replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n", StringComparison.Ordinal) },
        { "a protocol", Good.Replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: chat\r\n\r\n", StringComparison.Ordinal) },
        { "200", Good.Replace("101 Switching Protocols", "200 OK", StringComparison.Ordinal) },
        { "503", "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n" },
        { "1011", Good.Replace("101 ", "1011 ", StringComparison.Ordinal) },
        { "no HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n" },
        { "nothing at all", "\r\n\r\n" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_server_that_proves_nothing_is_refused(string what, string answer)
    {
        var dialling = _feed.Dial();
        await _feed.MeetAsync();
        await _feed.WriteAsync(answer.Replace("{0}", _feed.Accept, StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => dialling);
        Assert.True(refused.WebSocketErrorCode == WebSocketError.NotAWebSocket, what);
    }

    /// <summary>Sections 4.1 and RFC 9110, 5.6.1: names and words in any case, and lists in one line or in several.</summary>
    [Theory]
    [InlineData("HTTP/1.1 101\r\nupgrade: WebSocket\r\nconnection: keep-alive, Upgrade\r\nsec-websocket-accept: {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Web Socket Protocol Handshake\r\nUPGRADE:websocket\r\nCONNECTION:\tupgrade \r\nSEC-WEBSOCKET-ACCEPT:   {0}  \r\nServer: x\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nConnection: keep-alive\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {0}\r\n\r\n")]
    public async Task An_honest_answer_is_taken_however_it_is_written(string answer)
    {
        var dialling = _feed.Dial();
        await _feed.MeetAsync();
        foreach (var one in Encoding.ASCII.GetBytes(answer.Replace("{0}", _feed.Accept, StringComparison.Ordinal)))
            await _feed.WriteAsync([one]);
        using var socket = await dialling;
    }

    [Fact]
    public async Task A_head_without_an_end_is_refused()
    {
        var dialling = _feed.Dial();
        await _feed.MeetAsync();
        await _feed.WriteAsync("HTTP/1.1 101 Switching Protocols\r\n");
        try
        {
            while (!dialling.IsCompleted)
                await _feed.WriteAsync($"X-Filler: {new string('x', 1_000)}\r\n");
        }
        catch (IOException)
        {
            // The client has hung up.
        }
        Assert.Equal(WebSocketError.HeaderError, (await Assert.ThrowsAsync<WebSocketException>(() => dialling)).WebSocketErrorCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: webs")]
    public async Task A_server_that_hangs_up_in_the_handshake_is_a_broken_line(string begun)
    {
        var dialling = _feed.Dial();
        await _feed.MeetAsync();
        await _feed.WriteAsync(begun);
        _feed.HangUp();
        await Assert.ThrowsAsync<IOException>(() => dialling);
    }

    /// <summary>Whoever reads the head must not swallow what lies behind it.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(9_000)]
    [InlineData(70_000)]
    public async Task A_message_right_behind_the_handshake_is_heard(int length)
    {
        var dialling = _feed.Dial();
        await _feed.MeetAsync();
        var payload = Payload(length);
        await _feed.WelcomeAsync([.. Frame(Text, payload), .. Frame(Text, "next"u8)]);
        using var socket = await dialling;
        var heard = new List<byte[]>();
        var listening = socket.ListenAsync(message => heard.Add(message.ToArray()));
        _feed.HangUp();
        await Assert.ThrowsAsync<IOException>(() => listening);
        Assert.Equal([payload, "next"u8.ToArray()], heard);
    }
}
