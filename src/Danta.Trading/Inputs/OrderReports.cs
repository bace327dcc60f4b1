using Danta.Market;

namespace Danta.Trading;

/// <summary>The broker took the order and gave it a number. Neither accepted by the exchange nor filled yet.</summary>
/// <param name="BrokerTime">HHmmss by the broker's clock; null where the reply did not say.</param>
public sealed record OrderAcknowledged(OrderId Order, OrderNumber Number, int? BrokerTime) : TraderEvent
{
    /// <summary>How long it had to wait for its turn in the request budget; null: not known.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>Null where it could not go by the shortest way, or is of a journal of before.</summary>
    public OrderPath? Path { get; init; }
}

/// <summary>The order was certainly not taken.</summary>
/// <param name="Code">The broker's code, or a word of ours in capitals where it never left (e.g. <c>NOT_SENT</c>).</param>
public sealed record OrderRefused(OrderId Order, string Code, string Text) : TraderEvent;

/// <summary>Nobody knows whether the order was taken: the reply is lost, late or unreadable.</summary>
public sealed record OrderReplyLost(OrderId Order, string Reason) : TraderEvent;

/// <summary>The request to cancel was taken under a number of its own.</summary>
public sealed record CancelAcknowledged(OrderId Order, OrderNumber CancelNumber) : TraderEvent;

public sealed record CancelRefused(OrderId Order, string Code, string Text) : TraderEvent;

public sealed record CancelReplyLost(OrderId Order, string Reason) : TraderEvent;

public enum NoticeKind
{
    Accepted = 0,
    Filled,
    Rejected,
    CancelAccepted,
    CancelConfirmed,
    AmendAccepted,
    AmendConfirmed,

    /// <summary>The rest of an IOC or FOK order is gone.</summary>
    RestCancelled,
}

/// <summary>
/// A notice of the account (H0STCNI0, H0STCNI9), of our orders and of those the owner makes by phone or HTS alike. It has no
/// execution id: the same one may come twice, and a fill may come before the order's reply.
/// </summary>
/// <param name="OriginalNumber">The order that a cancel or amend is about; none otherwise.</param>
/// <param name="Quantity">Shares of this fill, or of the order where it is no fill.</param>
/// <param name="Price">The fill's price; not quoted otherwise.</param>
/// <param name="OrderQuantity">Shares ordered in all.</param>
/// <param name="TimeOfDay">HHmmss by the exchange's clock.</param>
public sealed record NoticeArrived(
    NoticeKind Kind,
    OrderNumber Number,
    OrderNumber OriginalNumber,
    InstrumentCode Code,
    string Name,
    Side Side,
    Quantity Quantity,
    Price Price,
    Quantity OrderQuantity,
    int TimeOfDay) : TraderEvent
{
    /// <summary>Null: the exchange names a type that we do not send, or none.</summary>
    public OrderType? Type { get; init; }
}
