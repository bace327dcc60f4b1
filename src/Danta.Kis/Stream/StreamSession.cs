using System.Threading.Channels;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Frames;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>
/// One connection to its end: registers what is wanted, one message after the other, matches the answers, echoes the heartbeat, and
/// ends when it has been silent for too long. What has once answered for a registration is healthy: no refused approval key ends it.
/// </summary>
sealed partial class StreamSession : IDisposable
{
    /// <summary>The heartbeat comes every 11 to 14 seconds.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(120);

    /// <summary>Control messages have some 300 bytes; what is larger than this is not read.</summary>
    const int MostControlBytes = 16 * 1024;

    /// <summary>Of the server's texts; nobody reads more.</summary>
    const int MostText = 200;

    const string Unreadable = "Unreadable";

    readonly IFeedSocket _socket;
    readonly ApprovalKeys _keys;
    readonly Slot? _notices;
    readonly FeedReader _reader;
    readonly DataWatch _watch;
    readonly TellOnce _told;
    readonly IMarketSink _sink;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Registrations _registrations;
    readonly Channel<ControlMessage?> _mail;

    long _lastReceived;
    SessionEnd _end;
    string _reason = "";
    bool _up;

    /// <summary>The server has answered for a registration.</summary>
    bool _isProven;
    ApprovalKey? _refusedKey;

    public StreamSession(
        IFeedSocket socket, ApprovalKeys keys, SlotBook slots, Slot? notices, string account, IMarketSink sink, TellOnce told,
        TimeProvider time, ILogger logger, bool oneThread)
    {
        _socket = socket;
        _keys = keys;
        _notices = notices;
        _watch = new(time);
        _reader = new(sink, account, told, _watch);
        _told = told;
        _sink = sink;
        _time = time;
        _logger = logger;
        _registrations = new(slots, keys, time);
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

    /// <summary>It is not wanted any more.</summary>
    public void End(string reason) => Finish(SessionEnd.Stopped, reason);

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
        if (message.Length > MostControlBytes || ControlMessages.Read(message).Reply is not { } control || control.Kind == ControlKind.Unknown)
        {
            if (_told.IsNew(new(StreamFaultKind.Frame, KisChannel.Unknown, Unreadable, 0)))
                _sink.OnFault(new(StreamFaultKind.Frame, "", Unreadable, $"{message.Length} bytes"));
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
            AskForTheMute();
            if (Next() is { } step)
            {
                await SendAsync(step).ConfigureAwait(false);
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

    /// <summary>Nothing can be asked for without a key; a new one is on its way then.</summary>
    Step? Next()
    {
        if (_keys.Held is { } key)
            return _registrations.Next(key);
        _keys.Renew(KeyCame);
        return null;
    }

    void KeyCame(KisResult<ApprovalKey> outcome)
    {
        if (outcome is KisResult<ApprovalKey>.Ok)
            Nudge();
        else if (!_isProven)
            Finish(ApprovalKeys.EndOf(outcome), MarketStream.NoKey(outcome));
    }

    async Task SendAsync(Step step)
    {
        var (slot, register, key) = step;
        var trId = slot.Channel.TrId();
        if (!register && !_registrations.ComesBack(slot))
            _watch.Leave(slot, _registrations.Of(slot.Key).Length == 0);
        await _socket.SendAsync(
            register ? ControlMessages.Register(key.Text, trId, slot.Key) : ControlMessages.Unregister(key.Text, trId, slot.Key),
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Stocks of which nothing comes are registered anew once, and told where that does not help.</summary>
    void AskForTheMute()
    {
        foreach (var (code, what) in _watch.Look())
        {
            if (what == Deafness.AskAnew)
            {
                LogMute(_logger, code);
                foreach (var slot in _registrations.Of(code.ToString()))
                    _registrations.Anew(slot);
            }
            else
            {
                _told.Tell(StreamFaultKind.Mute, KisChannel.Unknown, code.ToString(), code.ToString());
            }
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
        var said = CleanText.Of(message.Body?.Msg1, MostText).Trim() is { Length: > 0 } words ? words : code.Meaning;
        if (code.Reaction is not (StreamReaction.Registered or StreamReaction.Unregistered or StreamReaction.Full))
            Refused(code, slot, said);
        switch (code.Reaction)
        {
            case StreamReaction.Registered:
                Register(slot, message, code, onUp);
                break;
            case StreamReaction.Unregistered:
                _registrations.Gone(slot);
                break;
            case StreamReaction.Full:
                _registrations.RefuseFull(slot);
                _told.Tell(StreamFaultKind.Full, KisChannel.Unknown, code.Code, $"{said} ({_registrations.Count})");
                break;
            case StreamReaction.Retry:
                _registrations.Retry(slot);
                break;
            case StreamReaction.InUse:
                Finish(SessionEnd.KeyInUse, code.Meaning);
                break;
            case StreamReaction.NewApproval:
                ReplaceKey(slot, code, message.TrId is not null);
                break;
            case StreamReaction.KeyRefused:
                Finish(SessionEnd.KeyRefused, code.Meaning);
                break;
            case StreamReaction.BackOff:
                Finish(SessionEnd.BackOff, code.Meaning);
                break;
            case StreamReaction.Stop or StreamReaction.Fix:
                _registrations.Refuse(slot);
                break;
        }
    }

    void Register(Slot slot, ControlMessage message, OpspCode code, Action onUp)
    {
        _isProven = true;
        _keys.Prove();
        if (slot != _notices)
        {
            _registrations.Confirm(slot);
            _watch.Follow(slot);
            return;
        }
        // Of a registration that was there already the keys may have come before; a new one has new ones.
        if (NoticeCipher.AreKeys(message.Body?.Output?.Key, message.Body?.Output?.Iv) || code.Code == OpspCodes.Already && _reader.HasKeys)
        {
            _registrations.Confirm(slot);
            ComeUp(onUp);
            return;
        }
        _told.Tell(StreamFaultKind.Keyless, slot.Channel, code.Code, code.Meaning);
        _registrations.Anew(slot);
    }

    /// <summary>
    /// A session that is healthy asks for another key and registers again. One that never was does so once: where that key is refused too,
    /// the server is not in service, and the key is kept for the next dial.
    /// </summary>
    /// <param name="names">The answer says what it is about.</param>
    void ReplaceKey(Slot slot, OpspCode code, bool names)
    {
        if ((names ? _registrations.KeyOf(slot) : _keys.Held) is { } refused)
        {
            // Of several messages that left with the first key, each is refused.
            _refusedKey ??= refused;
            if (!_isProven && refused != _refusedKey)
            {
                Finish(SessionEnd.ApprovalRefused, code.Meaning);
                return;
            }
            _keys.Refuse(refused);
        }
        _registrations.WithAnotherKey(slot);
    }

    void Refused(OpspCode code, Slot slot, string said)
    {
        LogRefused(_logger, code.Code, slot.Channel, code.Reaction);
        _sink.OnFault(new(StreamFaultKind.Refused, slot.Channel.TrId(), code.Code, said));
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
        {
            Finish(SessionEnd.Silent, $"nothing was heard for {Silence.TotalSeconds:0} s");
            return;
        }
        if (_reader.IsDeafToNotices)
        {
            Finish(SessionEnd.BackOff, "the notices cannot be read");
            return;
        }
        _keys.RenewInTime();
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

    [LoggerMessage(3003, LogLevel.Warning, "Nothing comes of {Code} while others speak: it is registered anew")]
    static partial void LogMute(ILogger logger, InstrumentCode code);

    [LoggerMessage(3002, LogLevel.Error, "The receiver of the feed threw")]
    static partial void LogSink(ILogger logger, Exception exception);
}
