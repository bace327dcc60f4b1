using Danta.Kis;

namespace Danta.Host.Edges;

/// <summary>
/// One condition that is found on the server, and its turns. They keep their distance from those of the others, so that several
/// conditions of one rhythm are not asked in one moment and have to wait for each other.
/// </summary>
/// <param name="phase">Its place in the rhythm, above 0 and at most 1: the second turn comes by so much of it after the first.</param>
sealed class ConditionPoll(SavedCondition condition, double phase)
{
    /// <summary>One that fails now and then keeps its rhythm.</summary>
    const int FailuresBeforeRest = 3;

    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(60);

    bool _isUnderWay;
    int _failures;

    public SavedCondition Condition { get; set; } = condition;

    /// <summary>Timestamp of its last question; null: not asked yet.</summary>
    public long? AskedAt { get; private set; }

    /// <summary>Timestamp of its next turn.</summary>
    public long NextAt { get; private set; } = long.MinValue;

    /// <summary>Ended by whoever hears the answer.</summary>
    public bool IsUnderWay => Volatile.Read(ref _isUnderWay);

    /// <summary>Between its last two questions; null: there were not two.</summary>
    public TimeSpan? Interval { get; private set; }

    /// <param name="idle">Before its turn it may be asked this long after the last question; null: it may not.</param>
    public bool IsDue(TimeSpan? idle, TimeProvider time)
    {
        var now = time.GetTimestamp();
        return !IsUnderWay && (now >= NextAt || Failure is null && idle is { } least && AskedAt is { } at && time.GetElapsedTime(at, now) >= least);
    }

    public void Begin(TimeSpan every, TimeProvider time)
    {
        var now = time.GetTimestamp();
        var turn = (long)(every.TotalSeconds * time.TimestampFrequency);
        Interval = AskedAt is { } last && Failure is null ? time.GetElapsedTime(last, now) : null;
        if (AskedAt is null)
            NextAt = now + (long)(turn * phase);
        else if (now >= NextAt)
            // Turns that were missed are not made up for.
            NextAt += turn * ((now - NextAt) / turn + 1);
        AskedAt = now;
        Volatile.Write(ref _isUnderWay, true);
    }

    /// <summary>Why it has not been answered for several turns; null: it has.</summary>
    public string? Failure { get; private set; }

    /// <summary>Answered, or nobody knows.</summary>
    public void End()
    {
        (_failures, Failure) = (0, null);
        Volatile.Write(ref _isUnderWay, false);
    }

    /// <summary>Not answered: after several turns the rests between them grow.</summary>
    public void Fail(string reason, TimeSpan every, TimeProvider time)
    {
        if (++_failures >= FailuresBeforeRest)
        {
            Failure = reason;
            var rest = every * Math.Pow(2, Math.Min(_failures - FailuresBeforeRest + 1, 10));
            var longest = every > LongestRest ? every : LongestRest;
            NextAt = time.GetTimestamp() + (long)((rest < longest ? rest : longest).TotalSeconds * time.TimestampFrequency);
        }
        Volatile.Write(ref _isUnderWay, false);
    }
}
