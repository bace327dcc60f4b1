namespace Danta.Host.Fleet;

/// <summary>
/// Ends the process where a shard takes far longer than it should: what hangs inside a replay cannot be stopped otherwise, and the queue hands
/// the shard to another as soon as this one is gone.
/// </summary>
sealed class ShardWatch : IDisposable
{
    /// <summary>This machine may be slower than the one that reckoned.</summary>
    const double Times = 3;
    const double LeastSeconds = 120;

    readonly ITimer _timer;

    /// <param name="end">Says why, and ends the process.</param>
    public ShardWatch(TimeProvider time, double expectedSeconds, Action<TimeSpan> end)
    {
        var limit = TimeSpan.FromSeconds(Math.Max(LeastSeconds, Times * expectedSeconds));
        _timer = time.CreateTimer(_ => end(limit), null, limit, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
