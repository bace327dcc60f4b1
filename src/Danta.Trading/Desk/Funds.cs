using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What the account can spend without receivables (주문가능금액), on no stock in particular. The broker's figure is the base; what
/// our own orders have done since is counted on by <see cref="Purse"/>. A figure that was asked while orders were moving may or
/// may not have them: it only ever lowers what is believed, until one asked in quiet times is the new base.
/// </summary>
sealed class Funds
{
    /// <summary>How long a figure may lag behind the broker's own ledger: as long as its lists and balances are taken to.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(3);

    /// <summary>Some missed answers in a row. Older, and an owner who trades beside us may have spent it.</summary>
    static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(60);

    /// <summary>The same refusal is told again only after this.</summary>
    static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(10);

    DateTimeOffset _believedFrom;
    DateTimeOffset? _heardAt;
    DateTimeOffset? _toldAt;
    int _refusals;

    /// <summary>nrcvb_buy_amt when it was asked at <see cref="AskedAt"/>.</summary>
    public Won Base { get; private set; }

    /// <summary>Our orders until then are in <see cref="Base"/>, but for those that were too young; null: never answered.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>When <see cref="Base"/> was heard: what was sold until then may be in it.</summary>
    public DateTimeOffset BaseHeardAt { get; private set; }

    /// <summary>When an order of ours last was sent, answered or filled.</summary>
    public DateTimeOffset MovedAt { get; private set; }

    /// <summary>When a refusal or a trade of the owner's last showed that somebody else has changed it.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Nothing is bought until then: the broker has refused for want of money, and more than once in a row for longer.</summary>
    public DateTimeOffset RestUntil { get; private set; }

    public bool IsKnown(DateTimeOffset now) => _heardAt is { } at && at >= _believedFrom && now - at < Life;

    public void Move(DateTimeOffset now) => MovedAt = now;

    public void Change(DateTimeOffset now) => ChangedAt = now;

    /// <summary>A new process, a new day: it is asked anew.</summary>
    public void Forget() => (_heardAt, AskedAt, ChangedAt) = (null, null, default);

    /// <param name="expected">What should be left by the last base and our own orders since.</param>
    /// <param name="young">What purchases take that this figure may not have yet.</param>
    /// <returns>True: it is the new base.</returns>
    public bool Learn(MoneyAnswered answer, Won expected, Won young, DateTimeOffset now)
    {
        if (answer.AskedAt < _believedFrom || answer.AskedAt < _heardAt)
            return false;
        _heardAt = answer.AskedAt;
        if (AskedAt is null || answer.AskedAt >= MovedAt + Lag)
        {
            (Base, AskedAt, BaseHeardAt) = (answer.Amount, answer.AskedAt, now);
            return true;
        }
        // Less than our own orders explain: somebody else has spent, and what is young may be missing from it besides.
        if (answer.Amount < expected)
            Base -= expected - (answer.Amount - young);
        return false;
    }

    /// <summary>The broker says that there is not enough: whatever was asked before was wrong. True where the owner should hear of it.</summary>
    public bool Refuse(DateTimeOffset now)
    {
        _believedFrom = ChangedAt = now;
        Rest(now, always: true);
        if (_toldAt is { } told && now - told < TellAgain)
            return false;
        _toldAt = now;
        return true;
    }

    /// <summary>A purchase was refused: from the second in a row on the next is not thrown after it at once, and each one waits longer.</summary>
    /// <param name="always">Also after the first.</param>
    public void Rest(DateTimeOffset now, bool always)
    {
        var rest = TimeSpan.FromSeconds(1 << Math.Min(_refusals++, 6));
        if (!always && _refusals < 2)
            return;
        RestUntil = now + (rest < LongestRest ? rest : LongestRest);
    }

    /// <summary>The broker has taken a purchase: the figure serves.</summary>
    public void Accept() => (_refusals, RestUntil) = (0, default);
}
