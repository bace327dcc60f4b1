using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What the broker says may be bought of one stock of which the account's figure does not tell: nobody knows its margin rate, or
/// the broker has refused a purchase of it though the figure sufficed. Asked for this stock alone; no other waits for it.
/// </summary>
sealed class OwnPower
{
    static readonly TimeSpan Life = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PauseAfterNothing = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    DateTimeOffset? _askedAt;
    DateTimeOffset? _answeredAt;
    DateTimeOffset? _failedAt;
    Quantity _shares;
    Won _leftThen;

    /// <summary>Of nrcvb_buy_qty of a market buy, as much as is left of the money since: other purchases may have taken some.</summary>
    public Quantity Shares(Won left) =>
        left >= _leftThen || _leftThen <= Won.Zero ? _shares
        : left <= Won.Zero ? Quantity.Zero
        : Quantity.Of((long)((Int128)_shares.Shares * left.Amount / _leftThen.Amount));

    public bool IsKnown(DateTimeOffset now) => _answeredAt is { } at && now - at <= Life;

    public bool IsAsking(DateTimeOffset now) => _askedAt is { } at && now - at < Patience;

    /// <summary>A stock that the money does not reach for is not asked for again at once.</summary>
    public bool MayAsk(DateTimeOffset now) =>
        !IsAsking(now) && !(now - _failedAt < PauseAfterFailure) && !(_answeredAt is { } at && now - at < (_shares.IsZero ? PauseAfterNothing : Life));

    public void Ask(DateTimeOffset now) => _askedAt = now;

    public void Fail(DateTimeOffset now) => (_askedAt, _failedAt) = (null, now);

    /// <param name="left">What of the account's money was left when the answer came.</param>
    public void Answer(BuyingPowerAnswered answer, Won left, DateTimeOffset now)
    {
        (_shares, _leftThen) = (answer.Shares, left);
        (_askedAt, _answeredAt) = (null, now);
    }
}
