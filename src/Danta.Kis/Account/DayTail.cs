namespace Danta.Kis;

/// <summary>
/// The old end of a day's orders, as the last whole list had it. A list that is too long for one look is read from its newest row back
/// to where all that follows is known and has nothing open: that does not change any more. At 15 rows a page and a call a second, as on
/// paper, it could not be read to its end each time.
/// </summary>
sealed class DayTail
{
    readonly Lock _lock = new();
    DateOnly _day;
    IReadOnlyList<DayOrder> _rows = [];

    /// <summary>A whole list of the day, the newest first.</summary>
    public void Learn(DateOnly day, IReadOnlyList<DayOrder> rows)
    {
        lock (_lock)
            (_day, _rows) = (day, rows);
    }

    /// <summary>The rows behind the last of those that have been read; null where they are not all known, or one of them may still change.</summary>
    public IReadOnlyList<DayOrder>? Behind(DateOnly day, IReadOnlyList<DayOrder> read)
    {
        lock (_lock)
        {
            if (_day != day || read is not [.., var last])
                return null;
            for (var at = _rows.Count - 1; at >= 0; at--)
            {
                if (_rows[at].Number.IsSameAs(last.Number.Digits))
                    return [.. _rows.Skip(at + 1)];
                if (!_rows[at].Open.IsZero)
                    return null;
            }
            return null;
        }
    }
}
