using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Danta.Kis.Wire.Control;

namespace Danta.Host.Bench;

/// <summary>A broker on loopback that does nothing but answer: what is measured against it is the client.</summary>
sealed class LoopBroker : IDisposable
{
    static readonly ControlOutput Keys = new() { Iv = "0123456789abcdef", Key = "simkeyabcdefghijklmnopqrstuvwxyz" };

    readonly TcpListener _rest = new(IPAddress.Loopback, 0);
    readonly TcpListener _feed = new(IPAddress.Loopback, 0);
    readonly BlockingCollection<long> _orders = [];
    readonly ConcurrentDictionary<LoopSocket, int> _sessions = [];
    readonly Func<string, string> _answer;
    readonly LoopTls? _tls;

    /// <param name="answer">The JSON for a request, given whole.</param>
    /// <param name="tls">For the orders alone, as with the broker; null: none.</param>
    public LoopBroker(Func<string, string> answer, LoopTls? tls = null)
    {
        (_answer, _tls) = (answer, tls);
        _rest.Start();
        _feed.Start();
        Accept(_rest, _tls, ServeRest);
        Accept(_feed, null, ServeFeed);
    }

    public Uri Rest => new($"{(_tls is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_rest.LocalEndpoint).Port}");

    public Uri WebSocket => new($"ws://127.0.0.1:{((IPEndPoint)_feed.LocalEndpoint).Port}/");

    /// <summary>Registrations that were answered for, in the sessions that stand.</summary>
    public int Registered => _sessions.Values.Sum();

    /// <summary>Sends a frame to everybody; the time at which it was given to the socket, all of it at once.</summary>
    public long Push(byte[] frame)
    {
        var at = TimeProvider.System.GetTimestamp();
        foreach (var session in _sessions.Keys)
            session.Send(frame);
        return at;
    }

    /// <summary>When the first byte of the next order was there.</summary>
    public long NextOrder() => _orders.TryTake(out var at, TimeSpan.FromSeconds(10)) ? at : throw new TimeoutException("no order came");

    void ServeRest(LoopSocket socket)
    {
        while (socket.ReadRequest() is { } request)
        {
            var first = socket.FirstByteAt;
            var body = Encoding.UTF8.GetBytes(_answer(request));
            socket.Send([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]);
            if (request.Contains("/order-cash ", StringComparison.Ordinal))
                _orders.Add(first);
        }
    }

    void ServeFeed(LoopSocket socket)
    {
        if (socket.ReadRequest() is not { } request)
            return;
        socket.Upgrade(request);
        _sessions[socket] = 0;
        while (socket.ReadFrame() is { } text)
        {
            if (ControlMessages.Read(text).Reply is not { Body.Input: { } input })
                continue;
            socket.Send(LoopSocket.Frame(ControlMessages.Acknowledge(input.TrId!, input.TrKey!, "0", "OPSP0000", "SUBSCRIBE SUCCESS", Keys)));
            _sessions.AddOrUpdate(socket, 1, (_, count) => count + 1);
        }
        _sessions.TryRemove(socket, out _);
    }

    static void Accept(TcpListener listener, LoopTls? tls, Action<LoopSocket> serve) => Begin(() =>
    {
        try
        {
            while (true)
            {
                var socket = listener.AcceptSocket();
                socket.NoDelay = true;
                Begin(() => Serve(socket, tls, serve));
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    });

    static void Serve(Socket socket, LoopTls? tls, Action<LoopSocket> serve)
    {
        try
        {
            var wire = new NetworkStream(socket, ownsSocket: true);
            serve(new(tls is null ? wire : tls.Serve(wire)));
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            // The client has hung up, or the run is over.
        }
    }

    static void Begin(ThreadStart work) => new Thread(work) { IsBackground = true }.Start();

    public void Dispose()
    {
        _rest.Stop();
        _feed.Stop();
        _orders.Dispose();
    }
}
