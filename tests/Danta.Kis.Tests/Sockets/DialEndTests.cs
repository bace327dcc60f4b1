using System.Net;
using System.Net.Sockets;
using Danta.Kis.Tests.Broker;

namespace Danta.Kis.Tests.Sockets;

/// <summary>A connect and a handshake block a thread; only closing the socket under them ends them.</summary>
public sealed class DialEndTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connect_that_nobody_takes_ends_when_it_is_given_up_or_its_time_is_over(bool byToken)
    {
        using var full = new FullBacklog();
        using var source = new CancellationTokenSource();
        var time = new ManualTime();
        var dialling = Task.Run(() => LiveSocket.ConnectAsync(full.Address, new(), TimeSpan.FromSeconds(5), time, source.Token));
        await Stillness.ComeAsync();
        Assert.False(dialling.IsCompleted);
        if (byToken)
            await source.CancelAsync();
        else
            time.Advance(TimeSpan.FromSeconds(5));
        using var end = Patience.End();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dialling.WaitAsync(end.Token));
        Assert.False(end.IsCancellationRequested);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handshake_that_is_not_answered_ends_when_it_is_given_up_or_its_time_is_over(bool byToken)
    {
        using var feed = new RawFeed();
        using var source = new CancellationTokenSource();
        var time = new ManualTime();
        var dialling = Task.Run(() => LiveSocket.ConnectAsync(feed.Address, new(), TimeSpan.FromSeconds(5), time, source.Token));
        await feed.MeetAsync();
        await feed.WriteAsync("HTTP/1.1 101 Swi");
        await Stillness.ComeAsync();
        if (byToken)
            await source.CancelAsync();
        else
            time.Advance(TimeSpan.FromSeconds(5));
        using var end = Patience.End();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dialling.WaitAsync(end.Token));
        Assert.False(end.IsCancellationRequested);
    }

    [Fact]
    public async Task Nobody_there_is_a_broken_line_at_once()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        var address = new Uri($"ws://{gone.LocalEndpoint}/");
        gone.Stop();
        await Assert.ThrowsAsync<SocketException>(() => LiveSocket.ConnectAsync(address, new(), Patience.Limit, new ManualTime(), default));
    }

    [Fact]
    public async Task What_was_given_up_before_it_began_is_not_dialled()
    {
        using var feed = new RawFeed();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.Dial(new(canceled: true)));
    }

    /// <summary>A listener that accepts nobody and whose queue is full: the system then answers no SYN.</summary>
    sealed class FullBacklog : IDisposable
    {
        readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        readonly List<Socket> _waiting = [];

        public FullBacklog()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(0);
            for (var one = 0; one < 8; one++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                _waiting.Add(socket);
                try
                {
                    socket.Connect(_listener.LocalEndPoint!);
                }
                catch (SocketException under) when (under.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                }
            }
        }

        public Uri Address => new($"ws://{_listener.LocalEndPoint}/");

        public void Dispose()
        {
            foreach (var socket in _waiting)
                socket.Dispose();
            _listener.Dispose();
        }
    }
}
