using System.Net.Sockets;

namespace Danta.Kis;

/// <summary>
/// One warm connection to the broker that carries one request at a time. Whoever claims it writes at once, on its own thread; a reader of
/// its own waits for the reply and for the day on which the peer hangs up.
/// </summary>
sealed class OrderConnection : IDisposable
{
    const int Idle = 0;
    const int Claimed = 1;
    const int Dead = 2;

    /// <summary>A head with a token and both keys has about a thousand bytes, a body three hundred.</summary>
    const int MostRequest = 16 * 1024;

    readonly System.IO.Stream _stream;
    readonly IDisposable _wire;
    readonly TimeProvider _time;
    readonly HttpReplyReader _reader = new();
    readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    int _state;
    long _usedAt;
    long _firstByteAt;

    /// <summary>Made ahead: nothing is allocated before a request has left.</summary>
    TaskCompletionSource<Exchange> _reply = NewReply();
    bool _awaits;
    bool _isRetired;

    public OrderConnection(BlockingDial wire, TimeProvider time) : this(wire.Stream, wire, time)
    {
    }

    public OrderConnection(System.IO.Stream stream, TimeProvider time) : this(stream, stream, time)
    {
    }

    /// <param name="wire">What is disposed of to end it: whatever blocks on the stream ends too.</param>
    OrderConnection(System.IO.Stream stream, IDisposable wire, TimeProvider time)
    {
        (_stream, _wire, _time) = (stream, wire, time);
        _usedAt = time.GetTimestamp();
        _ = ReadAsync();
    }

    /// <summary>Where a request is put together. The claimant's alone.</summary>
    public byte[] Buffer { get; } = new byte[MostRequest];

    public TimeSpan Unused => _time.GetElapsedTime(Volatile.Read(ref _usedAt));

    public bool IsIdle => Volatile.Read(ref _state) == Idle;

    /// <summary>Ends when the connection does.</summary>
    public Task Died => _died.Task;

    public bool TryClaim() => Interlocked.CompareExchange(ref _state, Claimed, Idle) == Idle;

    /// <summary>Nothing was sent after all.</summary>
    public void GiveBack() => Interlocked.CompareExchange(ref _state, Idle, Claimed);

    /// <summary>
    /// Sends what stands in <see cref="Buffer"/>. Once this is entered the request may have left the machine, whatever comes of it; what is
    /// known of it comes with the task, which never fails.
    /// </summary>
    /// <returns>False: the connection had ended before, and nothing has left.</returns>
    public bool TrySend(int length, out Task<Exchange> reply)
    {
        reply = _reply.Task;
        if (Volatile.Read(ref _state) == Dead)
            return false;
        _reader.Begin();
        _firstByteAt = 0;
        Volatile.Write(ref _awaits, true);
        Volatile.Write(ref _usedAt, _time.GetTimestamp());
        try
        {
            _stream.Write(Buffer, 0, length);
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            Die($"응답을 받기 전에 연결이 끊어짐: {broken.Message}");
        }
        return true;
    }

    /// <summary>Ends at once, or with the reply that is waited for.</summary>
    public void Retire()
    {
        Volatile.Write(ref _isRetired, true);
        if (TryClaim())
            Die("쉬는 연결");
    }

    /// <summary>
    /// This reply is not waited for any more: one that comes late must not be taken for the next request's. Where it has come in this very
    /// moment the connection stays, for another order may be on it.
    /// </summary>
    public void GiveUp(Task<Exchange> reply)
    {
        if (Volatile.Read(ref _reply).Task == reply)
            Dispose();
    }

    public void Dispose() => Die("가는 도중에 그만둠");

    async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var got = await _stream.ReadAsync(_reader.Room).ConfigureAwait(false);
                if (got == 0)
                {
                    if (Volatile.Read(ref _awaits) && _reader.TryEnd(out var last))
                        Answer(last with { Closes = true });
                    Die("응답을 받기 전에 연결이 끊어짐");
                    return;
                }
                if (_firstByteAt == 0)
                    _firstByteAt = _time.GetTimestamp();
                _reader.Received(got);
                // What nobody asked for would be taken for the reply to the next request.
                if (!Volatile.Read(ref _awaits) || _reader.TryRead(out var reply) && !Answer(reply))
                {
                    Die("연결이 닫힘");
                    return;
                }
            }
        }
        catch (Exception broken)
        {
            // Whatever it is: a connection without a reader would leave each of its orders in doubt.
            Die(broken is HttpFault ? broken.Message : $"응답을 받기 전에 연결이 끊어짐: {broken.Message}");
        }
    }

    /// <returns>False: it carries no other request.</returns>
    bool Answer(in HttpReply reply)
    {
        _reader.Begin();
        var goesOn = !reply.Closes && _reader.IsEmpty && !Volatile.Read(ref _isRetired);
        var (answered, firstByteAt) = (_reply, _firstByteAt);
        Volatile.Write(ref _reply, NewReply());
        Volatile.Write(ref _awaits, false);
        if (goesOn)
            Interlocked.CompareExchange(ref _state, Idle, Claimed);
        answered.TrySetResult(new(reply.Status, reply.Body, reply.Continuation, Left: true, Fault: null) { FirstByteAt = firstByteAt });
        return goesOn;
    }

    void Die(string reason)
    {
        Interlocked.Exchange(ref _state, Dead);
        _wire.Dispose();
        _reply.TrySetResult(new(0, [], "", Left: true, reason));
        _died.TrySetResult();
    }

    static TaskCompletionSource<Exchange> NewReply() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
