namespace Danta.Simulator.Gateway;

/// <summary>A sliding second of calls for each app key.</summary>
sealed class CallPace(TimeProvider time)
{
    static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    readonly Dictionary<string, Queue<long>> _calls = new(StringComparer.Ordinal);

    /// <summary>False where the second is full; a refused call takes no place in it.</summary>
    public bool TryEnter(string appKey, int perSecond)
    {
        lock (_gate)
        {
            if (!_calls.TryGetValue(appKey, out var calls))
                _calls.Add(appKey, calls = new());
            while (calls.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                calls.Dequeue();
            if (calls.Count >= perSecond)
                return false;
            calls.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
