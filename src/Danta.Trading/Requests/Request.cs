using Danta.Market;

namespace Danta.Trading;

/// <summary>Our own number of an order, counted by the trader: the broker knows no client order id.</summary>
public readonly record struct OrderId(int Value)
{
    public override string ToString() => Value.ToString(null, null);
}

/// <summary>Something the trader wants done. The edges do it and never decide anything about it.</summary>
public abstract record Request
{
    private protected Request()
    {
    }
}

public enum OrderType
{
    /// <summary>시장가.</summary>
    Market = 0,

    /// <summary>지정가.</summary>
    Limit,

    /// <summary>최유리지정가: becomes a limit order at the best opposite price.</summary>
    Best,

    /// <summary>IOC시장가.</summary>
    MarketIoc,

    /// <summary>IOC최유리.</summary>
    BestIoc,
}

/// <summary>How urgent an order is for the request budget.</summary>
public enum Urgency
{
    Entry = 0,
    Exit,
    Panic,
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

/// <summary>A question to the broker.</summary>
public abstract record Question;

/// <summary>The day's orders (inquire-daily-ccld).</summary>
public sealed record DayOrdersQuestion : Question;

/// <summary>Holdings and money (inquire-balance).</summary>
public sealed record BalanceQuestion : Question;

/// <summary>What the account can spend without receivables, on no stock in particular (inquire-psbl-order without a code).</summary>
public sealed record MoneyQuestion : Question;

/// <summary>What may be bought of one stock whose margin rate nobody knows (inquire-psbl-order).</summary>
public sealed record BuyingPowerQuestion(InstrumentCode Code) : Question;

/// <summary>One stock's price and state of this moment, VI included (inquire-price).</summary>
public sealed record InstrumentQuestion(InstrumentCode Code) : Question;

/// <summary>Prices and limits of up to <see cref="Most"/> stocks at once (intstock-multprice).</summary>
/// <param name="Codes">The most wanted first.</param>
public sealed record InstrumentsQuestion(IReadOnlyList<InstrumentCode> Codes) : Question
{
    /// <summary>As many as the broker answers in one call.</summary>
    public const int Most = 30;
}

/// <summary>What the day earned (inquire-balance-rlz-pl and inquire-period-trade-profit). Real only.</summary>
public sealed record DayProfitQuestion(DateOnly Date) : Question;

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

/// <summary>Something the owner should hear.</summary>
public sealed record Tell(OwnerNews News) : Request;

/// <summary>A step of the record of why something was done or left undone. For the journal and /why.</summary>
public sealed record Note(Decision Decision) : Request;

/// <summary>The wish to stop is carried out: nothing more will be requested.</summary>
public sealed record Finished : Request;
