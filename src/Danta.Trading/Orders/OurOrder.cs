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

    /// <summary>Why it was sent, then why it was refused.</summary>
    public string Reason { get; set; } = reason;

    public OrderVenue Venue { get; init; }

    /// <summary>The entry rule that wanted it, and the call that it answers; empty for a sale.</summary>
    public string Rule { get; init; } = "";

    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>The condition whose signal it answers; empty for a sale.</summary>
    public string Condition { get; init; } = "";

    public OrderState State { get; set; }

    /// <summary>Its doubt ended with proof that the broker does not have it. Proof can be wrong.</summary>
    public bool IsProvenAbsent { get; set; }

    /// <summary>Asking time of the first list that showed it open after its end.</summary>
    public DateTimeOffset? SeenOpenAt { get; set; }

    /// <summary>When the first list showed nothing of it open without saying where the rest went; null: none does.</summary>
    public DateTimeOffset? SeenShutAt { get; set; }

    /// <summary>It never left the house.</summary>
    public bool IsUnsent { get; set; }

    public OrderNumber Number { get; set; }

    /// <summary>When its number was learned: from then on the broker holds its money back. Null: it has none.</summary>
    public DateTimeOffset? NamedAt { get; set; }

    public OrderNumber CancelNumber { get; set; }

    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Anything heard from broker or exchange about it, other than the reply.</summary>
    public bool HasEvidence { get; set; }

    /// <summary>A list of the broker's, asked after its end, has had it: its fills are final.</summary>
    public bool IsSettled { get; set; }

    public OrderFills Fills { get; } = new(quantity);

    public DoubtCase? Doubt { get; set; }

    /// <summary>When the day's orders are asked because of this order; grows with each asking.</summary>
    public DateTimeOffset AskAt { get; set; }

    public TimeSpan AskPause { get; set; } = TimeSpan.FromSeconds(2);

    public DateTimeOffset CancelAt { get; set; }

    /// <summary>When a cancel was refused, until a list tells what is open; null: no such refusal.</summary>
    public DateTimeOffset? CancelDeniedAt { get; set; }

    public int CancelTries { get; set; }

    /// <summary>How many of them were refused.</summary>
    public int CancelDenials { get; set; }

    /// <summary>Complete lists in a row that did not have it, though it has a number.</summary>
    public int Missed { get; set; }

    /// <summary>What the owner has been told of its fills.</summary>
    public Quantity ToldQuantity { get; set; }

    public Won ToldAmount { get; set; }

    public DateTimeOffset? UntoldSince { get; set; }

    /// <summary>It is over, but how much of it traded before is not proven yet: the broker's figure decides.</summary>
    public bool IsUnsettled { get; set; }

    /// <summary>For people: stock, side and size.</summary>
    public string Words => $"{stock.Name} {(side == Side.Buy ? "매수" : "매도")} {quantity}주";

    public void AskSoon(DateTimeOffset at) => (AskPause, AskAt) = (TimeSpan.FromSeconds(2), at);

    public bool IsOpen => OrderLife.IsOpen(State);

    /// <summary>Nobody has named its number yet: it could be taken for another of the same stock, side and quantity.</summary>
    public bool IsNameless => IsOpen && Number.IsNone;

    public Quantity Open => IsOpen ? Fills.Remaining : Quantity.Zero;

    /// <summary>
    /// Nothing else tells two orders apart. People mostly order at a limit: that one is not a market order is believed where it is told,
    /// and no more of the type than that (a best-price order becomes a limit order, and how the others are named is unverified).
    /// </summary>
    public bool LooksLike(InstrumentCode code, Side otherSide, Quantity otherQuantity, OrderType? otherType) =>
        stock.Code == code && side == otherSide && quantity == otherQuantity
        && (otherType, type) is not ((OrderType.Limit, OrderType.Market or OrderType.MarketIoc) or (OrderType.Market, OrderType.Limit));
}
