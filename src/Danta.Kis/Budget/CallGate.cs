namespace Danta.Kis;

/// <summary>
/// Which lane's call may go when, by the calls that have gone. No clock, no lock, no queue: it is told the time and who waits,
/// so that the future can be tried out on a copy.
/// </summary>
sealed class CallGate
{
    /// <summary>The ticket of a lane in which nobody waits.</summary>
    public const long Nobody = long.MaxValue;

    readonly long _frequency;
    SlidingWindow _all;
    SlidingWindow _common;
    SlidingWindow _rhythm;

    /// <summary>Those of the rhythm's that asked for money and balance.</summary>
    SlidingWindow _balance;
    LaneShares _shares;
    long _lastQuestion = long.MinValue;
    bool _lastWasRhythm;
    long _span;
    long _spacing;

    /// <param name="perSecond">The highest limit that there will be.</param>
    /// <param name="frequency">The clock's ticks in a second.</param>
    public CallGate(double perSecond, long frequency)
    {
        _frequency = frequency;
        Shares = new(perSecond);
        (_all, _common, _rhythm, _balance) = (new(Shares.Most), new(Shares.Most), new(Shares.Most), new(Shares.Most));
    }

    /// <summary>How a second is shared out now.</summary>
    public LaneShares Shares
    {
        get => _shares;
        set
        {
            _shares = value;
            _span = Ticks(value.Span);
            _spacing = Ticks(value.Spacing);
        }
    }

    /// <summary>Everything but sales waits until then.</summary>
    public long PausedUntil { get; set; } = long.MinValue;

    /// <summary>Calls of the last second.</summary>
    public int Used(long now) => _all.Count(now, _frequency);

    /// <summary>From when on a call of this lane may go, were it the only one.</summary>
    public long OpensAt(Lane lane)
    {
        var own = _common.OpensAt(_shares.CapOf(lane), _span);
        if (!lane.IsOrder())
            own = Math.Max(own, _lastQuestion + _spacing);
        // What the rhythm has for itself waits for no other question, however many of them come one after the other.
        if (lane.IsRhythm())
            own = Math.Min(own, RhythmOpensAt(lane));
        // The parts add up to the whole, but for the second in which the limit has become less.
        var at = Math.Max(own, _all.OpensAt(_shares.Most, _span));
        return lane == Lane.PanicAndExits ? at : Math.Max(at, PausedUntil);
    }

    /// <summary>The lane whose first is to go now; null where nobody may.</summary>
    /// <param name="firsts">For each lane the ticket of the one that waits longest, or <see cref="Nobody"/>.</param>
    public Lane? Next(long now, ReadOnlySpan<long> firsts)
    {
        for (var lane = Lane.PanicAndExits; lane <= Lane.Other; lane++)
        {
            if (firsts[(int)lane] != Nobody && OpensAt(lane) <= now)
                return IsRhythmsTurn(lane, now) ? LongerWaiting(now, firsts) ?? lane : lane;
        }
        return null;
    }

    /// <summary>When the first of all that wait may go.</summary>
    /// <inheritdoc cref="Next"/>
    public long NextAt(ReadOnlySpan<long> firsts)
    {
        var first = long.MaxValue;
        for (var lane = Lane.PanicAndExits; lane <= Lane.Other; lane++)
        {
            if (firsts[(int)lane] != Nobody)
                first = Math.Min(first, OpensAt(lane));
        }
        return first;
    }

    /// <summary>A call of this lane goes now.</summary>
    public void Note(Lane lane, long now)
    {
        _all.Add(now);
        // What the rhythm has for itself goes first: the common part is left to others for as long as it can be.
        var isRhythms = lane.IsRhythm() && RhythmOpensAt(lane) <= now;
        (isRhythms ? _rhythm : _common).Add(now);
        if (isRhythms && lane == Lane.Balance)
            _balance.Add(now);
        if (lane.IsOrder())
            return;
        _lastQuestion = now;
        _lastWasRhythm = lane.IsRhythm();
    }

    public CallGate Copy()
    {
        var copy = (CallGate)MemberwiseClone();
        (copy._all, copy._common, copy._rhythm, copy._balance) = (_all.Copy(), _common.Copy(), _rhythm.Copy(), _balance.Copy());
        return copy;
    }

    /// <summary>
    /// Money and balance come in pairs and more: one of several is theirs, the others are the searches', or a pair in the moment of a search
    /// would put it off until a former one is a second old.
    /// </summary>
    long RhythmOpensAt(Lane lane)
    {
        var at = _rhythm.OpensAt(_shares.Rhythm, _span);
        return lane == Lane.Balance && _shares.Rhythm > 1 ? Math.Max(at, _balance.OpensAt(1, _span)) : at;
    }

    /// <summary>
    /// In its own share the rhythm's lanes go by age, for neither is to starve the other. Where nothing can be kept, every
    /// second question is theirs.
    /// </summary>
    bool IsRhythmsTurn(Lane open, long now)
    {
        if (open.IsOrder())
            return false;
        return _shares.Rhythm == 0 ? !_lastWasRhythm : open.IsRhythm() && RhythmOpensAt(open) <= now;
    }

    Lane? LongerWaiting(long now, ReadOnlySpan<long> firsts)
    {
        var condition = firsts[(int)Lane.Conditions];
        var balance = OpensAt(Lane.Balance) <= now ? firsts[(int)Lane.Balance] : Nobody;
        var first = Math.Min(condition, balance);
        if (first == Nobody)
            return null;
        return first == condition ? Lane.Conditions : Lane.Balance;
    }

    long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _frequency);
}
