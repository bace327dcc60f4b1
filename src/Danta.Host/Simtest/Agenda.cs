namespace Danta.Host.Simtest;

/// <summary>
/// The one time line of a simulated world: what is to happen, in the order of its moments and then of its being planned. Nothing
/// else moves time, and nothing happens beside it.
/// </summary>
sealed class Agenda
{
    readonly PriorityQueue<Action, (long At, long Number)> _coming = new();
    readonly int _thread = Environment.CurrentManagedThreadId;
    long _number;

    /// <summary>Ticks of 100 ns since the world began.</summary>
    public long Now { get; private set; }

    public TimeSpan Elapsed => new(Now);

    /// <summary>Something ran beside the time line: where it came from. Null: nothing did, and the run can be repeated.</summary>
    public string? Strayed { get; private set; }

    public void In(TimeSpan delay, Action happens)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            Strayed ??= Environment.StackTrace;
        else
            _coming.Enqueue(happens, (Now + Math.Max(0, delay.Ticks), _number++));
    }

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
