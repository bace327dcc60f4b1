using System.Threading.Channels;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Frames;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>Why a session ended.</summary>
enum SessionEnd
{
    Lost = 0,
    Silent,
    KeyInUse,
    ApprovalRefused,
    BackOff,
    Stopped,
}

/// <summary>
/// One connection from its approval key to its end: registers what is wanted, one message after the other, matches the
/// answers, echoes the heartbeat, and ends when it has been silent for too long.
/// </summary>
sealed partial class StreamSession : IDisposable
{
    /// <summary>The heartbeat comes every 11 to 14 seconds.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(120);

    readonly IFeedSocket _socket;
    readonly string _approvalKey;
    readonly SlotBook _slots;
    readonly Slot? _notices;
    readonly FeedReader _reader;
    readonly IMarketSink _sink;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Registrations _registrations;
    readonly Channel<ControlMessage?> _mail;

    long _lastReceived;
    SessionEnd _end;
    string _reason = "";
    bool _up;

    public StreamSession(
        IFeedSocket socket, string approvalKey, SlotBook slots, Slot? notices, string account, IMarketSink sink, TimeProvider time,
        ILogger logger, bool oneThread)
    {
        _socket = socket;
        _approvalKey = approvalKey;
        _slots = slots;
        _notices = notices;
        _reader = new(sink, account);
        _sink = sink;
        _time = time;
        _logger = logger;
        _registrations = new(slots, time);
        _lastReceived = time.GetTimestamp();
        _mail = Channel.CreateBounded<ControlMessage?>(new BoundedChannelOptions(1_024)
        {
            SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite, AllowSynchronousContinuations = oneThread,
        });
    }

    /// <summary>Registered, and answered for.</summary>
    public int Used => _registrations.Count;

    public TimeSpan Age => _time.GetElapsedTime(Volatile.Read(ref _lastReceived));

    public string Reason => _reason;

    /// <summary>What is wanted has changed.</summary>
    public void Nudge() => _mail.Writer.TryWrite(null);

    /// <summary>Runs until the session ends. <paramref name="onUp"/> is called once, when everything that matters is heard.</summary>
    public async Task<SessionEnd> RunAsync(Action onUp, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => Finish(SessionEnd.Stopped, "stopped")).ConfigureAwait(false);
        await using var watch = _time.CreateTimer(_ => Watch(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        var listening = ListenAsync();
        try
        {
            await SpeakAsync(onUp).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or InvalidOperationException or System.Net.WebSockets.WebSocketException or OperationCanceledException)
        {
            Finish(SessionEnd.Lost, broken.Message);
        }
        _socket.Abort();
        await listening.ConfigureAwait(false);
        return _end;
    }

    public void Dispose() => _socket.Dispose();

    async Task ListenAsync()
    {
        try
        {
            await _socket.ListenAsync(Receive).ConfigureAwait(false);
        }
        catch (IOException broken)
        {
            Finish(SessionEnd.Lost, broken.Message);
        }
        finally
        {
            _mail.Writer.TryComplete();
        }
    }

    /// <summary>On the receiving thread: data frames to the sink at once, everything else to the speaker.</summary>
    void Receive(ReadOnlySpan<byte> message)
    {
        var now = _time.GetTimestamp();
        Volatile.Write(ref _lastReceived, now);
        if (Frame.IsControl(message))
            Hear(message);
        else
            Deliver(message, now);
    }

    void Deliver(ReadOnlySpan<byte> message, long now)
    {
        try
        {
            _reader.Read(message, now);
        }
        catch (Exception bug)
        {
            // A receiver that throws must not cost everybody the feed.
            LogSink(_logger, bug);
            _sink.OnFault(new(StreamFaultKind.Sink, "", bug.GetType().Name, "the receiver of the feed threw"));
        }
    }

    void Hear(ReadOnlySpan<byte> message)
    {
        if (ControlMessages.Read(message).Reply is not { } control || control.Kind == ControlKind.Unknown)
        {
            _sink.OnFault(new(StreamFaultKind.Frame, "", "Unreadable", $"{message.Length} bytes"));
            return;
        }
        // The keys go to the reader right here: the first notice may stand behind this very message.
        if (control.Kind == ControlKind.Acknowledgement && KisChannels.Parse(control.TrId).Kind() == ChannelKind.Notice &&
            NoticeCipher.TryCreate(control.Body?.Output?.Key, control.Body?.Output?.Iv) is { } cipher)
            _reader.Use(cipher);
        _mail.Writer.TryWrite(control);
    }

    async Task SpeakAsync(Action onUp)
    {
        if (_notices is null)
            ComeUp(onUp);
        while (true)
        {
            while (_mail.Reader.TryRead(out var message))
            {
                if (message is not null)
                    await AnswerAsync(message, onUp).ConfigureAwait(false);
            }
            if (_mail.Reader.Completion.IsCompleted)
                return;
            if (_registrations.Next() is { } step)
            {
                var (slot, register) = step;
                var trId = slot.Channel.TrId();
                await _socket.SendAsync(
                    register ? ControlMessages.Register(_approvalKey, trId, slot.Key) : ControlMessages.Unregister(_approvalKey, trId, slot.Key),
                    CancellationToken.None).ConfigureAwait(false);
                await Task.Delay(Pace, _time, CancellationToken.None).ConfigureAwait(false);
                continue;
            }
            if (_registrations.Hopeless)
            {
                Finish(SessionEnd.BackOff, "the notices could not be registered");
                return;
            }
            if (!await _mail.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
                return;
        }
    }

    async Task AnswerAsync(ControlMessage message, Action onUp)
    {
        if (message.Kind == ControlKind.PingPong)
        {
            await _socket.SendAsync(ControlMessages.Ping(message.Header!.Datetime ?? ""), CancellationToken.None).ConfigureAwait(false);
            return;
        }
        if (message.Kind != ControlKind.Acknowledgement)
            return;
        var code = OpspCodes.Find(message.Body?.MsgCd, message.Body?.Msg1);
        // An answer that names no channel is about a request that the server could not place: of these only the HTS id's
        // belongs to one registration.
        var slot = message.TrId is { } trId ? new Slot(KisChannels.Parse(trId), message.Header!.TrKey ?? "") : _notices ?? default;
        if (code.Reaction is not (StreamReaction.Registered or StreamReaction.Unregistered))
            Refused(code, slot, message.Body?.Msg1);
        switch (code.Reaction)
        {
            case StreamReaction.Registered:
                _registrations.Confirm(slot);
                if (slot == _notices)
                    ComeUp(onUp);
                break;
            case StreamReaction.Unregistered:
                _registrations.Gone(slot);
                break;
            case StreamReaction.Full:
                _registrations.RefuseFull(slot);
                break;
            case StreamReaction.Retry:
                _registrations.Retry(slot);
                break;
            case StreamReaction.InUse:
                Finish(SessionEnd.KeyInUse, code.Meaning);
                break;
            case StreamReaction.NewApproval:
                Finish(SessionEnd.ApprovalRefused, code.Meaning);
                break;
            case StreamReaction.BackOff:
                Finish(SessionEnd.BackOff, code.Meaning);
                break;
            case StreamReaction.Stop or StreamReaction.Fix:
                _registrations.Refuse(slot);
                break;
        }
    }

    void Refused(OpspCode code, Slot slot, string? text)
    {
        LogRefused(_logger, code.Code, slot.Channel, code.Reaction);
        _sink.OnFault(new(StreamFaultKind.Refused, slot.Channel.TrId(), code.Code, text?.Trim() is { Length: > 0 } said ? said : code.Meaning));
    }

    void ComeUp(Action onUp)
    {
        if (_up)
            return;
        _up = true;
        onUp();
    }

    /// <summary>Every second: is it still alive, and does a registration wait for its answer for too long?</summary>
    void Watch()
    {
        if (Age >= Silence)
            Finish(SessionEnd.Silent, $"nothing was heard for {Silence.TotalSeconds:0} s");
        else
            Nudge();
    }

    void Finish(SessionEnd end, string reason)
    {
        lock (_mail)
        {
            if (_reason.Length == 0)
            {
                _end = end;
                _reason = reason;
            }
        }
        // The speaker ends with its mail, and then everything else does: that comes last.
        _socket.Abort();
        _mail.Writer.TryComplete();
    }

    [LoggerMessage(3001, LogLevel.Warning, "The feed's server says {Code} about {Channel}: {Reaction}")]
    static partial void LogRefused(ILogger logger, string code, KisChannel channel, StreamReaction reaction);

    [LoggerMessage(3002, LogLevel.Error, "The receiver of the feed threw")]
    static partial void LogSink(ILogger logger, Exception exception);
}
