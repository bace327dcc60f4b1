using Danta.Kis;

namespace Danta.Host.Edges;

/// <summary>One condition that is found on the server, and when it was asked.</summary>
sealed class ConditionPoll(SavedCondition condition)
{
    public SavedCondition Condition { get; set; } = condition;

    /// <summary>Timestamp of its last question; null: not asked yet.</summary>
    public long? AskedAt { get; private set; }

    public bool IsUnderWay { get; set; }

    /// <summary>Between its last two questions; null: there were not two.</summary>
    public TimeSpan? Interval { get; private set; }

    public bool IsDue(TimeSpan every, TimeProvider time) => !IsUnderWay && (AskedAt is not { } at || time.GetElapsedTime(at) >= every);

    public void Begin(TimeProvider time)
    {
        var now = time.GetTimestamp();
        Interval = AskedAt is { } last ? time.GetElapsedTime(last, now) : null;
        (IsUnderWay, AskedAt) = (true, now);
    }
}
