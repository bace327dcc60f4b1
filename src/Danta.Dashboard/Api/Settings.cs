using Danta.Trading;

namespace Danta.Dashboard.Api;

/// <summary>GET /api/v1/settings: what holds now, the owner's changes included. Percentages are of the average entry price; null: off.</summary>
sealed record SettingsResource(
    long BudgetPerTrade, int MaxPositions, string EntryRule, ExitResource Exit, RiskResource Risk, CostResource Costs, string SessionStart,
    string SessionEnd, bool FlattenOnStop, bool AdoptForeignPositions)
{
    public static SettingsResource From(TraderSettings settings) => new(
        settings.BudgetPerTrade.Amount, settings.MaxPositions, settings.Entry.Rule, ExitResource.From(settings.Exit), RiskResource.From(settings.Risk),
        CostResource.From(settings.Costs), $@"{settings.Session.Start:hh\:mm\:ss}", settings.Session.IsAroundTheClock ? "24:00:00" : $@"{settings.Session.End:hh\:mm\:ss}",
        settings.FlattenOnStop, settings.AdoptForeignPositions);
}

/// <summary>When it sells.</summary>
sealed record ExitResource(
    decimal? TakeProfitPercent, decimal? StopLossPercent, decimal? TrailingPercent, decimal? TrailingStartPercent, decimal? BreakevenPercent,
    double? MaxHoldingSeconds, string? FlattenAt)
{
    public static ExitResource From(ExitSettings exit) => new(
        exit.TakeProfit?.Percent, exit.StopLoss?.Percent, exit.Trailing?.Percent, exit.TrailingStart?.Percent, exit.Breakeven?.Percent,
        exit.MaxHolding?.TotalSeconds, exit.FlattenAt is { } at ? $"{at:HH:mm:ss}" : null);
}

/// <summary>What it does not go beyond.</summary>
sealed record RiskResource(
    long? DailyLossLimit, long? DailyProfitTarget, int? MaxOrdersPerMinute, double? CooldownSeconds, int? MaxTradesPerSymbolPerDay, int? MaxConsecutiveLosses)
{
    public static RiskResource From(RiskSettings risk) => new(
        risk.DailyLossLimit?.Amount, risk.DailyProfitTarget?.Amount, risk.MaxOrdersPerMinute, risk.Cooldown?.TotalSeconds, risk.MaxTradesPerSymbolPerDay,
        risk.MaxConsecutiveLosses);
}

/// <summary>What trading costs, each way.</summary>
sealed record CostResource(decimal CommissionPercent)
{
    public static CostResource From(Market.TradingCosts costs) => new(costs.Commission.Percent);
}

/// <summary>POST /api/v1/positions/{code}/stop.</summary>
/// <param name="Price">Won; null: back to what the settings say.</param>
sealed record StopRequest(int? Price);
