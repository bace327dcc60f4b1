using Danta.Market;

namespace Danta.Trading;

/// <summary>One order of ours, from draft to end. Only the order table moves its state.</summary>
sealed class OurOrder(OrderId id, Stock stock, Side side, OrderType type, Quantity quantity, Price? limit, Urgency urgency, int trade, string reason)
{
    public OrderId Id => id;
    public Stock Stock => stock;
    public Side Side => side;
    public OrderType Type => type;
    public Quantity Quantity => quantity;
    public Price? Limit => limit;
    public Urgency Urgency => urgency;

    /// <summary>The round trip that it belongs to.</summary>
    public int Trade => trade;

    /// <summary>The round trip that has taken in the fills which came after its own was over; null: none has.</summary>
    public int? LateTrade { get; set; }

    /// <summary>In that one its shares had been taken over as the owner's: each fill tells of some of these.</summary>
    public bool WasTakenOver { get; set; }

    /// <summary>When it was proven not to be at the broker, though it may have turned up since; null: it never was.</summary>
    public DateTimeOffset? AbsentAt { get; set; }

    /// <summary>Why it was sent, then why it was refused.</summary>
    public string Reason { get; set; } = reason;

    /// <summary>It waits at the owner's price, and is called back as soon as its shares are wanted otherwise.</summary>
    public bool Rests { get; init; }

    public bool IsResting => Rests && Phase == OrderPhase.Working;

    public OrderVenue Venue { get; init; }

    /// <summary>The entry rule that wanted it, and the call that it answers; empty for a sale.</summary>
    public string Rule { get; init; } = "";

    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>The condition whose signal it answers; empty for a sale.</summary>
    public string Condition { get; init; } = "";

    /// <summary>Moved by <see cref="Desk.Apply"/> alone.</summary>
    public OrderPhase Phase { get; set; }

    /// <summary>When it came to its end; null: it has not.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Of <see cref="Desk.SecondsHeard"/>, at its end: a clock that leaps makes nothing older.</summary>
    public int DoneSecond { get; set; }

    /// <summary>It never left the house.</summary>
    public bool IsUnsent { get; set; }

    public OrderNumber Number { get; set; }

    /// <summary>When its number was learned: from then on the broker holds its money back. Null: it has none.</summary>
    public DateTimeOffset? NamedAt { get; set; }

    public DateTimeOffset SentAt { get; init; }

    public OrderFills Fills { get; } = new(quantity);

    /// <summary>Shares that were last said to be cancelled or rejected. Where they make up the order with the fills, all of it has been told.</summary>
    public Quantity Gone { get; set; }

    /// <summary>What the broker's lists have shown of it.</summary>
    public OrderListing Lists { get; } = new();

    public CancelTries Cancels { get; } = new();

    /// <summary>Not null as long as it is in doubt.</summary>
    public DoubtCase? Doubt { get; set; }

    /// <summary>When the day's orders are asked because of it.</summary>
    public AskRhythm Asking { get; } = new();

    /// <summary>What the owner has been told of its fills.</summary>
    public ToldFills Told { get; } = new();

    /// <summary>For people: stock, side and size.</summary>
    public string Words => $"{stock.Name} {(side == Side.Buy ? "매수" : "매도")} {quantity}주";

    public bool IsOpen => OrderLife.IsOpen(Phase);

    /// <summary>It is open, or over without its figure: what is left of it is not free.</summary>
    public bool MayTrade => IsOpen || Phase == OrderPhase.Ending;

    public bool IsInDoubt => OrderLife.IsInDoubt(Phase);

    /// <summary>Proven absent, and not so long ago that none like it could come in any more.</summary>
    /// <param name="second">Of <see cref="Desk.SecondsHeard"/>: a clock that leaps brings nothing in sooner.</param>
    public bool MayTurnUp(DateTimeOffset now, int second) => Phase == OrderPhase.Absent && Number.IsNone
        && (now - DoneAt < EvidenceTimes.LatestArrival || second - DoneSecond < EvidenceTimes.LatestArrival.TotalSeconds);

    /// <summary>Nobody has named its number yet: it could be taken for another of the same stock, side and quantity.</summary>
    public bool IsNameless => IsOpen && Number.IsNone;

    public Quantity Open => IsOpen ? Fills.Remaining : Quantity.Zero;

    /// <summary>Nothing of it ever rests at the exchange: what is accepted and stays open is another's.</summary>
    public bool IsIoc => type is OrderType.MarketIoc or OrderType.BestIoc;

    /// <summary>
    /// Nothing else tells two orders apart. People mostly order at a limit: that one is not a market order is believed where it is told,
    /// and no more of the type than that (a best-price order becomes a limit order, and how the others are named is unverified).
    /// </summary>
    public bool LooksLike(InstrumentCode code, Side otherSide, Quantity otherQuantity, OrderType? otherType) =>
        stock.Code == code && side == otherSide && quantity == otherQuantity
        && (otherType, type) is not ((OrderType.Limit, OrderType.Market or OrderType.MarketIoc) or (OrderType.Market, OrderType.Limit));

    /// <summary>The row of an order that does not rest may show no more as ordered than it has filled: it may be this one, and its rest shown nowhere.</summary>
    public bool MayShowAs(BrokerOrder row) =>
        IsIoc && row.Open.IsZero && row.Ordered == row.Filled && row.Ordered < quantity && !row.Filled.IsZero && LooksLike(row.Code, row.Side, quantity, row.Type);
}
