using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What the account can spend without receivables, as the broker last said (주문가능금액). One figure for all stocks: what a
/// purchase may cost is computed from it on the spot. A figure is good until the next one; what was sent and is not in it yet
/// is subtracted by <see cref="Commitments"/>.
/// </summary>
sealed class Funds
{
    /// <summary>Some missed answers in a row. Older, and an owner who trades beside us may have spent it.</summary>
    static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(60);

    /// <summary>The same refusal is told again only after this.</summary>
    static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(10);

    DateTimeOffset _believedFrom;
    DateTimeOffset? _toldAt;
    int _refusals;

    /// <summary>nrcvb_buy_amt.</summary>
    public Won Amount { get; private set; }

    /// <summary>Null: never answered today.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>When a fill, a cancel, a refusal or a trade of the owner's last changed what the broker will say.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Nothing is bought until then: the broker has refused for want of money, and more than once in a row for longer.</summary>
    public DateTimeOffset RestUntil { get; private set; }

    public bool IsKnown(DateTimeOffset now) => AskedAt is { } at && at >= _believedFrom && now - at < Life;

    public void Change(DateTimeOffset now) => ChangedAt = now;

    /// <summary>A new process, a new day: it is asked anew.</summary>
    public void Forget() => (AskedAt, ChangedAt) = (null, default);

    /// <summary>False: an answer that is older than what is known, or than a refusal.</summary>
    public bool Learn(MoneyAnswered answer)
    {
        if (answer.AskedAt < _believedFrom || answer.AskedAt < AskedAt)
            return false;
        (Amount, AskedAt) = (answer.Amount, answer.AskedAt);
        return true;
    }

    /// <summary>The broker says that there is not enough: whatever was asked before was wrong. True where the owner should hear of it.</summary>
    public bool Refuse(DateTimeOffset now)
    {
        _believedFrom = ChangedAt = now;
        var rest = TimeSpan.FromSeconds(1 << Math.Min(_refusals++, 6));
        RestUntil = now + (rest < LongestRest ? rest : LongestRest);
        if (_toldAt is { } told && now - told < TellAgain)
            return false;
        _toldAt = now;
        return true;
    }

    /// <summary>The broker has taken a purchase: the figure serves.</summary>
    public void Accept() => (_refusals, RestUntil) = (0, default);
}
