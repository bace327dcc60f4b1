using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Frames;
using Danta.Simulator.Frames;
using Danta.Simulator.Gateway;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Danta.Simulator.Feed;

/// <summary>
/// Takes sockets in, on any path, and reads what clients say. The handshake is done here rather than by the web framework so
/// that every byte of a client counts as a sign of life: official samples answer the heartbeat by a bare Pong frame, which
/// no receive call ever shows.
/// </summary>
sealed class StreamDoor(Simulation simulation, StreamHub hub, TokenDesk tokens, TimeProvider time)
{
    const string HandshakeMagic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>The broker's words, and whose lack it is: nobody should look for a mistake of their own.</summary>
    const string NotHere = "SUBSCRIBE ERROR : invalid tr_id (단타 시뮬레이터에 없는 채널입니다)";

    /// <summary>No request of the protocol comes near this.</summary>
    const int LongestRequest = 64 * 1024;

    static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(12);

    /// <summary>A client that has not sent a byte for so long is gone.</summary>
    public static readonly TimeSpan SilenceAllowed = TimeSpan.FromSeconds(60);

    public static bool IsUpgrade(HttpContext http) =>
        http.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
        && http.Request.Headers.SecWebSocketKey.Count == 1;

    public async Task AcceptAsync(HttpContext http, CancellationToken stop)
    {
        if (http.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (simulation.Faults.OnSocket() is not null)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        http.Response.Headers.SecWebSocketAccept = AcceptKey(http.Request.Headers.SecWebSocketKey.ToString());
        http.Response.Headers.Connection = "Upgrade";
        http.Response.Headers.Upgrade = "websocket";
        await using var pulse = new PulseStream(await upgrade.UpgradeAsync(), time);
        using var socket = WebSocket.CreateFromStream(pulse, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
        await ServeAsync(socket, pulse, OldLayout.IsAskedFor(http.Request.Path), stop);
    }

    async Task ServeAsync(WebSocket socket, PulseStream pulse, bool oldFrames, CancellationToken stop)
    {
        Subscriber session;
        lock (simulation.Gate)
            (session = hub.Open()).ReadsOldFrames = oldFrames;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, session.Cut);
        var sending = SendAsync(session, socket, ending);
        var watching = WatchAsync(pulse, session, ending);
        try
        {
            await ReceiveAsync(socket, session, ending.Token);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client is gone or was cut off: either way this session is over.
        }
        finally
        {
            lock (simulation.Gate)
                hub.Close(session);
            session.Finish();
            await sending;
            await ending.CancelAsync();
            await watching;
            session.Dispose();
        }
    }

    static async Task SendAsync(Subscriber session, WebSocket socket, CancellationTokenSource ending)
    {
        try
        {
            await session.PumpAsync(socket);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, ending.Token);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            await ending.CancelAsync();
        }
    }

    async Task WatchAsync(PulseStream pulse, Subscriber session, CancellationTokenSource ending)
    {
        using var heartbeat = new PeriodicTimer(HeartbeatEvery, time);
        try
        {
            while (await heartbeat.WaitForNextTickAsync(ending.Token))
            {
                if (pulse.SilentFor >= SilenceAllowed)
                {
                    session.End();
                    return;
                }
                lock (simulation.Gate)
                    StreamHub.Ping(session, time.GetUtcNow());
            }
        }
        catch (OperationCanceledException)
        {
            // The session ended first.
        }
    }

    async Task ReceiveAsync(WebSocket socket, Subscriber session, CancellationToken stop)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= LongestRequest)
                    return;
                Array.Resize(ref buffer, length * 2);
            }
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
            if (read.MessageType == WebSocketMessageType.Close)
                return;
            length += read.Count;
            if (!read.EndOfMessage)
                continue;
            lock (simulation.Gate)
                Hear(session, buffer.AsSpan(0, length));
            length = 0;
        }
    }

    /// <summary>One request of a client, inside the simulation's gate.</summary>
    public void Hear(Subscriber session, ReadOnlySpan<byte> message)
    {
        var request = ControlMessages.Read(message).Reply;
        if (request?.Kind == ControlKind.PingPong)
            return;
        if (WordsWrong(request) is { } fault)
        {
            StreamHub.Refuse(session, fault);
            return;
        }
        var (header, input) = (request!.Header!, request.Body!.Input!);
        if (Caller(header) is not { } client)
        {
            StreamHub.Acknowledge(session, input.TrId!, input.TrKey!, header.AppKey is null ? "OPSP0011" : "OPSP9994");
            return;
        }
        if (session.Client is null && hub.Sessions.Any(other => other != session && other.Client == client))
        {
            StreamHub.Refuse(session, "OPSP8996");
            session.Finish();
            return;
        }
        if (session.Client is null)
            (session.Client, session.ReadsOldFrames) = (client, session.ReadsOldFrames || OldLayout.IsReadBy(tokens.AgentOf(header.ApprovalKey)));
        if (session.Client != client)
        {
            StreamHub.Acknowledge(session, input.TrId!, input.TrKey!, "OPSP0011");
            return;
        }
        if (simulation.Faults.OnRegister(input.TrId, input.TrKey, client.Plan.AppKey) is { } refused)
            StreamHub.Acknowledge(session, input.TrId!, input.TrKey!, refused.Code ?? "OPSP0007", refused.Text);
        else
            Register(session, client, header.TrType == "1", input);
    }

    /// <summary>By the approval key, or, as clients older than it do, by the app key and its secret.</summary>
    Client? Caller(ControlHeader header) => header is { ApprovalKey: null, AppKey: { } appKey }
        ? tokens.Holder(appKey, header.AppSecret)
        : tokens.Approved(header.ApprovalKey);

    void Register(Subscriber session, Client client, bool register, ControlInput input)
    {
        var (trId, key, channel) = (input.TrId!, input.TrKey!, KisChannels.Parse(input.TrId));
        var state = StateChannel.Find(trId);
        var notices = StreamHub.TellsNotices(trId);
        var offered = OverseasNotices.IsOffered(trId, client.IsReal)
            || (client.IsReal ? channel is not (KisChannel.Unknown or KisChannel.NoticePaper) || state is not null : channel.OnPaper());
        if (!offered)
            StreamHub.Acknowledge(session, trId, key, "OPSP8991", client.IsReal && channel is KisChannel.Unknown && !notices ? NotHere : null);
        else if (notices && key != client.Plan.HtsId)
            StreamHub.Refuse(session, "OPSP0017");
        else if (!notices && !(state is null ? IsListed(key) : state.Knows(simulation, key)))
            StreamHub.Acknowledge(session, trId, key, "OPSP8992");
        else if (register)
            hub.Register(session, new(trId, key));
        else
            hub.Unregister(session, new(trId, key));
    }

    bool IsListed(string key) => simulation.Venue.TryFind(key, out var stock) && stock.Listing.CodeText == key;

    /// <summary>The first thing that a request lacks or has wrong.</summary>
    static string? WordsWrong(ControlMessage? request) => request switch
    {
        null => "OPSP9999",
        { Header: null } => "OPSP9998",
        { Body: null } => "OPSP9992",
        { Body.Input: null } => "OPSP9991",
        { Header.Custtype: null or "" } => "OPSP9997",
        { Header.Custtype: not ("P" or "B") } => "OPSP8998",
        { Header.TrType: not ("1" or "2") } => "OPSP8997",
        { Body.Input.TrId: null or "" } => "OPSP8991",
        { Body.Input.TrKey: null or "" } => "OPSP9990",
        _ => null,
    };

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6455 asks for SHA-1.")]
    static string AcceptKey(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + HandshakeMagic)));
}
