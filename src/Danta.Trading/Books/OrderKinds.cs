namespace Danta.Trading;

/// <summary>
/// The kinds of order that the broker has refused in a stock. A refusal is of its phase: what an auction does not take, continuous
/// trading may.
/// </summary>
sealed class OrderKinds
{
    /// <summary>After so long the better kind is tried again.</summary>
    static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    static readonly OrderType[] Ladder = [OrderType.Market, OrderType.Best, OrderType.Limit];

    readonly (DateTimeOffset At, bool InAuction)?[] _refused = new (DateTimeOffset, bool)?[Enum.GetValues<OrderType>().Length];

    public void Refuse(OrderType type, bool inAuction, DateTimeOffset now) => _refused[(int)type] = (now, inAuction);

    /// <summary>Whether it may be sent now. Best price and IOC have no place in an auction.</summary>
    public bool Takes(OrderType type, bool inAuction, DateTimeOffset now) =>
        !(inAuction && type is OrderType.Best or OrderType.BestIoc or OrderType.MarketIoc)
        && !(_refused[(int)type] is { } refused && refused.InAuction == inAuction && now - refused.At < Memory);

    /// <summary>What is wanted, or else the first of market, best and limit that is taken. Null: none is.</summary>
    /// <param name="spent">It has had its time and sold nothing: not that one again.</param>
    public OrderType? Next(OrderType wanted, bool inAuction, DateTimeOffset now, OrderType? spent = null)
    {
        if (wanted != spent && Takes(wanted, inAuction, now))
            return wanted;
        foreach (var type in Ladder)
        {
            if (type != spent && Takes(type, inAuction, now))
                return type;
        }
        return null;
    }

    /// <summary>Some kind of order has not been refused yet.</summary>
    public bool HasAny(bool inAuction, DateTimeOffset now) => Next(OrderType.Market, inAuction, now) is not null;

    /// <summary>None is left: the first is as good as any.</summary>
    public void Forget() => Array.Clear(_refused);
}
