namespace Danta.Simulator.Tests.Clients;

/// <summary>
/// The system's clock, so many times as fast: the pace of an exchange that plain clients and other people's programs talk to. What
/// they wait for are its frames and answers, whenever they come.
/// </summary>
sealed class FastTime(int factor) : TimeProvider
{
    readonly DateTimeOffset _began = System.GetUtcNow();
    readonly long _beganAt = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _began + System.GetElapsedTime(_beganAt) * factor;

    public override long GetTimestamp() => _beganAt + (System.GetTimestamp() - _beganAt) * factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    TimeSpan Scaled(TimeSpan span) => span <= TimeSpan.Zero ? span : span / factor;
}
