namespace Danta.Trading;

/// <summary>How often an order has been called back, and when it may be again.</summary>
sealed class CancelTries
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(3);

    /// <summary>A list that tells whether anything is open may not come.</summary>
    static readonly TimeSpan ListPatience = TimeSpan.FromSeconds(10);

    DateTimeOffset? _deniedAt;
    int _times;

    /// <summary>Not again before; and from then on a list that shows it open means that the last one failed.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>How many of them were refused.</summary>
    public int Denials { get; private set; }

    public bool MayTry(DateTimeOffset now) => now >= NextAt && !(now - _deniedAt < ListPatience);

    public void Try(DateTimeOffset now) => NextAt = now + FirstPause * Math.Min(++_times, 20);

    /// <summary>Most refusals say that nothing of it is open any more: a list tells before it is asked for again.</summary>
    public void Deny(DateTimeOffset now) => (_deniedAt, Denials) = (now, Denials + 1);

    /// <summary>A list has told.</summary>
    public void HearList(DateTimeOffset askedAt) => _deniedAt = askedAt >= _deniedAt ? null : _deniedAt;

    /// <summary>The owner wants it tried now.</summary>
    public void Free() => NextAt = default;
}
