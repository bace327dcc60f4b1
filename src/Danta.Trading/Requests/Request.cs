using Danta.Market;

namespace Danta.Trading;

/// <summary>Something the trader wants done. The edges do it and never decide anything about it.</summary>
public abstract record Request
{
    private protected Request()
    {
    }
}

/// <summary>Send this order, once. The reply comes back as <see cref="OrderAcknowledged"/>, <see cref="OrderRefused"/> or <see cref="OrderReplyLost"/>.</summary>
/// <param name="Limit">Null unless the type is <see cref="OrderType.Limit"/>.</param>
public sealed record PlaceOrder(
    OrderId Order, InstrumentCode Code, Side Side, OrderType Type, Quantity Quantity, Price? Limit, Urgency Urgency) : Request
{
    public OrderVenue Venue { get; init; }
}

/// <summary>Cancel what is left of an order.</summary>
public sealed record CancelOrder(
    OrderId Order, OrderNumber Number, InstrumentCode Code, OrderType Type, Quantity Remaining, Urgency Urgency) : Request
{
    /// <summary>Where the order was sent: a cancel has to name it.</summary>
    public OrderVenue Venue { get; init; }
}

/// <param name="Doubt">An order in doubt waits for the answer.</param>
public sealed record Ask(Question Question, bool Doubt) : Request;

/// <summary>Subscribe to a stock's trades (and book).</summary>
/// <param name="Pinned">Held or being bought: never dropped for a candidate.</param>
public sealed record Watch(InstrumentCode Code, bool Pinned) : Request;

public sealed record Unwatch(InstrumentCode Code) : Request;

/// <summary>A sale of this quantity may come: its hashkey can be fetched ahead. Zero: it will not.</summary>
public sealed record PrepareExit(InstrumentCode Code, Quantity Quantity) : Request
{
    public OrderType Type { get; init; }

    public OrderVenue Venue { get; init; }
}

/// <summary>A purchase of this quantity may come: its hashkey can be fetched ahead, while nothing else is to be asked. Zero: it will not.</summary>
public sealed record PrepareEntry(InstrumentCode Code, Quantity Quantity) : Request
{
    public OrderType Type { get; init; }

    public OrderVenue Venue { get; init; }
}

/// <summary>Asleep: no connection is kept and nothing is asked by any rhythm. Awake: everything anew.</summary>
public sealed record Rest(bool Asleep) : Request;

/// <summary>Something the owner should hear.</summary>
public sealed record Tell(OwnerNews News) : Request;

/// <summary>A step of the record of why something was done or left undone. For the journal and /why.</summary>
public sealed record Note(Decision Decision) : Request;

/// <summary>The wish to stop is carried out: nothing more will be requested.</summary>
public sealed record Finished : Request;
