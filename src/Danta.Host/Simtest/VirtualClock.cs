namespace Danta.Host.Simtest;

/// <summary>
/// A clock on the agenda. One process has one: it can be set wrong, and when the process dies its timers are silent for ever.
/// </summary>
/// <param name="run">Runs what a timer rings.</param>
sealed class VirtualClock(Agenda agenda, WallTime wall, Action<Action> run) : TimeProvider
{
    /// <summary>How wrong the time of day is. Elapsed time knows nothing of it.</summary>
    public TimeSpan Offset { get; set; }

    public bool IsDead { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => wall.Now.ToUniversalTime() + Offset;

    public override long GetTimestamp() => agenda.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new AgendaTimer(this, agenda, () => run(() => callback(state)));
        timer.Change(dueTime, period);
        return timer;
    }

    sealed class AgendaTimer(VirtualClock clock, Agenda agenda, Action ring) : ITimer
    {
        TimeSpan _period;
        int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _setting++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Plan(dueTime, _setting);
            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        void Plan(TimeSpan delay, int setting)
        {
            if (!clock.IsDead)
                agenda.In(delay, () => Ring(setting));
        }

        void Ring(int setting)
        {
            if (setting != _setting || clock.IsDead)
                return;
            if (_period > TimeSpan.Zero)
                Plan(_period, setting);
            ring();
        }
    }
}
