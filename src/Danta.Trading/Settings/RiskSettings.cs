using Danta.Market;

namespace Danta.Trading;

/// <summary>Limits; null: off.</summary>
/// <param name="DailyLossLimit">Positive won.</param>
public sealed record RiskSettings(
    Won? DailyLossLimit, int? MaxOrdersPerMinute, TimeSpan? Cooldown, int? MaxTradesPerSymbolPerDay, int? MaxConsecutiveLosses)
{
    /// <summary>Won, after costs: what has been earned for good is not put at risk again that day.</summary>
    public Won? DailyProfitTarget { get; init; }

    /// <summary>Nothing is bought at this distance below the upper limit or nearer.</summary>
    public Rate? UpperLimitDistance { get; init; } = Rate.FromPercent(1m);

    /// <summary>A stock that the stream has not mentioned for longer is not bought.</summary>
    public TimeSpan? StaleAfter { get; init; } = TimeSpan.FromSeconds(15);

    public bool BuyInVi { get; init; }

    /// <summary>Nothing is bought for so long after a VI has ended.</summary>
    public TimeSpan? AfterVi { get; init; }

    /// <summary>Administrative and warned stocks too; what is halted or in liquidation is never bought.</summary>
    public bool BuyWarned { get; init; }

    public bool ExcludePreferred { get; init; }

    /// <summary>No ETFs and ETNs.</summary>
    public bool ExcludeFunds { get; init; }

    public Price? MinPrice { get; init; }

    public Price? MaxPrice { get; init; }

    /// <summary>Ticks between best bid and best ask.</summary>
    public int? MaxSpreadTicks { get; init; }

    /// <summary>Won traded in the stock today.</summary>
    public Won? MinTurnover { get; init; }

    /// <summary>A purchase takes at most this share of what the ten ask levels offer.</summary>
    public Rate? MaxDepthShare { get; init; }

    /// <summary>Parts of the day without entries.</summary>
    public TimeWindows NoEntry { get; init; } = TimeWindows.None;
}
