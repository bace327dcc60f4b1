namespace Danta.Kis;

/// <summary>
/// The calls a second of one app key. Orders go at once while the sliding second has room for them, and so does what the rhythm has for
/// itself; other questions are spaced, and go only while orders after them will find room (<see cref="LaneShares"/>). Never are there more calls in any second than
/// were asked for. A refusal for too many calls pauses everything but sales and lowers the limit for a while
/// (<see cref="Slowdown"/>).
/// </summary>
public sealed class RequestBudget : IDisposable
{
    readonly Lock _lock = new();
    readonly TimeProvider _time;
    readonly CallGate _gate;
    readonly Slowdown _slowdown;
    readonly LaneQueues _queues = new();
    readonly ITimer _timer;
    readonly double _rhythm;

    /// <param name="perSecond">Calls a second in all. Under 3, a call's second is a tenth longer: the broker counts by its own clock.</param>
    /// <param name="rhythm">Calls a second that conditions and balance come to, together; 0: a handful.</param>
    public RequestBudget(double perSecond, TimeProvider time, double rhythm = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfNegative(rhythm);
        (_time, _rhythm) = (time, rhythm);
        _gate = new(perSecond, time.TimestampFrequency);
        _slowdown = new(perSecond, time);
        _timer = time.CreateTimer(static state => ((RequestBudget)state!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public BudgetState State
    {
        get
        {
            lock (_lock)
            {
                var now = Now();
                return new(_slowdown.Limit, _gate.Used(now), _queues.Waiting, [.. Enum.GetValues<Lane>().Select(lane => StateOf(lane, now))]);
            }
        }
    }

    /// <summary>Nobody waits, and of the calls of this second at least half are left.</summary>
    public bool IsHalfIdle
    {
        get
        {
            lock (_lock)
                return _queues.Waiting == 0 && _gate.Used(Now()) < _slowdown.Limit / 2;
        }
    }

    /// <summary>How long a call of this lane would wait if it came now and nothing more urgent came after it.</summary>
    public TimeSpan ExpectedWait(Lane lane)
    {
        lock (_lock)
        {
            var now = Now();
            if (IsNext(lane, now))
                return TimeSpan.Zero;
            return _time.GetElapsedTime(now, new WaitForecast(_gate, _queues, lane).GoesAt(now));
        }
    }

    /// <summary>Waits for a slot. Cancelling gives the place in the queue away and throws.</summary>
    /// <returns>False, at once: too many wait in this lane. The call has no slot and must not go.</returns>
    public ValueTask<bool> TakeAsync(Lane lane, CancellationToken cancellationToken) => TakeAsync(lane, null, cancellationToken);

    /// <summary>Takes a slot where a call of this lane may go this very moment; else nothing has happened.</summary>
    public bool TryTake(Lane lane)
    {
        lock (_lock)
        {
            var now = Now();
            if (!IsNext(lane, now))
                return false;
            _gate.Note(lane, now);
            return true;
        }
    }

    /// <inheritdoc cref="TakeAsync(Lane, CancellationToken)"/>
    internal ValueTask<bool> TakeAsync(CallPlace place, CancellationToken cancellationToken) =>
        TakeAsync(default, place, cancellationToken);

    /// <summary>
    /// Somebody more urgent waits for the same call: it goes on waiting in that lane, unless that one is full. A less urgent
    /// lane changes nothing.
    /// </summary>
    internal void Raise(CallPlace place, Lane lane)
    {
        lock (_lock)
        {
            if (_queues.IsFull(lane))
                return;
            place.Lane = (Lane)Math.Min((int)lane, (int)place.Lane);
            if (place.Waiter is null)
                return;
            _queues.Move(place.Waiter, place.Lane);
            Arm(Now());
        }
    }

    /// <summary>The broker counted more calls than it allows: pause, and go slower for a while.</summary>
    public void Penalise(TimeSpan pause)
    {
        lock (_lock)
            _slowdown.Penalise(Now(), pause);
    }

    public void Dispose() => _timer.Dispose();

    ValueTask<bool> TakeAsync(Lane lane, CallPlace? place, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        Waiter waiter;
        lock (_lock)
        {
            lane = place?.Lane ?? lane;
            var now = Now();
            if (IsNext(lane, now))
            {
                _gate.Note(lane, now);
                return new(true);
            }
            if (_queues.IsFull(lane))
                return new(false);
            waiter = _queues.Add(lane, now);
            if (place is not null)
                place.Waiter = waiter;
            Arm(now);
        }
        return WaitAsync(waiter, cancellationToken);
    }

    async ValueTask<bool> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (budget, waiter) = ((RequestBudget, Waiter))state!;
                budget.Leave(waiter, token);
            },
            (this, waiter));
        await waiter.Task.ConfigureAwait(false);
        return true;
    }

    /// <summary>Whoever was served in this very moment stays served.</summary>
    void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        bool waited;
        lock (_lock)
            waited = _queues.Remove(waiter);
        if (waited)
            waiter.SetCanceled(cancellationToken);
    }

    /// <summary>Whether a call that comes now goes now: its lane has room, and nobody is before it.</summary>
    bool IsNext(Lane lane, long now)
    {
        Span<long> firsts = stackalloc long[Lanes.Number];
        _queues.Firsts(firsts);
        if (firsts[(int)lane] != CallGate.Nobody)
            return false;
        firsts[(int)lane] = _queues.NextTicket;
        return _gate.Next(now, firsts) == lane;
    }

    void Serve()
    {
        for (var served = ServedNow(); served is not null; served = ServedNow())
            served.SetResult();
    }

    /// <summary>The one that goes now; null where nobody does, and then the next one's time is set.</summary>
    Waiter? ServedNow()
    {
        lock (_lock)
        {
            var now = Now();
            Span<long> firsts = stackalloc long[Lanes.Number];
            _queues.Firsts(firsts);
            var lane = _gate.Next(now, firsts);
            if (lane is null)
            {
                Arm(now);
                return null;
            }
            _gate.Note(lane.Value, now);
            return _queues.Take(lane.Value);
        }
    }

    /// <summary>Wakes when the first of all that wait may go.</summary>
    void Arm(long now)
    {
        Span<long> firsts = stackalloc long[Lanes.Number];
        _queues.Firsts(firsts);
        var at = _gate.NextAt(firsts);
        if (at == CallGate.Nobody)
            return;
        // A timer counts whole milliseconds and may be early by one: the gate is asked again then.
        var wait = _time.GetElapsedTime(now, Math.Max(now, at));
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The time, with the gate as it is by then.</summary>
    long Now()
    {
        var now = _time.GetTimestamp();
        _slowdown.Heal(now);
        _gate.Shares = new(_slowdown.Limit, _rhythm);
        _gate.PausedUntil = _slowdown.PausedUntil;
        return now;
    }

    LaneState StateOf(Lane lane, long now) =>
        new(lane, _queues.CountOf(lane), _time.GetElapsedTime(_queues.FirstOf(lane)?.Since ?? now, now));
}
