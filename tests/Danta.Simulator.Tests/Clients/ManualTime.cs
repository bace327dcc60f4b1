namespace Danta.Simulator.Tests.Clients;

/// <summary>A clock that stands still until it is moved; timers are the system's.</summary>
sealed class ManualTime : TimeProvider
{
    long _ticks = new DateTimeOffset(2026, 11, 20, 0, 5, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
