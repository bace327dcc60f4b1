using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// All that outlives a day. The trader begins the day from this and from nothing else, so that a restart may do so too: no
/// earlier day has to be heard again, and no position is forgotten however old it is.
/// </summary>
/// <param name="Configured">The settings as the file had them; the owner may have changed <paramref name="Settings"/> since.</param>
/// <param name="LastOrder">Ids and trades are counted on: one number is one order for ever.</param>
/// <param name="BrokerAhead">By how much the broker's clock is ahead of ours; null: not known.</param>
/// <param name="Why">How what is held was bought.</param>
public sealed record CarriedOver(
    DateOnly Day, TradingMode Mode, bool DryRun, TraderSettings Settings, TraderSettings? Configured, CarriedStanding Standing,
    int LastOrder, int LastTrade, TimeSpan? BrokerAhead, IReadOnlyList<CarriedCondition> Conditions,
    IReadOnlyList<CarriedStock> Stocks, IReadOnlyList<CarriedPosition> Positions, IReadOnlyList<Decision> Why) : Request
{
    /// <summary>The last input of the day before: whether anybody was there since tells whether what was proven counts.</summary>
    public DateTimeOffset? HeardAt { get; init; }
}

/// <summary>What stops entries, as far as it does not end with the day.</summary>
public sealed record CarriedStanding(
    string? PausedBy, string? Fault, bool InboxFull, string? JournalTrouble, string? ClockTrouble, string? TokenTrouble, bool StreamUp, bool Reconciled,
    DateTimeOffset? StoppingSince, bool Finished)
{
    public bool IsAsleep { get; init; }

    public string? BrokerTrouble { get; init; }
}

public sealed record CarriedCondition(string Seq, string Name, bool IsOn, bool IsGone, string Problem);

public sealed record CarriedPrice(Price Last, DateTimeOffset? At);

/// <param name="Instrument">As last heard: board and kind decide taxes and ticks until the day's own answer is there.</param>
public sealed record CarriedStock(
    InstrumentCode Code, string Name, Quantity OwnerHeld, Price Last, DateTimeOffset? PricedAt, InstrumentAnswered? Instrument)
{
    /// <summary>Shares of ours that the last balance lacked.</summary>
    public Quantity Disputed { get; init; }

    /// <summary>What orders that are over may have traded unheard.</summary>
    public IReadOnlyList<CarriedClaim> Claims { get; init; } = [];

    public NewBase? NewBase { get; init; }

    /// <summary>The last price of the last day whose base price was known, where that is not the day that is over.</summary>
    public CarriedPrice? Earlier { get; init; }

    /// <summary>Of journals that have no claims: the last such purchase.</summary>
    public UnheardPurchase? Unheard { get; init; }

    /// <summary>Of journals that have no claims: shares of all such sales.</summary>
    public Quantity SoldUnheard { get; init; }
}

/// <inheritdoc cref="Claim"/>
public sealed record CarriedClaim(OrderId Order, Side Side, Quantity Shares, int Trade, string Condition, string Rule)
{
    public OrderNumber Number { get; init; }
}

/// <inheritdoc cref="CarriedStock.Unheard"/>
public sealed record UnheardPurchase(int Trade, string Condition, string Rule, Quantity Open)
{
    public OrderId? Order { get; init; }
}

public sealed record CarriedFill(
    int Order, Side Side, Quantity Quantity, Won Amount, Won Commission, Won Tax, DateOnly Date, bool FromNotice)
{
    public bool IsNewBase { get; init; }
}

public sealed record CarriedExit(string Reason, Urgency Urgency, DateTimeOffset At, Quantity Keep);

/// <inheritdoc cref="Position"/>
public sealed record CarriedPosition(
    int Trade, InstrumentCode Code, string Condition, string Rule, PositionOrigin Origin, DateTimeOffset OpenedAt,
    DateTimeOffset? CalledAt, Price High, CarriedExit? Exit, bool WasLocked, bool PartTaken,
    IReadOnlyList<CarriedFill> Fills)
{
    public DateTimeOffset? BalanceNeededFrom { get; init; }

    public Price HighBid { get; init; }

    /// <inheritdoc cref="Position.Exits"/>
    public ExitSettings? Exits { get; init; }
    public Price? OwnStop { get; init; }
}
