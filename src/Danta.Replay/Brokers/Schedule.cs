namespace Danta.Replay.Brokers;

/// <summary>What will happen between the inputs of the tape, in the order of time and then of its planning.</summary>
sealed class Schedule
{
    readonly PriorityQueue<Action<DateTimeOffset>, (long At, long Turn)> _due = new();
    long _turns;

    /// <summary>Never before <paramref name="notBefore"/>.</summary>
    public void At(DateTimeOffset at, DateTimeOffset notBefore, Action<DateTimeOffset> act) =>
        _due.Enqueue(act, (Math.Max(at.UtcTicks, notBefore.UtcTicks), _turns++));

    /// <summary>UTC ticks of the next; the last moment there is where there is none.</summary>
    public long Next => _due.TryPeek(out _, out var next) ? next.At : long.MaxValue;

    public void Run()
    {
        _due.TryDequeue(out var act, out var due);
        act!(new DateTimeOffset(due.At, TimeSpan.Zero));
    }
}
