namespace Danta.Host.Running;

/// <summary>
/// A clock that begins at a chosen moment and runs at a chosen speed, timers included: the demo's. The simulator and the
/// trader live by the same one, so that a market at ten times the speed is traded at ten times the speed.
/// </summary>
sealed class ScaledTime(DateTimeOffset start, double speed) : TimeProvider
{
    readonly long _began = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => (start + System.GetElapsedTime(_began) * speed).ToUniversalTime();

    public override long GetTimestamp() => (long)((System.GetTimestamp() - _began) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan || span == TimeSpan.Zero ? span : span / speed;
}
