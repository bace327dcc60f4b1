using System.Buffers.Binary;
using System.Net.Sockets;

namespace Danta.Kis;

/// <summary>
/// A WebSocket that is read by one thread which blocks in the kernel: an idle feed costs nothing, and a frame goes from the wire to
/// its reader without a hand-over between threads and without an allocation.
/// </summary>
sealed class LiveSocket : IFeedSocket
{
    readonly BlockingDial _wire;
    readonly WebSocketReader _reader;
    readonly Lock _speaking = new();
    byte[] _frame = new byte[1024];

    LiveSocket(BlockingDial wire, WebSocketReader reader)
    {
        _wire = wire;
        _reader = reader;
    }

    public static async Task<IFeedSocket> ConnectAsync(
        Uri address, KisTls tls, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        var wire = await BlockingDial.OpenAsync(address, tls, discards: false, either.Token).ConfigureAwait(false);
        try
        {
            var reader = new WebSocketReader();
            // A blocked read hears no token: only closing the socket under it ends it.
            await using var registration = either.Token.UnsafeRegister(static wire => ((BlockingDial)wire!).Socket.Dispose(), wire).ConfigureAwait(false);
            await Task.Factory.StartNew(
                () => new WebSocketHandshake(address).Perform(wire.Stream, reader), CancellationToken.None, TaskCreationOptions.LongRunning,
                TaskScheduler.Default).ConfigureAwait(false);
            return new LiveSocket(wire, reader);
        }
        catch (Exception broken)
        {
            wire.Dispose();
            either.Token.ThrowIfCancellationRequested();
            if (broken is ObjectDisposedException)
                throw new IOException(broken.Message, broken);
            throw;
        }
    }

    /// <summary>Begins the receiving thread.</summary>
    public Task ListenAsync(FeedMessage hear)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => ended.SetException(Listen(hear))) { IsBackground = true, Name = "danta feed", Priority = ThreadPriority.AboveNormal };
        thread.Start();
        return ended.Task;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        Send(WebSocketOpcode.Text, text.Span);
        return ValueTask.CompletedTask;
    }

    public void Abort() => _wire.Socket.Dispose();

    public void Dispose() => _wire.Dispose();

    /// <returns>How it ended: it always does.</returns>
    Exception Listen(FeedMessage hear)
    {
        try
        {
            while (true)
            {
                while (_reader.Next(out var payload) is var happened and not WebSocketEvent.None)
                {
                    switch (happened)
                    {
                        case WebSocketEvent.Message:
                            hear(payload);
                            break;
                        case WebSocketEvent.Ping:
                            Send(WebSocketOpcode.Pong, payload);
                            break;
                        case WebSocketEvent.Close:
                            Send(WebSocketOpcode.Close, payload);
                            return new IOException(Words(payload));
                    }
                }
                var got = _wire.Stream.Read(_reader.Room);
                if (got == 0)
                    return new IOException("the server hung up");
                _reader.Received(got);
            }
        }
        catch (WebSocketFault fault)
        {
            Refuse(fault.Code);
            return new IOException(fault.Message, fault);
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            return new IOException(broken.Message, broken);
        }
        catch (Exception broken)
        {
            return broken;
        }
    }

    /// <summary>From the thread that speaks, and from the one that listens where it has to answer.</summary>
    /// <exception cref="IOException">The connection broke, or its peer takes nothing any more.</exception>
    void Send(WebSocketOpcode opcode, ReadOnlySpan<byte> payload)
    {
        lock (_speaking)
        {
            if (_frame.Length < WebSocketWriter.Size(payload.Length))
                _frame = new byte[WebSocketWriter.Size(payload.Length) * 2];
            var length = WebSocketWriter.Write(_frame, opcode, payload);
            try
            {
                _wire.Stream.Write(_frame.AsSpan(0, length));
            }
            catch (ObjectDisposedException broken)
            {
                throw new IOException(broken.Message, broken);
            }
        }
    }

    void Refuse(ushort code)
    {
        Span<byte> payload = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(payload, code);
        try
        {
            Send(WebSocketOpcode.Close, payload);
        }
        catch (Exception gone) when (gone is IOException or SocketException or InvalidOperationException)
        {
            // Whoever breaks the protocol need not hear of it.
        }
    }

    static string Words(ReadOnlySpan<byte> payload) => payload.Length >= 2
        ? $"the server closed the session ({BinaryPrimitives.ReadUInt16BigEndian(payload)})"
        : "the server closed the session";
}
