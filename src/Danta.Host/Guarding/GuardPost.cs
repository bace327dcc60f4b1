using System.Buffers;
using System.Collections.Concurrent;
using Danta.Host.Commands;
using Danta.Host.Running;
using Danta.Host.Supervision;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Guarding;

/// <summary>
/// Stands by a trader: hears it, and when it has been silent for long enough takes the account's lock, which the system frees only
/// when its process is dead. Where it cannot be had the trader hangs, and is left to whoever ends hanging processes.
/// </summary>
sealed class GuardPost : IDisposable
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(1);

    /// <summary>By clock and calendar it could sell, and the exchange was closed: a holiday that the calendar does not know.</summary>
    static readonly TimeSpan AfterClosed = TimeSpan.FromHours(1);

    readonly SessionPlan _plan;
    readonly ILoggerFactory _loggers;
    readonly Vigil _vigil;
    readonly GuardNotes _notes;
    readonly Beacon _beacon;
    readonly ConcurrentQueue<TraderBeat> _heard = new();
    readonly DateTimeOffset _since;
    readonly long _began;
    readonly FileLock _alone;
    TimeSpan _saidAt = -BetweenWords;
    volatile bool _isActing;

    /// <summary>Left by a trader that is known to be dead, until the exchange opens.</summary>
    Estate? _estate;
    TimeSpan _notBefore;

    /// <exception cref="CommandFailed">Another guard stands by this account.</exception>
    public GuardPost(SessionPlan plan, ILoggerFactory loggers)
    {
        (_plan, _loggers) = (plan, loggers);
        (_since, _began) = (plan.Time.GetUtcNow(), plan.Time.GetTimestamp());
        _vigil = new(plan.Config.Guard.Silence);
        _notes = new(plan.Config, plan.Mode, plan.Time);
        _beacon = new(BeaconPlace.OfGuard(plan.Config.Storage.Directory, plan.Owner));
        _alone = TradingLocks.TakeGuard(plan);
    }

    TimeSpan Now => _plan.Time.GetElapsedTime(_began);

    TimeSpan Patience => _plan.Config.Guard.Silence;

    /// <summary>Until it has sold, or is told to end.</summary>
    public async Task RunAsync(CancellationToken asked)
    {
        using var ends = new CancellationTokenSource();
        var supervisor = new Supervisor(_ => { }, _plan.Time, _loggers.CreateLogger<Supervisor>());
        var listener = new BeaconListener(BeaconPlace.OfTrader(_plan.Config.Storage.Directory, _plan.Owner), _plan.Time);
        var alive = new AliveCall(_plan.Config.Guard, () => !_isActing && _notes.Concern == Concern.None && _vigil.IsWell, _plan.Time, _loggers.CreateLogger<AliveCall>());
        Task[] beside =
        [
            supervisor.KeepAsync("beacon", _beacon.RunAsync, ends.Token),
            supervisor.KeepAsync("heart", stop => listener.RunAsync(Hear, stop), ends.Token),
            supervisor.KeepAsync("telegram", _notes.RunAsync, ends.Token),
            supervisor.CompleteAsync("alive", alive.RunAsync, ends.Token),
        ];
        try
        {
            await WatchAsync(asked);
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // How it ends.
        }
        // Stood down: nobody has to miss it.
        Say(GuardState.Disarmed);
        await ends.CancelAsync();
        await Task.WhenAll(beside);
    }

    void Hear(ReadOnlySequence<byte> line)
    {
        if (BeaconJson.Read<TraderBeat>(line) is { SellsOnly: false } beat)
            _heard.Enqueue(beat);
    }

    async Task WatchAsync(CancellationToken asked)
    {
        while (true)
        {
            if (IsDue() && await ActAsync(asked))
                return;
            if (Now - _saidAt >= BetweenWords)
                Say(_vigil.State);
            await Task.Delay(Glance, _plan.Time, asked);
        }
    }

    bool IsDue()
    {
        while (_heard.TryDequeue(out var beat))
        {
            _vigil.Hear(beat, Now);
            _estate = null;
            _notes.Resolve();
        }
        return _vigil.IsDue(Now);
    }

    /// <summary>True: its work is done.</summary>
    async Task<bool> ActAsync(CancellationToken asked)
    {
        // Known to be dead, and nothing can be sold yet: the account stays free for whoever comes.
        if (_estate is not null && (Now < _notBefore || !CanBeSold))
            return false;
        if (TradingLocks.TryTake(_plan, out var held) is not { } locks)
        {
            _notes.Worry(
                Concern.Hangs,
                $"매매가 {Silence}초째 조용한데 프로세스 {Josa.Subject($"{held.By.Process}")} 계좌를 쥐고 있습니다: 멈춘 것으로 보입니다. 보유: {HeldShares.Words(_vigil.Last?.Held ?? [])}. "
                + $"그 프로세스가 끝나면(systemd의 감시가 끝내거나, 직접 kill -9 {held.By.Process}) 곧바로 증권사와 대조해 팝니다. 급하면 HTS에서 직접 파십시오.");
            return false;
        }
        try
        {
            var estate = Estate.Of(_plan);
            if (!estate.IsKept && !estate.IsEmpty && CanBeSold)
                return await SellAsync(locks, estate, asked);
            locks.Dispose();
            Leave(estate);
        }
        catch (Exception fault) when (fault is CommandFailed or IOException or UnauthorizedAccessException)
        {
            locks.Dispose();
            _notes.Worry(
                Concern.Cannot,
                $"죽은 매매를 이어받지 못했습니다: {fault.Message} 다시 해 봅니다. 보유: {HeldShares.Words(_vigil.Last?.Held ?? [])}. 급하면 HTS에서 직접 파십시오.");
        }
        return false;
    }

    async Task<bool> SellAsync(TradingLocks locks, Estate estate, CancellationToken asked)
    {
        _isActing = true;
        using var speaking = new CancellationTokenSource();
        var voice = SpeakAsync(speaking.Token);
        try
        {
            var reason = $"매매가 {Silence}초째 조용하고 그 프로세스는 죽었습니다. 증권사와 대조한 뒤 팝니다: {estate.Words}.";
            var end = await Takeover.RunAsync(_plan, locks, TakeoverVoice.Guard, reason, _loggers, asked);
            if (end != TakeoverEnd.Closed)
                return true;
            (_estate, _notBefore) = (estate, Now + AfterClosed);
            return false;
        }
        finally
        {
            await speaking.CancelAsync();
            await voice;
            _isActing = false;
        }
    }

    /// <summary>There is nothing to sell, nobody who wants it sold, or nobody who would buy it now.</summary>
    void Leave(Estate estate)
    {
        if (estate.IsKept || estate.IsEmpty)
        {
            _vigil.Settle();
            _notes.Settle();
            if (!estate.IsKept && _vigil.Last is not null)
                _notes.Tell("매매가 죽었습니다. 보유한 것도 열린 주문도 없어 팔 것은 없습니다. 단타를 다시 켜면 이어서 지켜봅니다.", needsOwner: true);
            return;
        }
        _estate = estate;
        _notes.Worry(
            Concern.Closed,
            $"매매가 죽었습니다. 보유: {estate.Words}. 지금은 장이 닫혀 있어 열리면 팝니다. 그 전에 단타를 다시 켜면 단타가 이어서 지킵니다.");
    }

    /// <summary>By the clock, or by what the trader has just seen of the exchange: a clock may be set at any time.</summary>
    bool CanBeSold => Estate.CanBeSold(_plan.Config.Trading.Settings.Session, _plan.Time.GetUtcNow())
        || _vigil.Last is { TakesSales: true } && _vigil.Silence(Now) < Patience * 2;

    string Silence => $"{_vigil.Silence(Now).TotalSeconds:0}";

    async Task SpeakAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Say(GuardState.Acting);
            await Task.Delay(BetweenWords, _plan.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Say(GuardState state)
    {
        _saidAt = Now;
        _beacon.Say(BeaconJson.Write(new GuardBeat(
            Environment.ProcessId, Kst.Of(_since), state, (int)Patience.TotalSeconds, _notes.Concern, _vigil.Last is null ? null : _vigil.Silence(Now).TotalSeconds)));
    }

    public void Dispose() => _alone.Dispose();
}
