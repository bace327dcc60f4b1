using Danta.Market;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Commands;

/// <summary>A setting that may be changed from afar, within limits that keep a slip of the thumb from ruining anybody.</summary>
/// <param name="Name">The key of the configuration without its unit.</param>
/// <param name="HasCondition">A condition may have a value of its own; otherwise it is the same for all, and the condition is not looked at.</param>
/// <param name="Show">The value for a condition; empty: the common one.</param>
/// <param name="Apply">The settings with the new value, likewise; null where the text is no value within the limits.</param>
sealed record SettingKey(
    string Name, string Word, bool HasCondition, Func<TraderSettings, string, Speech, string> Show, Func<Speech, string> Range,
    Func<TraderSettings, string, string, TraderSettings?> Apply);

/// <summary>Money and places, every exit with a number, every limit.</summary>
static class SettingKeys
{
    const int MostPositions = 20;

    static readonly Won LeastBudget = new(10_000);
    static readonly Won MostBudget = new(100_000_000);
    static readonly Won LeastLimit = new(1_000);
    static readonly Won MostLimit = new(1_000_000_000);

    public static readonly IReadOnlyList<SettingKey> All =
    [
        new("budget", "예산", true, (settings, condition, say) => say.Won(settings.BudgetFor(condition)), say => $"{say.Won(LeastBudget)} – {say.Won(MostBudget)}",
            (settings, condition, text) => SettingValues.TryWon(text, LeastBudget, MostBudget, out var won) ? settings.WithBudget(condition, won) : null),
        new("maxPositions", "최대종목", false, (settings, _, say) => say.Stocks(settings.MaxPositions), say => $"1 – {say.Stocks(MostPositions)}",
            (settings, _, text) => SettingValues.TryCount(text, 1, MostPositions, out var count) ? settings with { MaxPositions = count } : null),
        Exit("takeProfit", "익절", exit => exit.TakeProfit, (exit, rate) => exit with { TakeProfit = rate }),
        Exit("stopLoss", "손절", exit => exit.StopLoss, (exit, rate) => exit with { StopLoss = rate }),
        Exit("trailing", "트레일링", exit => exit.Trailing, (exit, rate) => exit with { Trailing = rate }),
        Exit("trailingStart", "트레일링시작", exit => exit.TrailingStart, (exit, rate) => exit with { TrailingStart = rate }),
        Exit("breakeven", "본전", exit => exit.Breakeven, (exit, rate) => exit with { Breakeven = rate }),
        Seconds("maxHolding", "보유시간", true, 10, 86_400, (settings, condition) => settings.ExitsFor(condition).MaxHolding,
            (settings, condition, span) => settings.WithExits(condition, settings.ExitsFor(condition) with { MaxHolding = span })),
        Limit("dailyLossLimit", "손실한도", risk => risk.DailyLossLimit, (risk, won) => risk with { DailyLossLimit = won }),
        Limit("dailyProfitTarget", "목표수익", risk => risk.DailyProfitTarget, (risk, won) => risk with { DailyProfitTarget = won }),
        Seconds("cooldown", "재진입대기", false, 1, 86_400, (settings, _) => settings.Risk.Cooldown, (settings, _, span) => settings with { Risk = settings.Risk with { Cooldown = span } }),
        Count("maxOrdersPerMinute", "분당주문", 1_000, risk => risk.MaxOrdersPerMinute, (risk, count) => risk with { MaxOrdersPerMinute = count }),
        Count("maxTradesPerSymbolPerDay", "종목당거래", 1_000, risk => risk.MaxTradesPerSymbolPerDay, (risk, count) => risk with { MaxTradesPerSymbolPerDay = count }),
        Count("maxConsecutiveLosses", "연속손실", 1_000, risk => risk.MaxConsecutiveLosses, (risk, count) => risk with { MaxConsecutiveLosses = count }),
    ];

    /// <summary>As the configuration names it, with or without its unit, or by its Korean word.</summary>
    public static SettingKey? Find(string name) => All.FirstOrDefault(
        key => key.Word == name || string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals($"{key.Name}Percent", name, StringComparison.OrdinalIgnoreCase) || string.Equals($"{key.Name}Seconds", name, StringComparison.OrdinalIgnoreCase));

    static SettingKey Exit(string name, string word, Func<ExitSettings, Rate?> get, Func<ExitSettings, Rate?, ExitSettings> set) => new(
        name, word, true, (settings, condition, say) => say.Percent(get(settings.ExitsFor(condition))),
        say => $"{SettingValues.LeastPercent} – {SettingValues.MostPercent} %, {say["끔", "off"]}",
        (settings, condition, text) =>
        {
            var exits = settings.ExitsFor(condition);
            return SettingValues.IsOff(text) ? settings.WithExits(condition, set(exits, null))
                : SettingValues.TryPercent(text, out var rate) ? settings.WithExits(condition, set(exits, rate)) : null;
        });

    static SettingKey Limit(string name, string word, Func<RiskSettings, Won?> get, Func<RiskSettings, Won?, RiskSettings> set) => new(
        name, word, false, (settings, _, say) => get(settings.Risk) is { } won ? say.Won(won) : say["끔", "off"],
        say => $"{say.Won(LeastLimit)} – {say.Won(MostLimit)}, {say["끔", "off"]}",
        (settings, _, text) => SettingValues.IsOff(text) ? settings with { Risk = set(settings.Risk, null) }
            : SettingValues.TryWon(text, LeastLimit, MostLimit, out var won) ? settings with { Risk = set(settings.Risk, won) } : null);

    static SettingKey Count(string name, string word, int most, Func<RiskSettings, int?> get, Func<RiskSettings, int?, RiskSettings> set) => new(
        name, word, false, (settings, _, say) => get(settings.Risk) is { } count ? say.Times(count) : say["끔", "off"], say => $"1 – {say.Times(most)}, {say["끔", "off"]}",
        (settings, _, text) => SettingValues.IsOff(text) ? settings with { Risk = set(settings.Risk, null) }
            : SettingValues.TryCount(text, 1, most, out var count) ? settings with { Risk = set(settings.Risk, count) } : null);

    static SettingKey Seconds(
        string name, string word, bool hasCondition, int least, int most, Func<TraderSettings, string, TimeSpan?> get,
        Func<TraderSettings, string, TimeSpan?, TraderSettings> set) => new(
        name, word, hasCondition, (settings, condition, say) => get(settings, condition) is { } span ? say.Span(span) : say["끔", "off"],
        say => $"{least} – {most:N0}{say["초", " s"]}, {say["끔", "off"]}",
        (settings, condition, text) => SettingValues.IsOff(text) ? set(settings, condition, null)
            : SettingValues.TryCount(text, least, most, out var seconds) ? set(settings, condition, TimeSpan.FromSeconds(seconds)) : null);
}
