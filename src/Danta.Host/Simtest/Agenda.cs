namespace Danta.Host.Simtest;

/// <summary>
/// The one time line of a simulated world: what is to happen, in the order of its moments and then of its being planned. Nothing
/// else moves time, and nothing happens beside it.
/// </summary>
sealed class Agenda
{
    readonly PriorityQueue<Action, (long At, long Number)> _coming = new();
    long _number;

    /// <summary>Ticks of 100 ns since the world began.</summary>
    public long Now { get; private set; }

    public TimeSpan Elapsed => new(Now);

    public void In(TimeSpan delay, Action happens) => _coming.Enqueue(happens, (Now + Math.Max(0, delay.Ticks), _number++));

    /// <summary>Lets the next thing happen; false where none is left.</summary>
    public bool Next()
    {
        if (!_coming.TryDequeue(out var happens, out var when))
            return false;
        Now = when.At;
        happens();
        return true;
    }
}
