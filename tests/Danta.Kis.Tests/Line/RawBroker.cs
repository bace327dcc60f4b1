using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;

namespace Danta.Kis.Tests.Line;

/// <summary>A request as it stood on the wire.</summary>
sealed record RawRequest(RawLine Line, string First, IReadOnlyList<string> Heads, string Body)
{
    public bool IsOrder => First.StartsWith("POST ", StringComparison.Ordinal) && !First.Contains("/oauth2/", StringComparison.Ordinal);

    public string Header(string name) =>
        Heads.FirstOrDefault(head => head.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..] ?? "";
}

/// <summary>One connection of the client, in the order in which they came.</summary>
sealed class RawLine(int number, Socket socket)
{
    public int Number => number;

    public NetworkStream Wire { get; } = new(socket, ownsSocket: true);

    /// <summary>The client has ended it.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task SayAsync(byte[] bytes) => await Wire.WriteAsync(bytes);

    public void HangUp() => Wire.Dispose();
}

/// <summary>A broker that hands out tokens and leaves every other answer, byte by byte, to the test.</summary>
sealed class RawBroker : IDisposable
{
    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    int _tokens;

    public RawBroker()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(64);
        _ = AcceptAsync();
    }

    public Uri Rest => new($"http://{_listener.LocalEndPoint}/");

    public ConcurrentQueue<RawLine> Lines { get; } = new();

    public ConcurrentQueue<RawRequest> Orders { get; } = new();

    /// <summary>What becomes of an order.</summary>
    public Func<RawRequest, Task> Answer { get; set; } = static request => request.Line.SayAsync(Accepted(1));

    public static byte[] Accepted(int number, string heads = "") => ReplyText.WithLength(
        $$$"""{"rt_cd":"0","msg_cd":"APBK0013","msg1":"","output":{"KRX_FWDG_ORD_ORGNO":"06010","ODNO":"{{{number:0000000000}}}","ORD_TMD":"101153"}}""", heads);

    public static byte[] Refused(string code) =>
        ReplyText.WithLength($$"""{"rt_cd":"1","msg_cd":"{{code}}","msg1":""}""", status: "500 Internal Server Error");

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var line in Lines)
            line.HangUp();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var line = new RawLine(Lines.Count + 1, await _listener.AcceptAsync());
                Lines.Enqueue(line);
                _ = ServeAsync(line);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
        }
    }

    async Task ServeAsync(RawLine line)
    {
        try
        {
            var (pending, buffer) = ("", new byte[16 * 1024]);
            while (true)
            {
                int end;
                while ((end = pending.IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
                    pending += await MoreAsync();
                string[] heads = pending[..end].Split("\r\n");
                pending = pending[(end + 4)..];
                var length = int.Parse(heads.Single(head => head.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))[16..], null);
                while (pending.Length < length)
                    pending += await MoreAsync();
                var request = new RawRequest(line, heads[0], heads[1..], pending[..length]);
                pending = pending[length..];
                if (!request.IsOrder)
                {
                    await line.SayAsync(ReplyText.WithLength(
                        $$"""{"access_token":"TOKEN-{{Interlocked.Increment(ref _tokens)}}","token_type":"Bearer","expires_in":86400}"""));
                    continue;
                }
                Orders.Enqueue(request);
                _ = Answer(request);
            }

            async Task<string> MoreAsync()
            {
                var got = await line.Wire.ReadAsync(buffer);
                return got > 0 ? Encoding.ASCII.GetString(buffer, 0, got) : throw new IOException("the client hung up");
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or SocketException)
        {
            line.Ended.SetResult();
        }
    }
}

/// <summary>A client with three warm connections to it: lines 2, 3 and 4, behind the one that brought the token.</summary>
sealed class WarmClient : IDisposable
{
    readonly TestSetup _setup = new();

    public WarmClient() => Client = new(
        new()
        {
            Environment = KisEnvironment.Real,
            Keys = new() { AppKey = new(TestSetup.AppKey), AppSecret = new(TestSetup.AppSecret), RestUrl = Broker.Rest },
            Account = KisAccount.Parse("50012345-01"),
            HashKey = false,
            StateDirectory = _setup.StateDirectory,
            Timeout = TimeSpan.FromSeconds(10),
        },
        Time);

    public RawBroker Broker { get; } = new();

    public ManualTime Time { get; } = new();

    public KisClient Client { get; }

    public async Task WarmUpAsync()
    {
        await Client.AuthoriseAsync(default);
        Client.KeepOrderLine(true);
        await Patience.UntilAsync(() => Client.ReadyForOrders == 3 && Broker.Lines.Count == 4);
    }

    public async Task<OrderReply> FinishAsync(Task<OrderReply> placing)
    {
        await Time.RunUntilAsync(() => placing.IsCompleted);
        return await placing;
    }

    public void Dispose()
    {
        Client.Dispose();
        Broker.Dispose();
        _setup.Dispose();
    }
}
