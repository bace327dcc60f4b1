using Danta.Market;

namespace Danta.Trading;

/// <summary>Everything presenters show, frozen after a step. Nobody outside the trader ever holds anything live.</summary>
/// <param name="Reason">Why the state is what it is, in Korean; empty where it needs no reason.</param>
public sealed record TraderSnapshot(
    DateTimeOffset Time,
    TradingMode Mode,
    bool DryRun,
    TraderState State,
    string Reason,
    bool Reconciled,
    bool StreamUp,
    bool MarketOpen,
    TraderSettings Settings,
    IReadOnlyList<PositionView> Positions,
    IReadOnlyList<OrderView> Orders,
    IReadOnlyList<RoundTrip> Trades,
    IReadOnlyList<ConditionView> Conditions,
    IReadOnlyList<CandidateView> Watchlist,
    DayResult Today)
{
    /// <summary>The last decisions with their reasons, for /why and /whynot.</summary>
    public DecisionHistory History { get; init; } = DecisionHistory.Empty;

    /// <summary>Purchases that wait for the owner's yes.</summary>
    public IReadOnlyList<OfferView> Offers { get; init; } = [];

    /// <summary>The owner's own open sales that bind what is held: 전량매도 cancels them.</summary>
    public IReadOnlyList<BindingSale> Binding { get; init; } = [];

    /// <summary>Faults of our own since the process began.</summary>
    public int Faults { get; init; }

    /// <summary>Outside of the hours in which anything can be traded: nothing is asked by any rhythm.</summary>
    public bool IsAsleep { get; init; }

    /// <summary>The exchange trades today, by the broker's word or else by the calendar.</summary>
    public bool IsOpenDay { get; init; }

    /// <summary>The exchange takes sales now, by what it shows or else by clock and calendar.</summary>
    public bool TakesSales { get; init; }

    /// <inheritdoc cref="Started.SellsOnly"/>
    public bool SellsOnly { get; init; }

    /// <summary>When 전량매도 was last over, by the broker's own lists; null: it has not been.</summary>
    public DateTimeOffset? FlattenedAt { get; init; }

    /// <summary>What can keep everything from being bought, in the order in which it is asked.</summary>
    public IReadOnlyList<GateView> Gates { get; init; } = [];

    public static readonly TraderSnapshot Empty = new(
        default, TradingMode.Paper, false, TraderState.Starting, "", false, false, false, TraderSettings.Default,
        [], [], [], [], [], DayResult.None);
}

/// <param name="Unrealised">After the costs of having bought and of selling now.</param>
/// <param name="TakeProfit">Null: off.</param>
public sealed record PositionView(
    InstrumentCode Code, string Name, Board Board, Quantity Quantity, decimal AveragePrice, Price Price, Won Cost, Won Value,
    Won Unrealised, decimal UnrealisedPercent, Price? TakeProfit, Price? StopLoss, DateTimeOffset OpenedAt, string Condition,
    PositionOrigin Origin, bool InDoubt, int Trade)
{
    /// <summary>Korean, how far its sale has come and what keeps it; empty: it is not being sold.</summary>
    public string Selling { get; init; } = "";

    public ListingKind Kind { get; init; }

    /// <summary>The day's lowest and highest price; null: not known.</summary>
    public (Price? Lower, Price? Upper) Limits { get; init; }
    /// <summary>The owner has moved its stop.</summary>
    public bool IsOwnStop { get; init; }

    /// <summary>Sold then at the latest; null: it may be held for as long as one likes.</summary>
    public DateTimeOffset? SellsAt { get; init; }

    /// <summary>The owner's own open sales that bind it.</summary>
    public IReadOnlyList<OrderNumber> BoundBy { get; init; } = [];
}

/// <summary>An open sale that is not ours, of shares that are.</summary>
public sealed record BindingSale(InstrumentCode Code, string Name, OrderNumber Number, Quantity Open);

/// <param name="Reason">Why it was sent, or why it was refused, in Korean.</param>
public sealed record OrderView(
    OrderId Id, OrderNumber Number, InstrumentCode Code, string Name, Side Side, OrderType Type, Quantity Quantity,
    Quantity Filled, decimal AveragePrice, OrderState State, string Reason, DateTimeOffset SentAt, DateTimeOffset? DoneAt)
{
    /// <summary>Null: it has no price of its own.</summary>
    public Price? Limit { get; init; }

    /// <summary>It is over, and a balance that was asked since then has as many shares as the books.</summary>
    public bool IsShown { get; init; }

    /// <summary>It waits at the owner's price, and gives way to a stop.</summary>
    public bool Rests { get; init; }
}

/// <summary>A purchase that waits for the owner's yes.</summary>
/// <param name="Id">The round trip that it would begin.</param>
/// <param name="TakeProfit">Null: off.</param>
/// <param name="Until">By the trader's time: silence until then is a no.</param>
public sealed record OfferView(
    int Id, InstrumentCode Code, string Name, string Condition, string Rule, Quantity Quantity, Price Price, Price? TakeProfit, Price? StopLoss,
    DateTimeOffset At, DateTimeOffset Until)
{
    public Won Amount => Price * Quantity;
}

public sealed record ConditionView(string Seq, string Name, bool On, int Hits, bool Truncated, DateTimeOffset? PolledAt, string Problem)
{
    /// <summary>From the question before the last to the last answer: so old an entering or leaving can have been when it was seen.</summary>
    public TimeSpan? Delay { get; init; }
}

/// <summary>A stock that is watched, and what keeps it from being bought just now.</summary>
public sealed record CandidateView(
    InstrumentCode Code, string Name, Board Board, Price Price, string Condition, DateTimeOffset EnteredAt, bool InCondition,
    string WaitingFor)
{
    /// <summary>Its ticks are heard; otherwise its price is asked for now and then.</summary>
    public bool IsWatched { get; init; }

    /// <summary>What it competes with for a place: freshness, turnover, strength, nearness to its rule.</summary>
    public int Score { get; init; }
}
