using System.Runtime.CompilerServices;
using Danta.Trading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Danta.Dashboard.Live;

/// <summary>
/// Shows the trader to all pages that watch: everything at first, then what changes, at most ten times a second. It reads what the
/// trader has frozen anyway, on a thread of its own, and only while somebody watches. A page that is too slow gets everything once a
/// second instead, and holds nobody up.
/// </summary>
sealed partial class LiveStream(ITraderView view, TimeProvider time, DashboardOptions options, ILogger<LiveStream> logger) : BackgroundService
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan SlowPace = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    readonly Lock _lock = new();
    readonly List<LiveClient> _clients = [];
    readonly TimeProvider _pace = options.Pace;
    LiveState _state = new(view, time, options);
    TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Pages that watch now.</summary>
    public int Watching
    {
        get
        {
            lock (_lock)
                return _clients.Count;
        }
    }

    /// <summary>Everything as it is now, for whoever does not watch.</summary>
    public LiveResource Now()
    {
        var state = new LiveState(view, time, options);
        state.Next(isBeat: true);
        return state.Whole();
    }

    /// <param name="isIn">Whether whoever watches may still do so; asked with each snapshot.</param>
    public async IAsyncEnumerable<LiveFrame> WatchAsync(Func<bool> isIn, [EnumeratorCancellation] CancellationToken stop)
    {
        var client = new LiveClient();
        var whole = Join(client);
        try
        {
            while (isIn())
            {
                var shown = _pace.GetTimestamp();
                yield return LiveFrame.Of(whole);
                while (!client.IsBehind && (_pace.GetElapsedTime(shown) < Rest || isIn()))
                {
                    var frame = await client.Frames.ReadAsync(stop);
                    if (client.IsBehind)
                        break;
                    yield return frame;
                }
                if (SlowPace - _pace.GetElapsedTime(shown) is { Ticks: > 0 } left)
                    await Task.Delay(left, _pace, stop);
                lock (_lock)
                {
                    client.BeginAgain();
                    whole = _state.Whole();
                }
            }
        }
        finally
        {
            lock (_lock)
                _clients.Remove(client);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var beat = _pace.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (Watching == 0)
                    await _joined.Task.WaitAsync(stoppingToken);
                var isBeat = _pace.GetElapsedTime(beat) >= Beat;
                if (isBeat)
                    beat = _pace.GetTimestamp();
                Show(isBeat);
                await Task.Delay(Pace, _pace, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Pages show how old they are meanwhile.
                Failed(logger, fault);
                await Task.Delay(Rest, _pace, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    LiveResource Join(LiveClient client)
    {
        lock (_lock)
        {
            if (_clients.Count == 0)
            {
                // Nobody has looked for a while: what was shown last is of no use.
                _state = new(view, time, options);
                _state.Next(isBeat: true);
                _joined.TrySetResult();
            }
            _clients.Add(client);
            return _state.Whole();
        }
    }

    void Show(bool isBeat)
    {
        lock (_lock)
        {
            if (_clients.Count == 0)
            {
                if (_joined.Task.IsCompleted)
                    _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return;
            }
            if (_state.Next(isBeat) is not { } changed)
                return;
            var frame = LiveFrame.Of(changed);
            foreach (var client in _clients)
                client.Offer(frame);
        }
    }

    [LoggerMessage(1401, LogLevel.Warning, "화면에 보낼 것을 만들지 못했습니다. 매매는 계속합니다. 5초 뒤에 다시 합니다.")]
    static partial void Failed(ILogger logger, Exception fault);
}
