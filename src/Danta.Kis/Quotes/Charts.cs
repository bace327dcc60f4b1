using Danta.Market;

namespace Danta.Kis;

/// <summary>One bar of a chart.</summary>
/// <param name="TimeOfDay">HHmmss of its minute; -1 for days and longer.</param>
public sealed record Bar(
    DateOnly Date, int TimeOfDay, Price Open, Price High, Price Low, Price Close, Quantity Volume, Won Turnover);

/// <summary>How long a bar is (FID_PERIOD_DIV_CODE).</summary>
public enum BarPeriod
{
    Day = 0,
    Week,
    Month,
    Year,
}

/// <summary>A trade of the past.</summary>
/// <param name="Volume">Shares of the trade, or of the moment.</param>
/// <param name="Strength">체결강도, percent.</param>
public sealed record PastTrade(int TimeOfDay, Price Price, decimal ChangePercent, Quantity Volume, decimal Strength);
