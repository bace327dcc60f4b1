using System.Net.Sockets;
using System.Net.WebSockets;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Frames;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>
/// The live feed: one session for an app key, kept up. Whatever ends a session, it comes back, registers everything that is wanted, and
/// says from when to when it was blind. It never comes back faster than it backs off, and not at all while it is asleep or after the
/// broker has refused the app key again and again.
/// </summary>
public sealed partial class MarketStream : IAsyncDisposable
{
    const string Asleep = "asleep";

    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Of the app key; one could be a fault of the broker's.</summary>
    const int MostRefusals = 3;

    static readonly TimeSpan BetweenRefusals = TimeSpan.FromMinutes(1);

    /// <summary>A session of our own that was cut off is gone from the server's books by then.</summary>
    const int MostInUse = 5;

    readonly KisEnvironment _environment;
    readonly KisKeys _keys;
    readonly string _account;
    readonly IMarketSink _sink;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly KisGround _ground;
    readonly FeedDialer _dial;
    readonly SlotBook _slots = new();
    readonly Backoff _backoff;
    readonly ApprovalKeys _approvals;
    readonly TellOnce _told;
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    Slot? _notices;
    StreamSession? _session;
    Task _run = Task.CompletedTask;
    DateTimeOffset? _blindFrom;
    bool _up;
    long _upSince;
    string _reason = "not started";
    bool _asleep;
    bool _blocked;
    int _keyRefusals;

    /// <summary>Ends when <see cref="Sleep"/> or <see cref="Wake"/> is called.</summary>
    TaskCompletionSource _turn;

    internal MarketStream(
        KisEnvironment environment, KisKeys keys, KisAccount account, AuthCalls auth, IMarketSink sink, int seed, TimeProvider time,
        ILogger logger, KisGround ground, FeedDialer dial)
    {
        _environment = environment;
        _keys = keys;
        _account = account.Joined;
        _sink = sink;
        _time = time;
        _logger = logger;
        _ground = ground;
        _dial = dial;
        _backoff = new(seed);
        _approvals = new(auth, time, logger, ground, _stop.Token);
        _told = new(sink, time);
        _turn = NewTurn();
    }

    /// <summary>When the present approval key was issued (it lives for 24 hours and is renewed long before); null: there is none.</summary>
    public DateTimeOffset? ApprovalIssuedAt => _approvals.Held?.IssuedAt;

    public StreamState State
    {
        get
        {
            lock (_lock)
                return Snapshot(null, null);
        }
    }

    /// <summary>체결통보 of the account: registered first and never given up. Call it before <see cref="Start"/>.</summary>
    public void WatchNotices()
    {
        lock (_lock)
        {
            _notices = new(KisChannels.Notices(_environment), _keys.HtsId);
            _slots.Pin(_notices.Value);
        }
    }

    /// <summary>Wants a stock, or changes what is wanted of it. Whether there is a place for it shows in the state.</summary>
    public void Watch(InstrumentCode code, WatchWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        _slots.Watch(code, _environment == KisEnvironment.Paper ? wish.OnPaper() : wish);
        Nudge();
    }

    /// <inheritdoc cref="Watch(InstrumentCode, WatchWish)"/>
    public void Watch(InstrumentCode code, bool trades = true, bool book = false, bool pinned = false) =>
        Watch(code, new WatchWish(trades, book, pinned));

    public void Unwatch(InstrumentCode code)
    {
        _slots.Unwatch(code);
        Nudge();
    }

    /// <summary>Begins, and goes on until disposed.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_run.IsCompleted && !_stop.IsCancellationRequested)
                _run = _ground.Begin(() => RunAsync(_stop.Token));
        }
    }

    /// <summary>
    /// Closes the session and dials nothing, asks nothing, until <see cref="Wake"/>. It is no loss: nobody was meant to hear anything
    /// meanwhile. May be called at any time, also before <see cref="Start"/>.
    /// </summary>
    public void Sleep() => Turn(asleep: true);

    /// <summary>
    /// Dials at once, with a fresh approval key, whatever it was waiting for; also after the app key was refused. What is told once may be
    /// told again. A session that is up stays.
    /// </summary>
    public void Wake() => Turn(asleep: false);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task run;
        lock (_lock)
            run = _run;
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _approvals.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    void Turn(bool asleep)
    {
        StreamSession? ending;
        TaskCompletionSource turned;
        lock (_lock)
        {
            if (!asleep && !_asleep && _up)
                return;
            (_asleep, _blocked, _keyRefusals) = (asleep, false, 0);
            (turned, _turn) = (_turn, NewTurn());
            ending = _session;
            _approvals.Forget();
            _told.Forget();
            _backoff.Reset();
        }
        ending?.End(asleep ? Asleep : "woken");
        turned.TrySetResult();
    }

    async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Task turn;
            bool rests;
            lock (_lock)
                (turn, rests) = (_turn.Task, _asleep || _blocked);
            if (rests)
            {
                Lose(_asleep ? Asleep : _reason);
                await WaitAsync(turn, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
                continue;
            }
            var end = await TryOnceAsync(cancellationToken).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
                break;
            if (turn.IsCompleted)
                continue;
            _keyRefusals = end.IsKeys ? _keyRefusals + 1 : 0;
            if (_keyRefusals >= MostRefusals)
            {
                Block();
                continue;
            }
            var wait = _backoff.Next(end.Outcome, end.Up, _time.GetUtcNow());
            if (end.IsKeys && wait < BetweenRefusals)
                wait = BetweenRefusals;
            if (_backoff.InUseInARow == MostInUse)
                _told.Tell(StreamFaultKind.KeyInUse, KisChannel.Unknown, "OPSP8996", _reason);
            LogWaiting(_logger, wait.TotalSeconds);
            await WaitAsync(turn, wait, cancellationToken).ConfigureAwait(false);
        }
        Lose("stopped");
    }

    /// <summary>What came of one dial.</summary>
    /// <param name="Up">How long it was up; zero where it never was.</param>
    /// <param name="IsKeys">It was the app key that was refused.</param>
    readonly record struct Dialled(DialOutcome Outcome, TimeSpan Up, bool IsKeys);

    async Task<Dialled> TryOnceAsync(CancellationToken cancellationToken)
    {
        _upSince = 0;
        var end = SessionEnd.Lost;
        var isAnswered = false;
        try
        {
            (end, isAnswered) = await OnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception broken)
        {
            // Nothing that goes wrong with one session may end the feed for good.
            Lose(broken.Message);
        }
        var up = _upSince == 0 ? TimeSpan.Zero : _time.GetElapsedTime(_upSince);
        var outcome = end == SessionEnd.KeyInUse ? DialOutcome.KeyInUse
            : _upSince != 0 ? DialOutcome.Heard
            : isAnswered ? DialOutcome.Refused
            : DialOutcome.Unanswered;
        return new(outcome, up, end == SessionEnd.KeyRefused);
    }

    /// <summary>One dial and its session, and whether the broker had a part in how it ended.</summary>
    async Task<(SessionEnd End, bool IsAnswered)> OnceAsync(CancellationToken cancellationToken)
    {
        var approved = await _approvals.GetAsync(cancellationToken).ConfigureAwait(false);
        if (approved is not KisResult<ApprovalKey>.Ok)
        {
            Lose(NoKey(approved));
            return (ApprovalKeys.EndOf(approved), approved is not KisResult<ApprovalKey>.Failed { NeverLeft: true });
        }
        if (IsAsleep)
            return (SessionEnd.Stopped, true);
        var address = KisAddresses.WebSocket(_environment, _keys);
        IFeedSocket socket;
        try
        {
            socket = await _dial(address, ConnectTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refused) when (!cancellationToken.IsCancellationRequested)
        {
            Lose(refused is OperationCanceledException ? $"no connection within {ConnectTimeout.TotalSeconds:0} s" : refused.Message);
            return (SessionEnd.Lost, IsAnswer(refused));
        }
        // What the last session's server took says nothing about this one's.
        _slots.Learn(SlotBook.Documented);
        using var session = new StreamSession(
            socket, _approvals, _slots, _notices, _account, _sink, _told, _time, _logger, _ground.OneThread);
        lock (_lock)
        {
            if (_asleep)
                return (SessionEnd.Stopped, true);
            _session = session;
        }
        var end = await session.RunAsync(ComeUp, cancellationToken).ConfigureAwait(false);
        Lose(session.Reason);
        return (end, true);
    }

    /// <summary>Somebody may have sent it to sleep while it waited for a key or a connection.</summary>
    bool IsAsleep
    {
        get
        {
            lock (_lock)
                return _asleep;
        }
    }

    /// <summary>The server itself said no. Where nobody answered, the network may be away.</summary>
    static bool IsAnswer(Exception refused) => refused switch
    {
        WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } => true,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.ConnectionReset } => true,
        { InnerException: { } inner } => IsAnswer(inner),
        _ => false,
    };

    internal static string NoKey(KisResult<ApprovalKey> asked)
    {
        asked.TryGet(out _, out var reason);
        return $"접속키: {CleanText.Of(reason)}";
    }

    /// <summary>Not a dial more before somebody has looked.</summary>
    void Block()
    {
        lock (_lock)
            _blocked = true;
        LogBlocked(_logger, _reason);
        _told.Tell(StreamFaultKind.KeyBlocked, KisChannel.Unknown, "", _reason);
        StreamState state;
        lock (_lock)
            state = Snapshot(_blindFrom, null);
        _sink.OnState(state);
    }

    async Task WaitAsync(Task turn, TimeSpan wait, CancellationToken cancellationToken) =>
        await turn.WaitAsync(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    TaskCompletionSource NewTurn() =>
        new(_ground.OneThread ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    void ComeUp()
    {
        StreamState state;
        lock (_lock)
        {
            _up = true;
            _upSince = _time.GetTimestamp();
            _reason = "";
            state = Snapshot(_blindFrom, _blindFrom is null ? null : _time.GetUtcNow());
            _blindFrom = null;
        }
        LogUp(_logger);
        _sink.OnState(state);
    }

    /// <summary>Blind since the last message that came, not since the loss was noticed.</summary>
    void Lose(string reason)
    {
        StreamState state;
        bool changed;
        lock (_lock)
        {
            if (_up)
                _blindFrom = _time.GetUtcNow() - (_session?.Age ?? TimeSpan.Zero);
            // Who is asleep misses nothing that was to be heard.
            if (_asleep)
                (_blindFrom, reason) = (null, Asleep);
            changed = _up || _reason != reason;
            _up = false;
            _reason = reason;
            state = Snapshot(_blindFrom, null);
            _session = null;
        }
        if (!changed)
            return;
        if (!_stop.IsCancellationRequested && !state.Asleep)
            LogDown(_logger, reason);
        _sink.OnState(state);
    }

    StreamState Snapshot(DateTimeOffset? blindFrom, DateTimeOffset? blindTo) => new(
        _up, _reason, _session?.Used ?? 0, _slots.Limit, _slots.Missing, _session?.Age, blindFrom, blindTo)
    {
        Asleep = _asleep,
        Blocked = _blocked,
    };

    void Nudge()
    {
        lock (_lock)
            _session?.Nudge();
    }

    [LoggerMessage(3010, LogLevel.Information, "The feed is up")]
    static partial void LogUp(ILogger logger);

    [LoggerMessage(3011, LogLevel.Warning, "The feed is down: {Reason}")]
    static partial void LogDown(ILogger logger, string reason);

    [LoggerMessage(3013, LogLevel.Error, "The broker refuses the app key for the feed ({Reason}): nothing is dialled any more")]
    static partial void LogBlocked(ILogger logger, string reason);

    [LoggerMessage(3012, LogLevel.Information, "The feed tries again in {Seconds:0.0} s")]
    static partial void LogWaiting(ILogger logger, double seconds);
}
