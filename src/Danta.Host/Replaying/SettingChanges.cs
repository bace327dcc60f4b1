using System.Globalization;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Replaying;

/// <summary>
/// What a person would have done otherwise on a day: keys as the configuration has them, laid over the settings that the day was traded by.
/// An exit is changed for all, also where a condition has exits of its own: that is what is meant by "had I taken profit at 1.2 %".
/// </summary>
static class SettingChanges
{
    static readonly Dictionary<string, Func<TraderSettings, string, TraderSettings?>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["exit.takeProfitPercent"] = Percent(0.01m, 1_000, (exit, rate) => exit with { TakeProfit = rate }),
        ["exit.stopLossPercent"] = Percent(0.01m, 100, (exit, rate) => exit with { StopLoss = rate }),
        ["exit.trailingPercent"] = Percent(0.01m, 100, (exit, rate) => exit with { Trailing = rate, TrailingStart = rate is null ? null : exit.TrailingStart }),
        ["exit.trailingStartPercent"] = Percent(0, 1_000, (exit, rate) => exit with { TrailingStart = rate }),
        ["exit.breakevenPercent"] = Percent(0.01m, 1_000, (exit, rate) => exit with { Breakeven = rate }),
        ["exit.maxHoldingSeconds"] = (settings, text) => IsOff(text) ? Exits(settings, exit => exit with { MaxHolding = null })
            : Number(text, 1, 86_400) is { } seconds ? Exits(settings, exit => exit with { MaxHolding = TimeSpan.FromSeconds(seconds) }) : null,
        ["exit.flattenAt"] = (settings, text) => IsOff(text) ? Exits(settings, exit => exit with { FlattenAt = null })
            : TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Exits(settings, exit => exit with { FlattenAt = at }) : null,
        ["budgetPerTrade"] = (settings, text) => Number(text, 1, 10_000_000_000) is { } won ? settings with { BudgetPerTrade = new Won(won) } : null,
        ["maxPositions"] = (settings, text) => Number(text, 1, 40) is { } places ? settings with { MaxPositions = (int)places } : null,
        ["risk.dailyLossLimit"] = (settings, text) => IsOff(text) ? settings with { Risk = settings.Risk with { DailyLossLimit = null } }
            : Number(text, 1, 10_000_000_000) is { } won ? settings with { Risk = settings.Risk with { DailyLossLimit = new Won(won) } } : null,
        ["risk.cooldownSeconds"] = (settings, text) => IsOff(text) ? settings with { Risk = settings.Risk with { Cooldown = null } }
            : Number(text, 0, 86_400) is { } seconds ? settings with { Risk = settings.Risk with { Cooldown = TimeSpan.FromSeconds(seconds) } } : null,
        ["risk.maxTradesPerSymbolPerDay"] = (settings, text) => IsOff(text) ? settings with { Risk = settings.Risk with { MaxTradesPerSymbolPerDay = null } }
            : Number(text, 1, 1_000) is { } trades ? settings with { Risk = settings.Risk with { MaxTradesPerSymbolPerDay = (int)trades } } : null,
    };

    /// <returns>What is wrong with them, in Korean; null: nothing.</returns>
    public static string? FaultOf(IReadOnlyDictionary<string, string> changes)
    {
        foreach (var (key, value) in changes)
        {
            if (!Keys.TryGetValue(key, out var change))
                return $"{CleanText.Of(key)}: 바꿔 볼 수 있는 것은 {string.Join(", ", Keys.Keys)}입니다.";
            if (change(TraderSettings.Default, value) is null)
                return $"{key}: '{CleanText.Of(value)}'는 쓸 수 없는 값입니다.";
        }
        return null;
    }

    /// <summary>Of changes that have no fault.</summary>
    public static TraderSettings Over(TraderSettings settings, IReadOnlyDictionary<string, string> changes) => changes
        .OrderBy(change => change.Key, StringComparer.Ordinal)
        .Aggregate(settings, (now, change) => Keys[change.Key](now, change.Value) ?? now);

    static Func<TraderSettings, string, TraderSettings?> Percent(decimal least, decimal most, Func<ExitSettings, Rate?, ExitSettings> change) => (settings, text) =>
        IsOff(text) ? Exits(settings, exit => change(exit, null))
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent >= least && percent <= most
            ? Exits(settings, exit => change(exit, Rate.FromPercent(percent))) : null;

    static TraderSettings Exits(TraderSettings settings, Func<ExitSettings, ExitSettings> change) => settings with
    {
        Exit = change(settings.Exit),
        Conditions = settings.Conditions with { All = [.. settings.Conditions.All.Select(plan => plan with { Exit = plan.Exit is { } own ? change(own) : null })] },
    };

    static long? Number(string text, long least, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    static bool IsOff(string text) => text is "off" or "null" or "";
}
