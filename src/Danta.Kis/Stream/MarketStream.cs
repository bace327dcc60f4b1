using Danta.Kis.Wire;
using Danta.Kis.Wire.Frames;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>
/// The live feed: one session for an app key, kept up. Whatever ends a session, it comes back with a new approval key,
/// registers everything that is wanted, and says from when to when it was blind. It never comes back faster than it backs off.
/// </summary>
public sealed partial class MarketStream : IAsyncDisposable
{
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    readonly KisEnvironment _environment;
    readonly KisKeys _keys;
    readonly string _account;
    readonly AuthCalls _auth;
    readonly IMarketSink _sink;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly KisGround _ground;
    readonly SlotBook _slots = new();
    readonly Backoff _backoff;
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    Slot? _notices;
    StreamSession? _session;
    Task _run = Task.CompletedTask;
    DateTimeOffset? _blindFrom;
    bool _up;
    string _reason = "not started";

    internal MarketStream(
        KisEnvironment environment, KisKeys keys, KisAccount account, AuthCalls auth, IMarketSink sink, int seed, TimeProvider time,
        ILogger logger, KisGround ground)
    {
        _environment = environment;
        _keys = keys;
        _account = account.Joined;
        _auth = auth;
        _sink = sink;
        _time = time;
        _logger = logger;
        _ground = ground;
        _backoff = new(seed);
    }

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

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task run;
        lock (_lock)
            run = _run;
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var started = _time.GetTimestamp();
            SessionEnd end;
            try
            {
                end = await OnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception broken)
            {
                // Nothing that goes wrong with one session may end the feed for good.
                Lose(broken.Message);
                end = SessionEnd.Lost;
            }
            if (cancellationToken.IsCancellationRequested)
                break;
            var wait = _backoff.Next(_time.GetElapsedTime(started), end == SessionEnd.KeyInUse);
            LogWaiting(_logger, wait.TotalSeconds);
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Lose("stopped");
    }

    async Task<SessionEnd> OnceAsync(CancellationToken cancellationToken)
    {
        var approved = await _auth.ApproveAsync(cancellationToken).ConfigureAwait(false);
        if (approved is not KisResult<ApprovalReply>.Ok { Value.ApprovalKey: { } approvalKey })
        {
            approved.TryGet(out _, out var reason);
            Lose($"접속키: {reason}");
            return SessionEnd.Lost;
        }
        var address = KisAddresses.WebSocket(_environment, _keys);
        IFeedSocket socket;
        try
        {
            var dial = _ground.Feed ?? LiveSocket.ConnectAsync;
            socket = await dial(address, ConnectTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refused) when (!cancellationToken.IsCancellationRequested)
        {
            Lose(refused.Message);
            return SessionEnd.Lost;
        }
        // What the last session's server took says nothing about this one's.
        _slots.Learn(SlotBook.Documented);
        using var session = new StreamSession(socket, approvalKey, _slots, _notices, _account, _sink, _time, _logger, _ground.OneThread);
        lock (_lock)
            _session = session;
        var end = await session.RunAsync(ComeUp, cancellationToken).ConfigureAwait(false);
        Lose(session.Reason);
        return end;
    }

    void ComeUp()
    {
        StreamState state;
        lock (_lock)
        {
            _up = true;
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
            changed = _up || _reason != reason;
            _up = false;
            _reason = reason;
            state = Snapshot(_blindFrom, null);
            _session = null;
        }
        if (!changed)
            return;
        if (!_stop.IsCancellationRequested)
            LogDown(_logger, reason);
        _sink.OnState(state);
    }

    StreamState Snapshot(DateTimeOffset? blindFrom, DateTimeOffset? blindTo) => new(
        _up, _reason, _session?.Used ?? 0, _slots.Limit, _slots.Missing, _session?.Age, blindFrom, blindTo);

    void Nudge()
    {
        lock (_lock)
            _session?.Nudge();
    }

    [LoggerMessage(3010, LogLevel.Information, "The feed is up")]
    static partial void LogUp(ILogger logger);

    [LoggerMessage(3011, LogLevel.Warning, "The feed is down: {Reason}")]
    static partial void LogDown(ILogger logger, string reason);

    [LoggerMessage(3012, LogLevel.Information, "The feed tries again in {Seconds:0.0} s")]
    static partial void LogWaiting(ILogger logger, double seconds);
}
