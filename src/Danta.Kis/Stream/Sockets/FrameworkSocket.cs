using System.Net.Sockets;
using System.Net.WebSockets;

namespace Danta.Kis;

/// <summary>
/// The WebSocket of .NET itself, read by one thread. For platforms on which <see cref="LiveSocket"/> cannot serve: a frame takes some
/// 100 µs more here, for after one asynchronous connect or send the socket no longer blocks in the kernel.
/// </summary>
sealed class FrameworkSocket : IFeedSocket
{
    readonly ClientWebSocket _webSocket;
    readonly HttpMessageInvoker _invoker;
    readonly SocketHolder _holder;
    byte[] _buffer = new byte[64 * 1024];

    FrameworkSocket(ClientWebSocket webSocket, HttpMessageInvoker invoker, SocketHolder holder)
    {
        _webSocket = webSocket;
        _invoker = invoker;
        _holder = holder;
    }

    public static async Task<IFeedSocket> ConnectAsync(
        Uri address, KisTls tls, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var holder = new SocketHolder();
        // Whoever answers in the broker's place must not be able to send the approval key elsewhere.
        var handler = new SocketsHttpHandler
        {
            UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ConnectCallback = holder.ConnectAsync, SslOptions = tls.For(address.Host),
        };
        var invoker = new HttpMessageInvoker(handler);
        var webSocket = new ClientWebSocket();
        // The broker has a heartbeat of its own and does not answer pings.
        webSocket.Options.KeepAliveInterval = TimeSpan.Zero;
        using var clock = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        // A blocked read hears no token: only closing the socket under it ends it.
        await using var registration = either.Token.Register(holder.Abort).ConfigureAwait(false);
        try
        {
            await webSocket.ConnectAsync(address, invoker, either.Token).ConfigureAwait(false);
            return new FrameworkSocket(webSocket, invoker, holder);
        }
        catch
        {
            holder.Abort();
            webSocket.Dispose();
            invoker.Dispose();
            throw;
        }
    }

    /// <summary>Begins the receiving thread.</summary>
    public Task ListenAsync(FeedMessage hear)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Listen(hear, ended)) { IsBackground = true, Name = "danta feed", Priority = ThreadPriority.AboveNormal };
        thread.Start();
        return ended.Task;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) =>
        _webSocket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public void Abort() => _holder.Abort();

    public void Dispose()
    {
        _holder.Abort();
        _webSocket.Dispose();
        _invoker.Dispose();
    }

    void Listen(FeedMessage hear, TaskCompletionSource ended)
    {
        try
        {
            while (true)
            {
                var message = Receive();
                if (message.IsEmpty)
                    throw new IOException("the server closed the session");
                hear(message);
            }
        }
        catch (Exception broken)
        {
            ended.SetException(broken);
        }
    }

    /// <summary>Blocks until a whole message is there. Empty when the session has ended.</summary>
    /// <exception cref="IOException">The connection broke, or a message is larger than any honest one.</exception>
    ReadOnlySpan<byte> Receive()
    {
        var filled = 0;
        while (true)
        {
            if (filled == _buffer.Length)
            {
                if (filled >= WebSocketReader.MostBytes)
                    throw new IOException("a message is larger than any honest one");
                Array.Resize(ref _buffer, filled * 2);
            }
            ValueWebSocketReceiveResult part;
            try
            {
                var pending = _webSocket.ReceiveAsync(_buffer.AsMemory(filled), CancellationToken.None);
                part = pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();
            }
            catch (Exception broken) when (broken is WebSocketException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                throw new IOException(broken.Message, broken);
            }
            if (part.MessageType == WebSocketMessageType.Close)
                return default;
            filled += part.Count;
            if (part.EndOfMessage && filled > 0)
                return _buffer.AsSpan(0, filled);
        }
    }

    /// <summary>Keeps the socket under the layers above it, to close it from outside.</summary>
    sealed class SocketHolder
    {
        volatile Socket? _socket;
        volatile bool _aborted;

        public async ValueTask<System.IO.Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
                _socket = socket;
                if (_aborted)
                    throw new OperationCanceledException(cancellationToken);
                return new BlockingStream(socket);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        public void Abort()
        {
            _aborted = true;
            _socket?.Dispose();
        }
    }
}
