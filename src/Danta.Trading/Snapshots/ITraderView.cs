using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What a presenter (dashboard, Telegram, terminal) may see and do: frozen snapshots out, commands in. The host implements it
/// for a live run, tests for their own days.
/// </summary>
public interface ITraderView
{
    TraderSnapshot Snapshot { get; }

    EdgeStatus Edges { get; }

    /// <summary>What the market did today in the stocks that were heard.</summary>
    IDayTape Tape { get; }

    /// <summary>Puts a command into the trader's inbox. False: the inbox is full and the command was not taken.</summary>
    bool TryCommand(OwnerCommand command);

    /// <summary>The record of a round trip, oldest step first; empty where the id is unknown.</summary>
    IReadOnlyList<Decision> Why(int trade);

    /// <summary>Why a stock was not bought today, newest step first.</summary>
    IReadOnlyList<Decision> WhyNot(InstrumentCode code);

    /// <summary>The listed stock of this name; null: none, or the master files are not there.</summary>
    InstrumentCode? FindStock(string name);

    /// <summary>Closed days and today, both ends included, oldest first.</summary>
    ValueTask<IReadOnlyList<DayResult>> DaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Round trips that were closed on these days, both included, oldest first.</summary>
    ValueTask<IReadOnlyList<RoundTrip>> TradesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Orders that were sent on these days, both included, oldest first.</summary>
    ValueTask<IReadOnlyList<OrderView>> OrdersAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>The state of the edges, which the trader itself does not know.</summary>
/// <param name="Account">Masked: <c>5001****-01</c>.</param>
/// <param name="Session">What the exchange does now, in Korean.</param>
/// <param name="FeedAge">Since the last frame of any kind; null: never heard one.</param>
/// <param name="Money">From the last balance; null: not known yet.</param>
public sealed record EdgeStatus(
    string Version,
    string Account,
    string Session,
    TimeSpan? FeedAge,
    BudgetStatus Budget,
    SubscriptionStatus Subscriptions,
    IReadOnlyList<HealthCheck> Checks,
    AccountMoney? Money)
{
    /// <summary>The program's loops, the trader's first.</summary>
    public IReadOnlyList<LoopStatus> Loops { get; init; } = [];

    /// <summary>Whether a second process stands by to sell what is held, should this one die.</summary>
    public GuardState Guard { get; init; }

    /// <summary>The condition that is furthest behind its rhythm, for the broker's limit does not allow more; null: all are in time.</summary>
    public ConditionLag? Lag { get; init; }

    /// <summary>How long orders of this life took, hop by hop.</summary>
    public IReadOnlyList<PathHistogram> Paths { get; init; } = [];

    /// <summary>How the first order of this life went; null before it.</summary>
    public OrderPath? FirstOrder { get; init; }

    /// <summary>Warm connections that could take an order now.</summary>
    public int ReadyForOrders { get; init; }

    /// <summary>What the last round of the doctor's checks found, in their order; null: there was none yet.</summary>
    public CheckRound? Round { get; init; }

    /// <summary>Ready to trade: every check holds.</summary>
    public bool IsReady => Checks.All(check => check.Holds);
}

/// <summary>One of the program's loops.</summary>
/// <param name="Name">A stable word: trader, seconds, conditions, screen, telegram.commands, …</param>
/// <param name="Running">False while it waits to be begun again, and once it has ended.</param>
/// <param name="Restarts">Since the program began.</param>
/// <param name="LastFailure">The kind of its last failure; empty: it never failed.</param>
public sealed record LoopStatus(string Name, bool Running, int Restarts, string LastFailure, DateTimeOffset? FailedAt);

/// <summary>A condition that is asked more seldom than its owner wants.</summary>
/// <param name="Every">As wanted.</param>
/// <param name="Really">Between its last two questions.</param>
public sealed record ConditionLag(string Name, TimeSpan Every, TimeSpan Really);

/// <summary>The request budget of a second.</summary>
/// <param name="Limit">Calls a second.</param>
/// <param name="Used">In the last second.</param>
/// <param name="Waiting">Calls in line.</param>
public sealed record BudgetStatus(int Limit, int Used, int Waiting)
{
    /// <summary>Each lane in line, the most urgent first.</summary>
    public IReadOnlyList<LaneStatus> Lanes { get; init; } = [];
}

/// <summary>Who waits in a lane of the request budget.</summary>
/// <param name="Name">A stable word: sales, cancels, entries, doubts, conditions, balance, other.</param>
/// <param name="Waiting">Calls in line.</param>
/// <param name="Oldest">How long the first of them has waited.</param>
public sealed record LaneStatus(string Name, int Waiting, TimeSpan Oldest);

public sealed record SubscriptionStatus(int Used, int Limit);

/// <param name="Name">A stable word: token, notices, reconciled, conditions, …</param>
/// <param name="Detail">In Korean: what is wrong and what to do; empty where it holds.</param>
public sealed record HealthCheck(string Name, bool Holds, string Detail);

/// <summary>The account's money as the broker last said.</summary>
/// <param name="BuyingPower">What can be bought without receivables (nrcvb_buy_amt); null: not asked yet.</param>
public sealed record AccountMoney(Won Deposit, Won SettledCash, Won TotalValue, DateTimeOffset AsOf, Won? BuyingPower = null);
