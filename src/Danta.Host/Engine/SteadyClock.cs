namespace Danta.Host.Engine;

/// <summary>
/// The time of the trader: the wall's, but it never runs back. When the wall clock is set back this one goes on from where it was
/// and lets the wall catch up, a quarter slower than time passes: a deadline then takes a third longer, and none begins anew.
/// Timers and elapsed time are the wall's own, which no setting of a clock touches.
/// </summary>
/// <param name="notBefore">Where a former process left off: the journal's last stamp.</param>
sealed class SteadyClock(TimeProvider wall, DateTimeOffset notBefore) : TimeProvider
{
    readonly long _began = wall.GetTimestamp();

    /// <summary>What lies between elapsed time and the time told.</summary>
    long _lead = notBefore.UtcTicks;
    long _last = notBefore.UtcTicks;

    public override long TimestampFrequency => wall.TimestampFrequency;

    /// <summary>By how much the wall clock lies behind the time told here. Zero on a healthy day.</summary>
    public TimeSpan Behind => GetUtcNow() - wall.GetUtcNow() is { Ticks: > 0 } behind ? behind : TimeSpan.Zero;

    public override long GetTimestamp() => wall.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        wall.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        // The wall is read first: whoever is held up between the two readings must not push the lead up.
        var now = wall.GetUtcNow().UtcTicks;
        var elapsed = wall.GetElapsedTime(_began).Ticks;
        return new(Raise(ref _last, elapsed + Raise(ref _lead, now - elapsed)), TimeSpan.Zero);
    }

    /// <summary>
    /// Gives way to a wall clock that was set back. To be called once a second. With nothing in anybody's care there is no deadline that could
    /// take longer, and time all but stands still: a clock that was hours ahead by mistake is caught up within the same evening.
    /// </summary>
    /// <param name="isFree">Nothing is held or ordered.</param>
    public void Yield(bool isFree = false)
    {
        var most = TimeSpan.FromSeconds(isFree ? 0.9 : 0.25);
        var behind = Behind;
        Interlocked.Add(ref _lead, -(behind < most ? behind : most).Ticks);
    }

    /// <returns>The larger of the two, which is what stands there now.</returns>
    static long Raise(ref long place, long least)
    {
        var stands = Volatile.Read(ref place);
        while (stands < least)
        {
            var found = Interlocked.CompareExchange(ref place, least, stands);
            if (found == stands)
                return least;
            stands = found;
        }
        return stands;
    }
}
