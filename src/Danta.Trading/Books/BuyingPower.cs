using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What the broker said may be bought of a stock. It is good for a few seconds, and only as long as no purchase has
/// been sent since it was asked: that money is spent.
/// </summary>
sealed class BuyingPower
{
    static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PauseAfterNothing = TimeSpan.FromSeconds(30);

    int _askedSpending;
    DateTimeOffset? _askedAt;
    DateTimeOffset? _answeredAt;
    int _answeredSpending;

    public Quantity Shares { get; private set; }

    public Won Amount { get; private set; }

    public bool IsAsking(DateTimeOffset now) => _askedAt is { } at && now - at < Patience;

    public bool IsFresh(DateTimeOffset now, int spending) =>
        _answeredAt is { } at && now - at <= Life && _answeredSpending == spending;

    /// <summary>A stock that the money does not reach for is not asked for again at once.</summary>
    public bool MayAsk(DateTimeOffset now) =>
        !IsAsking(now) && (_answeredAt is not { } at || !Shares.IsZero || now - at >= PauseAfterNothing);

    public void Ask(DateTimeOffset now, int spending) => (_askedAt, _askedSpending) = (now, spending);

    /// <summary>How long the last answer took.</summary>
    public TimeSpan Took { get; private set; }

    public void Answer(BuyingPowerAnswered answer, DateTimeOffset now)
    {
        Took = _askedAt is { } asked ? now - asked : TimeSpan.Zero;
        (Shares, Amount) = (answer.Shares, answer.Amount);
        _answeredAt = now;
        _answeredSpending = _askedAt is null ? -1 : _askedSpending;
        _askedAt = null;
    }

    public void Fail() => _askedAt = null;

    public void Forget() => (_askedAt, _answeredAt) = (null, null);
}
