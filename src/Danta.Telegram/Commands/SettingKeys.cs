using System.Globalization;
using Danta.Market;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Commands;

/// <summary>A setting that may be changed from afar, within limits that keep a slip of the thumb from ruining anybody.</summary>
/// <param name="Apply">The settings with the new value; null where the text is no value within the limits.</param>
sealed record SettingKey(
    string Name, string Word, Func<TraderSettings, Speech, string> Show, Func<Speech, string> Range,
    Func<TraderSettings, string, TraderSettings?> Apply);

static class SettingKeys
{
    const decimal LeastPercent = 0.1m;
    const decimal MostPercent = 30m;
    const int MostPositions = 20;

    static readonly Won LeastBudget = new(10_000);
    static readonly Won MostBudget = new(100_000_000);

    public static readonly IReadOnlyList<SettingKey> All =
    [
        new("budget", "예산", (settings, say) => say.Won(settings.BudgetPerTrade), say => $"{say.Won(LeastBudget)} – {say.Won(MostBudget)}",
            (settings, text) => TryWon(text, out var won) ? settings with { BudgetPerTrade = won } : null),
        new("takeProfit", "익절", (settings, say) => say.Percent(settings.Exit.TakeProfit), Percents,
            (settings, text) => TryPercent(text, out var rate) ? settings with { Exit = settings.Exit with { TakeProfit = rate } } : null),
        new("stopLoss", "손절", (settings, say) => say.Percent(settings.Exit.StopLoss), Percents,
            (settings, text) => TryPercent(text, out var rate) ? settings with { Exit = settings.Exit with { StopLoss = rate } } : null),
        new("maxPositions", "최대종목", (settings, say) => say.Stocks(settings.MaxPositions), say => $"1 – {say.Stocks(MostPositions)}",
            (settings, text) => int.TryParse(text.Replace("종목", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is >= 1 and <= MostPositions ? settings with { MaxPositions = count } : null),
    ];

    public static SettingKey? Find(string name) => All.FirstOrDefault(
        key => key.Word == name || string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase));

    static string Percents(Speech say) => $"{LeastPercent} – {MostPercent} %, {say["끔", "off"]}";

    /// <summary>500000, 500,000원, 50만, 50만원.</summary>
    static bool TryWon(string text, out Won won)
    {
        won = default;
        var digits = text.Replace(",", "", StringComparison.Ordinal).Replace("원", "", StringComparison.Ordinal);
        var tenThousands = digits.EndsWith('만');
        if (!long.TryParse(tenThousands ? digits[..^1] : digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || amount > MostBudget.Amount)
            return false;
        won = new(tenThousands ? amount * 10_000 : amount);
        return won >= LeastBudget && won <= MostBudget;
    }

    static bool TryPercent(string text, out Rate? rate)
    {
        rate = null;
        if (text is "끔" || string.Equals(text, "off", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            || percent is < LeastPercent or > MostPercent)
            return false;
        rate = Rate.FromPercent(percent);
        return true;
    }
}
