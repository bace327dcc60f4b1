using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>An <c>exit</c> section: the common one, or a condition's own, which takes from the common one what it does not say.</summary>
static class ExitConfig
{
    public static ExitSettings Read(ConfigReader exit, ExitSettings fallback)
    {
        var flatten = exit.OptionalTimeOfDay("flattenAt", fallback.FlattenAt?.ToTimeSpan());
        if (flatten == TimeSpan.FromHours(24))
            exit.Fault("flattenAt", "00:00:00부터 23:59:59까지여야 합니다");
        var settings = new ExitSettings(
            exit.OptionalPercent("takeProfitPercent", fallback.TakeProfit, 0.01m, 1_000),
            exit.OptionalPercent("stopLossPercent", fallback.StopLoss, 0.01m, 100),
            exit.OptionalPercent("trailingPercent", fallback.Trailing, 0.01m, 100),
            exit.OptionalPercent("trailingStartPercent", fallback.TrailingStart, 0, 1_000),
            exit.OptionalPercent("breakevenPercent", fallback.Breakeven, 0.01m, 1_000),
            exit.OptionalSeconds("maxHoldingSeconds", fallback.MaxHolding, 1, 86_400),
            flatten is { } time && time < TimeSpan.FromHours(24) ? TimeOnly.FromTimeSpan(time) : null)
        {
            PartAt = exit.OptionalPercent("partAtPercent", fallback.PartAt, 0.01m, 1_000),
            PartShare = Rate.FromPercent(exit.Number("partSharePercent", fallback.PartShare.Percent, 1, 99)!.Value),
            AllowBelowCosts = exit.Flag("allowBelowCosts", fallback.AllowBelowCosts),
            WeakBuyShare = exit.OptionalPercent("weakBuyPercent", fallback.WeakBuyShare, 0, 100),
            WeakSeconds = exit.Integer("weakSeconds", fallback.WeakSeconds, 1, EntryKey.MaxSeconds),
            WhenLeft = exit.Flag("whenLeft", fallback.WhenLeft),
            Vi = Vi(exit, fallback.Vi),
            ViDistance = Rate.FromPercent(exit.Number("viDistancePercent", fallback.ViDistance.Percent, 0, 9.99m)!.Value),
            HoldLockedLimit = exit.Flag("holdLockedLimit", fallback.HoldLockedLimit),
        };
        Check(exit, settings);
        exit.Close();
        return settings;
    }

    static ViExit Vi(ConfigReader exit, ViExit fallback) =>
        exit.OneOf("vi", fallback.ToString().ToLowerInvariant(), "hold", "before", "after", "both") switch
        {
            "before" => ViExit.Before,
            "after" => ViExit.After,
            "both" => ViExit.Both,
            _ => ViExit.Hold,
        };

    /// <summary>Levels that could never be reached, because another one sells before them, are slips.</summary>
    static void Check(ConfigReader exit, ExitSettings settings)
    {
        if (settings.TrailingStart is not null && settings.Trailing is null)
            exit.Fault("trailingStartPercent", "trailingPercent와 함께 써야 합니다");
        if (settings.TakeProfit is not { } target)
            return;
        if (settings.StopLoss > target)
            exit.Fault("stopLossPercent", $"takeProfitPercent({target.Percent:0.####}) 이하여야 합니다. 얻는 것보다 잃는 것이 큽니다");
        Below(exit, "trailingStartPercent", settings.TrailingStart, target);
        Below(exit, "breakevenPercent", settings.Breakeven, target);
        Below(exit, "partAtPercent", settings.PartAt, target);
    }

    static void Below(ConfigReader exit, string key, Rate? level, Rate target)
    {
        if (level >= target)
            exit.Fault(key, $"takeProfitPercent({target.Percent:0.####})보다 낮아야 합니다. 그 전에 익절로 모두 팔립니다");
    }
}
