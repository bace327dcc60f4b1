using System.Globalization;
using Danta.Market;

namespace Danta.Telegram.Commands;

/// <summary>Values as people type them.</summary>
static class SettingValues
{
    public const decimal LeastPercent = 0.1m;
    public const decimal MostPercent = 30m;

    static readonly string[] Units = ["종목", "번", "건", "회", "초", "s"];

    public static bool IsOff(string text) => text is "끔" || string.Equals(text, "off", StringComparison.OrdinalIgnoreCase);

    /// <summary>500000, 500,000원, 50만, 50만원.</summary>
    public static bool TryWon(string text, Won least, Won most, out Won won)
    {
        won = default;
        var digits = text.Replace(",", "", StringComparison.Ordinal).Replace("원", "", StringComparison.Ordinal);
        var tenThousands = digits.EndsWith('만');
        if (!long.TryParse(tenThousands ? digits[..^1] : digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > most.Amount)
            return false;
        won = new(tenThousands ? amount * 10_000 : amount);
        return won >= least && won <= most;
    }

    /// <summary>1.2, 1.2%.</summary>
    public static bool TryPercent(string text, out Rate rate)
    {
        rate = default;
        if (!decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            || percent is < LeastPercent or > MostPercent)
            return false;
        rate = Rate.FromPercent(percent);
        return true;
    }

    /// <summary>3, 3종목, 600초.</summary>
    public static bool TryCount(string text, int least, int most, out int count)
    {
        var unit = Units.FirstOrDefault(unit => text.EndsWith(unit, StringComparison.Ordinal)) ?? "";
        return int.TryParse(text[..^unit.Length].Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= least && count <= most;
    }
}
