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
    public OrderSettings Orders { get; init; } = OrderSettings.Default;

    /// <summary>Stocks whose ticks are heard at once, held ones included: the broker's 41 registrations less the fill notices.</summary>
    public int WatchSlots { get; init; } = 40;

    public static readonly TraderSettings Default = new(
        new Won(1_000_000), 3, new EntrySettings("immediate"),
        new ExitSettings(Rate.FromPercent(1.5m), Rate.FromPercent(1.0m), null, null, null, TimeSpan.FromSeconds(600), new TimeOnly(15, 15)),
        new RiskSettings(new Won(50_000), 30, TimeSpan.FromSeconds(300), 3, null),
        TradingCosts.BanKis,
        new SessionSettings(new TimeSpan(9, 0, 30), new TimeSpan(15, 10, 0), true),
        false, false);
}

/// <param name="Rule">The entry rule's name.</param>
public sealed record EntrySettings(string Rule);

/// <summary>When to sell. Percentages are of the average entry price, before costs; null: off.</summary>
/// <param name="TrailingStart">Profit from which the trailing stop is armed; null: at once.</param>
/// <param name="FlattenAt">KST; everything is sold then and nothing is bought that day after it.</param>
public sealed record ExitSettings(
    Rate? TakeProfit, Rate? StopLoss, Rate? Trailing, Rate? TrailingStart, Rate? Breakeven, TimeSpan? MaxHolding, TimeOnly? FlattenAt);

/// <summary>Limits; null: off.</summary>
/// <param name="DailyLossLimit">Positive won.</param>
public sealed record RiskSettings(
    Won? DailyLossLimit, int? MaxOrdersPerMinute, TimeSpan? Cooldown, int? MaxTradesPerSymbolPerDay, int? MaxConsecutiveLosses)
{
    /// <summary>Nothing is bought at this distance below the upper limit or nearer.</summary>
    public Rate UpperLimitDistance { get; init; } = Rate.FromPercent(1m);

    /// <summary>A stock that the stream has not mentioned for longer is not bought.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>When entries may happen. 00:00 to 24:00 is around the clock, whatever the exchange's phase.</summary>
public sealed record SessionSettings(TimeSpan Start, TimeSpan End, bool CheckHoliday)
{
    public bool IsAroundTheClock => Start == TimeSpan.Zero && End == TimeSpan.FromHours(24);
}
