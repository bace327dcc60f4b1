namespace Danta.Kis;

/// <summary>
/// The last calls, as many as may ever be in one second. Whether a second has room for one more is a look at one of them: the
/// cap's latest must be a whole second old.
/// </summary>
/// <param name="most">The largest cap that is ever asked for.</param>
sealed class SlidingWindow(int most)
{
    /// <summary>The latest call of each place; the one before the first call lies before all time.</summary>
    readonly long[] _at = [.. Enumerable.Repeat(long.MinValue, most)];
    int _next;

    public void Add(long now)
    {
        _at[_next] = now;
        _next = (_next + 1) % _at.Length;
    }

    /// <summary>From when on fewer than <paramref name="cap"/> calls lie in the span before; never with a cap of nothing.</summary>
    /// <param name="span">In the clock's ticks. The span is open at its old end: a call exactly that old is outside.</param>
    public long OpensAt(int cap, long span) => cap == 0 ? long.MaxValue : _at[(_next + _at.Length - cap) % _at.Length] + span;

    /// <summary>Calls in the span before now.</summary>
    public int Count(long now, long span) => _at.Count(at => at > now - span);

    public SlidingWindow Copy()
    {
        var copy = new SlidingWindow(_at.Length) { _next = _next };
        _at.CopyTo(copy._at, 0);
        return copy;
    }
}
