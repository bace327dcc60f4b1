using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Danta.Dashboard.Tests;

/// <summary>What a page says and hears on <c>/live</c>: SignalR's JSON protocol, by hand.</summary>
sealed class LiveSocket : IAsyncDisposable
{
    const char End = '\u001e';

    readonly ClientWebSocket _socket = new();
    readonly StringBuilder _rest = new();
    readonly byte[] _buffer = new byte[64 * 1024];

    public static async Task<LiveSocket> Watch(Uri server, params (string Name, string Value)[] headers)
    {
        var live = new LiveSocket();
        foreach (var (name, value) in headers)
            live._socket.Options.SetRequestHeader(name, value);
        live._socket.Options.CollectHttpResponseDetails = true;
        await live._socket.ConnectAsync(new Uri($"ws://{server.Authority}/live"), TestContext.Current.CancellationToken);
        await live.Say("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", (await live.Hear()).ToJsonString());
        await live.Say("""{"type":4,"invocationId":"1","target":"Watch","arguments":[]}""");
        return live;
    }

    public Task Say(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next frame of the stream.</summary>
    public async Task<JsonNode> Frame()
    {
        while (true)
        {
            var message = await Hear();
            if ((int?)message["type"] == 2)
                return message["item"]!;
            // Anything but a ping would be the stream's end.
            Assert.Equal(6, (int?)message["type"]);
        }
    }

    /// <summary>The stream ends, or the server closes.</summary>
    public async Task<bool> Ends()
    {
        while (true)
        {
            try
            {
                if ((int?)(await Hear())["type"] is 3 or 7)
                    return true;
            }
            catch (WebSocketException)
            {
                return true;
            }
        }
    }

    public async Task<JsonNode> Hear()
    {
        using var patience = Patience.End();
        while (true)
        {
            var text = _rest.ToString();
            var end = text.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0)
            {
                _rest.Remove(0, end + 1);
                return JsonNode.Parse(text[..end])!;
            }
            var got = await _socket.ReceiveAsync(_buffer.AsMemory(), patience.Token);
            if (got.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException("closed");
            _rest.Append(Encoding.UTF8.GetString(_buffer, 0, got.Count));
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
