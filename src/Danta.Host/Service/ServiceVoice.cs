using System.Diagnostics.CodeAnalysis;
using Danta.Host.Engine;
using Danta.Trading;

namespace Danta.Host.Service;

/// <summary>
/// Tells the service manager how the trader fares: ready once it is reconciled, then alive, but only for as long as it really steps and
/// its journal can be written. A trader that hangs falls silent, and the manager's watchdog ends it.
/// </summary>
/// <param name="isReady">Books and broker have been compared in this life.</param>
/// <param name="time">Real time, as the manager's is.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "The socket belongs to whoever made it.")]
sealed class ServiceVoice(NotifySocket socket, TraderLoop loop, Func<bool> isReady, TimeProvider time)
{
    public static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(0.5);

    /// <summary>With the rhythm two seconds at the most. A trader hears a second each second, whatever else happens.</summary>
    static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1.5);

    /// <summary>A start waits for the broker, which may take all night; a stop sells first.</summary>
    const string MoreTime = "EXTEND_TIMEOUT_USEC=15000000";

    long _steps = -1;
    long _steppedAt;
    bool _isReady;
    volatile bool _isStopping;

    public async Task RunAsync(CancellationToken stop)
    {
        _steppedAt = time.GetTimestamp();
        using var timer = new PeriodicTimer(Rhythm, time);
        do
            Say();
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>From any thread, as soon as the end is asked for.</summary>
    public void Stop()
    {
        _isStopping = true;
        socket.Say("STOPPING=1", MoreTime);
    }

    void Say()
    {
        if (loop.Steps != _steps)
            (_steps, _steppedAt) = (loop.Steps, time.GetTimestamp());
        var silent = time.GetElapsedTime(_steppedAt);
        if (silent > LongestStep)
            socket.Say($"STATUS=매매가 {silent.TotalSeconds:0.0}초째 멈춰 있습니다 (the trader hangs)");
        else if (!loop.TakesJournal)
            socket.Say("STATUS=기록을 쓸 수 없습니다. 사지 않고 팔기만 합니다 (the journal cannot be written)");
        else
            socket.Say(Well());
    }

    IEnumerable<string> Well()
    {
        yield return "WATCHDOG=1";
        yield return $"STATUS={StatusOf(loop.Snapshot)}";
        if (!_isReady && isReady())
        {
            _isReady = true;
            yield return "READY=1";
        }
        if (!_isReady || _isStopping)
            yield return MoreTime;
    }

    static string StatusOf(TraderSnapshot now)
    {
        var state = now.State switch
        {
            TraderState.Running => "매매 중",
            TraderState.Paused => "정지",
            TraderState.Halted => "중단",
            TraderState.Stopping => "끝내는 중",
            _ => "시작 중",
        };
        return $"{state} ({now.State}), 보유 {now.Positions.Count}, 오늘 {now.Today.Total}원";
    }
}
