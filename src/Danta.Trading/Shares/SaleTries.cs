using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What the broker has said to the sales of a position: why the last was refused, when the next goes, and what the owner knows of it.
/// What sells ends it; a number from the broker does not, for the exchange may say no all the same.
/// </summary>
sealed class SaleTries
{
    Quantity _sold;
    int _times;
    int _boundTimes;
    int _told;
    int _untold;
    DateTimeOffset _digestAt;
    SaleWish? _notedFor;
    int _noted;

    /// <summary>Null: the last one was not refused, or its cause is gone.</summary>
    public Refusal? Why { get; private set; }

    public DateTimeOffset RefusedAt { get; private set; }

    /// <summary>The next goes after this, if nothing shows sooner that it may.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>When shares that an order of the owner's binds were last tried; null: not yet.</summary>
    public DateTimeOffset? BoundTriedAt { get; private set; }

    public TimeSpan BoundPause { get; private set; }

    /// <summary>A refusal that is told once the list has named what binds the shares; null: none waits.</summary>
    public (OurOrder Order, string Code, string Text)? ToTell { get; set; }

    /// <summary>The last refusal in words, for the digest.</summary>
    public string Text { get; private set; } = "";

    /// <param name="trades">The stock trades on all the while.</param>
    /// <param name="sold">What the position has sold so far.</param>
    /// <param name="isBound">An order of the owner's binds shares of ours.</param>
    /// <param name="hasAnotherKind">Another kind of order has not been tried yet.</param>
    public void Refuse(Refusal why, string text, Quantity sold, bool trades, bool hasAnotherKind, bool isBound, DateTimeOffset now)
    {
        if (sold != _sold)
            Begin(sold);
        (Why, RefusedAt, Text) = (why, now, text);
        Pause = why switch
        {
            Refusal.NotSent => TimeSpan.FromSeconds(1),
            Refusal.OrderKind when hasAnotherKind => TimeSpan.Zero,
            _ => Longer(why, trades),
        };
        if (why == Refusal.Holdings && isBound)
            Bind();
    }

    /// <summary>What the last one was refused for is an order of the owner's.</summary>
    public void Bind()
    {
        BoundPause = Shorter(SaleTimes.FirstBoundPause * (1 << Math.Min(_boundTimes++, 4)), SaleTimes.LongestPause);
        BoundTriedAt = RefusedAt;
    }

    TimeSpan Longer(Refusal why, bool trades)
    {
        var longest = why switch
        {
            // Trades speak against the refusal: it may be over at any moment.
            Refusal.MarketClosed or Refusal.Halted or Refusal.Stock when trades => TimeSpan.FromSeconds(10),
            Refusal.Halted or Refusal.Stock => SaleTimes.LongestPause,
            Refusal.Other => TimeSpan.FromSeconds(30),
            _ => TimeSpan.FromSeconds(60),
        };
        return Shorter(TimeSpan.FromSeconds(1 << Math.Min(++_times, 10)), longest);
    }

    /// <summary>The broker has taken a sale: the next is not held up by what it said before.</summary>
    public void Accept() => Why = null;

    /// <summary>What the last one was refused for is gone, or the owner wants it tried now.</summary>
    public void Free() => (Why, _times, BoundTriedAt, _boundTimes) = (null, 0, null, 0);

    /// <summary>A new day, or shares were sold since: what comes is news again.</summary>
    public void Begin(Quantity sold)
    {
        Free();
        (_sold, _told, _untold, ToTell) = (sold, 0, 0, null);
    }

    /// <summary>Is a refusal of this kind news? The first is; the rest are counted for the digest.</summary>
    public bool IsNews(Refusal why, DateTimeOffset now)
    {
        if ((_told & 1 << (int)why) != 0)
        {
            _untold++;
            return false;
        }
        _told |= 1 << (int)why;
        _digestAt = now + SaleTimes.BetweenDigests;
        return true;
    }

    /// <summary>How many refusals nobody has been told of, once the digest is due; 0: none, or not yet.</summary>
    public int TakeDigest(DateTimeOffset now)
    {
        if (_untold == 0 || now < _digestAt)
            return 0;
        var untold = _untold;
        (_untold, _digestAt) = (0, now + SaleTimes.BetweenDigests);
        return untold;
    }

    /// <summary>True once for each veto of a sale.</summary>
    public bool NotesFirst(SaleWish sale, int veto)
    {
        if (!ReferenceEquals(_notedFor, sale))
            (_notedFor, _noted) = (sale, 0);
        var first = (_noted & 1 << veto) == 0;
        _noted |= 1 << veto;
        return first;
    }

    static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
