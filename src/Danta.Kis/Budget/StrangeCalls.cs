namespace Danta.Kis;

/// <summary>
/// Refusals for too many calls that ours do not explain: another program calls with the same key, or the key is so new that it is
/// allowed less. Single ones mean nothing, for the broker's gateways count apart.
/// </summary>
sealed class StrangeCalls(double perSecond, TimeProvider time)
{
    const int Most = 3;
    static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    readonly Lock _lock = new();
    int _times;
    long _since;
    bool _told;

    /// <summary>Of the last minutes, even a single one.</summary>
    public bool IsHeard
    {
        get
        {
            lock (_lock)
                return _times > 0 && time.GetElapsedTime(_since) <= Span;
        }
    }

    /// <summary>A refusal, and how many calls of the last second are known here.</summary>
    /// <returns>True once: it has to be said.</returns>
    public bool Hear(int used)
    {
        // The refused one is among them.
        if (used > perSecond / 2)
            return false;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_times == 0 || time.GetElapsedTime(_since, now) > Span)
                (_times, _since) = (0, now);
            if (++_times < Most || _told)
                return false;
            return _told = true;
        }
    }
}
