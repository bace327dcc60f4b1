using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Danta.Simulator.Tests.Clients;

/// <summary>A socket client written from the broker's documents alone: frames are split by hand, notices decrypted by hand.</summary>
sealed class RawSocket : IAsyncDisposable
{
    readonly ClientWebSocket _socket = new();
    readonly Channel<string> _heard = Channel.CreateUnbounded<string>();
    readonly string _approval;
    Task _reading = Task.CompletedTask;
    byte[] _key = [];
    byte[] _iv = [];

    RawSocket(string approval) => _approval = approval;

    public static async Task<RawSocket> OpenAsync(Uri url, string approval, string path = "/tryitout")
    {
        var socket = new RawSocket(approval);
        socket._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await socket._socket.ConnectAsync(new Uri(url, path), CancellationToken.None);
        socket._reading = socket.ReadAsync();
        return socket;
    }

    public WebSocketState State => _socket.State;

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task AskAsync(string trId, string key, string type = "1", string customer = "P", string? approval = null) => SendAsync(new JsonObject
    {
        ["header"] = new JsonObject
        {
            ["approval_key"] = approval ?? _approval,
            ["custtype"] = customer,
            ["tr_type"] = type,
            ["content-type"] = "utf-8",
        },
        ["body"] = new JsonObject { ["input"] = new JsonObject { ["tr_id"] = trId, ["tr_key"] = key } },
    }.ToJsonString());

    /// <summary>Registers and gives the answer's code.</summary>
    public async Task<string> RegisterAsync(string trId, string key, string type = "1")
    {
        await AskAsync(trId, key, type);
        return (string)(await AnswerAsync())["body"]!["msg_cd"]!;
    }

    /// <summary>The next acknowledgement; frames before it are passed over.</summary>
    public async Task<JsonNode> AnswerAsync()
    {
        while (true)
        {
            var text = await NextAsync();
            if (text[0] != '{')
                continue;
            var answer = JsonNode.Parse(text)!;
            if ((string?)answer["header"]!["tr_id"] == "PINGPONG")
                continue;
            if (answer["body"]!["output"] is { } output)
            {
                _key = Encoding.ASCII.GetBytes((string)output["key"]!);
                _iv = Encoding.ASCII.GetBytes((string)output["iv"]!);
            }
            return answer;
        }
    }

    /// <summary>The records of the next frame of a channel, decrypted where it is encrypted.</summary>
    public async Task<string[][]> FrameAsync(string trId)
    {
        while (true)
        {
            var parts = (await NextAsync()).Split('|', 4);
            if (parts.Length < 4 || parts[1] != trId)
                continue;
            var fields = (parts[0] == "1" ? Decrypt(parts[3]) : parts[3]).Split('^');
            var count = int.Parse(parts[2]);
            return [.. fields.Chunk(fields.Length / count)];
        }
    }

    public async Task<string> NextAsync()
    {
        using var patience = Patience.End();
        return await _heard.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Waits until the other side has closed.</summary>
    public async Task ClosedAsync()
    {
        using var patience = Patience.End();
        await _reading.WaitAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult read;
                do
                {
                    read = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += read.Count;
                }
                while (!read.EndOfMessage);
                if (read.MessageType == WebSocketMessageType.Close)
                    break;
                _heard.Writer.TryWrite(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut off, which some tests ask for.
        }
        _heard.Writer.TryComplete();
    }

    string Decrypt(string base64)
    {
        using var aes = Aes.Create();
        aes.Key = _key;
        return Encoding.UTF8.GetString(aes.DecryptCbc(Convert.FromBase64String(base64), _iv));
    }
}
