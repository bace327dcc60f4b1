namespace Danta.Kis.Tests.Broker;

/// <summary>A clock that moves when it is told to. Timers that fall due fire in the order in which they are due.</summary>
sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock _lock = new();
    readonly List<ManualTimer> _timers = [];
    DateTimeOffset _now = start;

    /// <summary>A trading day, ten in the morning in Seoul.</summary>
    public ManualTime()
        : this(new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(9)))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now.ToUniversalTime();
    }

    public override long GetTimestamp()
    {
        lock (_lock)
            return _now.UtcTicks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset end;
        lock (_lock)
            end = _now + by;
        while (true)
        {
            ManualTimer? next;
            lock (_lock)
            {
                next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                if (next is null)
                {
                    _now = end;
                    return;
                }
                if (next.Due > _now)
                    _now = next.Due;
                next.Reschedule(_timers);
            }
            next.Fire();
        }
    }

    /// <summary>
    /// Lets the clock run beside real sockets until something has come about: a step of it, then everything that this step has made
    /// due, and again. How long that takes in real time changes nothing.
    /// </summary>
    public async Task RunUntilAsync(Func<bool> condition, TimeSpan step, TimeSpan most)
    {
        var passed = TimeSpan.Zero;
        while (!condition())
        {
            Assert.True(passed < most, $"it did not come about within {most}");
            await Stillness.ComeAsync();
            if (condition())
                return;
            Advance(step);
            passed += step;
        }
    }

    public Task RunUntilAsync(Func<bool> condition) =>
        RunUntilAsync(condition, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10));

    sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = time._now + dueTime;
                time._timers.Add(this);
            }
            return true;
        }

        public void Reschedule(List<ManualTimer> timers)
        {
            if (_period > TimeSpan.Zero)
                Due += _period;
            else
                timers.Remove(this);
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
