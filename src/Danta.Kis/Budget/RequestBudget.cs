namespace Danta.Kis;

/// <summary>The budget at a moment.</summary>
/// <param name="Limit">Calls a second that are allowed now; less than asked for while the broker complains.</param>
/// <param name="Used">Calls of the last second.</param>
/// <param name="Waiting">Calls that wait, in all lanes.</param>
public readonly record struct BudgetState(double Limit, int Used, int Waiting);

/// <summary>
/// Calls a second of one app key, without bursts: one slot after the other, each given to the first of the highest lane. A
/// fifth is kept back for exits, which take it at once; where the whole budget is a call or two a second, an exit takes the
/// next slot instead. A refusal for too many calls stops everything but exits for a moment and widens the slots; quiet time
/// narrows them again.
/// </summary>
public sealed class RequestBudget : IDisposable
{
    const int Lanes = (int)Lane.Other + 1;
    const double Widest = 4;
    static readonly TimeSpan Forgiveness = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    readonly TimeProvider _time;
    readonly Queue<Waiter>[] _lanes = new Queue<Waiter>[Lanes];
    readonly Queue<long> _taken = new();
    readonly ITimer _timer;
    readonly TimeSpan _slot;
    readonly TimeSpan _reserveSlot;
    readonly int _reserve;
    readonly double _perSecond;
    double _width = 1;
    double _kept;
    long _keptAt;
    long _next;
    long _pausedUntil;
    long _widenedAt;
    int _waiting;

    /// <param name="perSecond">Calls a second in all. Under 3, each slot is a tenth longer: the broker counts by its own clock.</param>
    public RequestBudget(double perSecond, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        _time = time;
        _perSecond = perSecond;
        _reserve = perSecond >= 5 ? (int)(perSecond / 5) : 0;
        var paced = perSecond - _reserve;
        _slot = TimeSpan.FromSeconds((perSecond < 3 ? 1.1 : 1) / paced);
        _reserveSlot = _reserve == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(1.0 / _reserve);
        _kept = _reserve;
        _next = _keptAt = _pausedUntil = _widenedAt = time.GetTimestamp();
        for (var lane = 0; lane < Lanes; lane++)
            _lanes[lane] = new();
        _timer = time.CreateTimer(static state => ((RequestBudget)state!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public BudgetState State
    {
        get
        {
            lock (_lock)
            {
                Forget(_time.GetTimestamp());
                return new(_perSecond / _width, _taken.Count, _waiting);
            }
        }
    }

    /// <summary>How long a call of this lane would wait if it came now and nothing more urgent came after it.</summary>
    public TimeSpan ExpectedWait(Lane lane)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            if (lane == Lane.PanicAndExits && HasKept(now))
                return TimeSpan.Zero;
            var ahead = 0;
            for (var higher = 0; higher <= (int)lane; higher++)
                ahead += _lanes[higher].Count;
            var start = Math.Max(RoomAt(now), lane == Lane.PanicAndExits ? _next : Math.Max(_next, _pausedUntil));
            var first = start > now ? _time.GetElapsedTime(now, start) : TimeSpan.Zero;
            return first + Slot * ahead;
        }
    }

    /// <summary>Waits for a slot. Cancelling gives the place in the queue away and throws.</summary>
    public async ValueTask TakeAsync(Lane lane, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            if (TryTakeNow(lane, now))
                return;
            waiter = new();
            _lanes[(int)lane].Enqueue(waiter);
            _waiting++;
            Arm(now);
        }
        await using var registration = cancellationToken.Register(static state => ((Waiter)state!).TrySetCanceled(), waiter)
            .ConfigureAwait(false);
        try
        {
            await waiter.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
                _waiting--;
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>The broker counted more calls than it allows: pause, and go slower for a while.</summary>
    public void Penalise(TimeSpan pause)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            _width = Math.Min(_width * 1.25, Widest);
            _widenedAt = now;
            _kept = 0;
            _pausedUntil = Math.Max(_pausedUntil, now + Ticks(pause));
            Arm(now);
        }
    }

    public void Dispose() => _timer.Dispose();

    TimeSpan Slot => _slot * _width;

    bool TryTakeNow(Lane lane, long now)
    {
        if (lane == Lane.PanicAndExits && HasKept(now))
        {
            _kept--;
            Note(now);
            return true;
        }
        if (now < _next || !HasRoom(now) || (lane != Lane.PanicAndExits && now < _pausedUntil) || IsSomebodyBefore(lane))
            return false;
        Note(now);
        _next = now + Ticks(Slot);
        return true;
    }

    bool IsSomebodyBefore(Lane lane)
    {
        for (var higher = 0; higher <= (int)lane; higher++)
        {
            if (_lanes[higher].Any(waiter => !waiter.Task.IsCompleted))
                return true;
        }
        return false;
    }

    void Serve()
    {
        while (true)
        {
            Waiter? served = null;
            lock (_lock)
            {
                var now = _time.GetTimestamp();
                for (var lane = 0; lane < Lanes && served is null; lane++)
                {
                    while (_lanes[lane].TryPeek(out var first) && first.Task.IsCompleted)
                        _lanes[lane].Dequeue();
                    if (_lanes[lane].Count == 0)
                        continue;
                    var open = lane == (int)Lane.PanicAndExits
                        ? (now >= _next && HasRoom(now)) || HasKept(now)
                        : now >= _next && now >= _pausedUntil && HasRoom(now);
                    if (!open)
                        continue;
                    served = _lanes[lane].Dequeue();
                    if (lane == (int)Lane.PanicAndExits && HasKept(now))
                        _kept--;
                    else
                        _next = now + Ticks(Slot);
                    Note(now);
                }
                if (served is null)
                {
                    Arm(now);
                    return;
                }
                _waiting--;
            }
            if (!served.TrySetResult())
            {
                // It was cancelled in this very moment; its slot is lost, and its own handler counts it off.
                lock (_lock)
                    _waiting++;
            }
        }
    }

    /// <summary>Wakes when the next slot opens for somebody who waits.</summary>
    void Arm(long now)
    {
        var exits = _lanes[(int)Lane.PanicAndExits].Count > 0;
        var others = false;
        for (var lane = 1; lane < Lanes; lane++)
            others |= _lanes[lane].Count > 0;
        if (!exits && !others)
            return;
        var at = Math.Max(RoomAt(now), exits ? _next : Math.Max(_next, _pausedUntil));
        var wait = at > now ? _time.GetElapsedTime(now, at) : TimeSpan.Zero;
        if (exits && _reserve > 0 && _reserveSlot * (1 - _kept) is var refill && refill < wait)
            wait = refill;
        // A timer counts whole milliseconds and may be early by one: the slot is asked for again then.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    bool HasKept(long now)
    {
        if (_reserve == 0)
            return false;
        _kept = Math.Min(_reserve, _kept + _time.GetElapsedTime(_keptAt, now) / _reserveSlot);
        _keptAt = now;
        // A hair under one is one: refills are sums of fractions.
        return _kept >= 0.999 && HasRoom(now);
    }

    /// <summary>Whatever the lanes do, the last second never has more calls than were asked for.</summary>
    bool HasRoom(long now)
    {
        Forget(now);
        return _taken.Count < Math.Max(1, (int)_perSecond);
    }

    /// <summary>When the last second will have room for one more.</summary>
    long RoomAt(long now) => HasRoom(now) ? now : _taken.Peek() + Ticks(TimeSpan.FromSeconds(1));

    void Note(long now)
    {
        Forget(now);
        _taken.Enqueue(now);
    }

    void Forget(long now)
    {
        var second = Ticks(TimeSpan.FromSeconds(1));
        while (_taken.TryPeek(out var oldest) && oldest <= now - second)
            _taken.Dequeue();
        if (_width > 1 && _time.GetElapsedTime(_widenedAt, now) >= Forgiveness)
        {
            _width = Math.Max(1, _width / 1.25);
            _widenedAt = now;
        }
    }

    long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    /// <summary>Whoever is served goes on at once, on the timer's thread: slots are far apart, a hand-over only costs time.</summary>
    sealed class Waiter : TaskCompletionSource;
}
