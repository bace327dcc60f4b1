using Danta.Market;

namespace Danta.Trading;

/// <summary>What the owner decides about trading (the <c>trading</c> part of the configuration), checked before it gets here.</summary>
public sealed record TraderSettings(
    Won BudgetPerTrade,
    int MaxPositions,
    EntrySettings Entry,
    ExitSettings Exit,
    RiskSettings Risk,
    TradingCosts Costs,
    SessionSettings Session,
    bool FlattenOnStop,
    bool AdoptForeignPositions)
{
    /// <summary>Each purchase is offered to the owner first, and made only if he says yes within seconds.</summary>
    public bool Approve { get; init; }

    public OrderSettings Orders { get; init; } = OrderSettings.Default;

    public EdgeSettings Edges { get; init; } = EdgeSettings.Default;

    /// <summary>Which conditions call, and with what budget and exits of their own.</summary>
    public ConditionPlans Conditions { get; init; } = ConditionPlans.None;

    /// <summary>The exits of what a condition bought: its own, or the common ones.</summary>
    /// <param name="condition">Its plan's expression; empty: the common ones.</param>
    public ExitSettings ExitsFor(string condition) => Conditions.Find(condition)?.Exit ?? Exit;

    /// <summary>Won a trade for what a condition calls: its own, or the common one.</summary>
    /// <inheritdoc cref="ExitsFor"/>
    public Won BudgetFor(string condition) => Conditions.Find(condition)?.Budget ?? BudgetPerTrade;

    /// <summary>Other exits for what one condition buys, or for all: those of a condition follow where they were the same.</summary>
    /// <inheritdoc cref="ExitsFor"/>
    public TraderSettings WithExits(string condition, ExitSettings exits) => condition.Length > 0
        ? this with { Conditions = Conditions.With(condition, plan => plan with { Exit = exits }) }
        : this with
        {
            Exit = exits,
            Conditions = Conditions with { All = [.. Conditions.All.Select(plan => plan with { Exit = plan.Exit?.Taking(Exit, exits, evenOwn: false) })] },
        };

    /// <summary>Another budget for what one condition calls, or for all that have none of their own.</summary>
    /// <inheritdoc cref="ExitsFor"/>
    public TraderSettings WithBudget(string condition, Won budget) => condition.Length > 0
        ? this with { Conditions = Conditions.With(condition, plan => plan with { Budget = budget }) }
        : this with { BudgetPerTrade = budget };

    /// <summary>Stocks whose ticks are heard at once, held ones included: the broker's 41 registrations less the fill notices.</summary>
    public int WatchSlots { get; init; } = 40;

    /// <summary>KST; on real, when the day's profit is compared with the broker's. Null: never.</summary>
    public TimeOnly? TieOutAt { get; init; } = new TimeOnly(15, 45);

    /// <summary>The commission that the evening's comparison shows is used from the next day on.</summary>
    public bool LearnCommission { get; init; } = true;

    public static readonly TraderSettings Default = new(
        new Won(1_000_000), 3, new EntrySettings("immediate"),
        new ExitSettings(Rate.FromPercent(1.5m), Rate.FromPercent(1.0m), null, null, null, TimeSpan.FromSeconds(600), new TimeOnly(15, 15)),
        new RiskSettings(new Won(50_000), 30, TimeSpan.FromSeconds(300), 3, null),
        TradingCosts.BanKis,
        new SessionSettings(new TimeSpan(9, 0, 30), new TimeSpan(15, 10, 0), true),
        false, false);
}

/// <summary>When entries may happen. 00:00 to 24:00 is around the clock, whatever the exchange's phase.</summary>
public sealed record SessionSettings(TimeSpan Start, TimeSpan End, bool CheckHoliday)
{
    public bool IsAroundTheClock => Start == TimeSpan.Zero && End == TimeSpan.FromHours(24);
}
