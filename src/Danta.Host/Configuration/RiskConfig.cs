using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>The <c>risk</c> section.</summary>
static class RiskConfig
{
    const string WindowExpected = "\"09:00:00-09:05:00\"처럼 시작-끝 시각의 목록이어야 합니다";

    public static RiskSettings Read(ConfigReader risk)
    {
        var fallback = TraderSettings.Default.Risk;
        var settings = new RiskSettings(
            risk.OptionalWon("dailyLossLimit", fallback.DailyLossLimit, 1, 100_000_000_000),
            risk.OptionalInteger("maxOrdersPerMinute", fallback.MaxOrdersPerMinute, 1, 1_000),
            risk.OptionalSeconds("cooldownSeconds", fallback.Cooldown, 0, 86_400),
            risk.OptionalInteger("maxTradesPerSymbolPerDay", fallback.MaxTradesPerSymbolPerDay, 1, 1_000),
            risk.OptionalInteger("maxConsecutiveLosses", fallback.MaxConsecutiveLosses, 1, 1_000))
        {
            DailyProfitTarget = risk.OptionalWon("dailyProfitTarget", fallback.DailyProfitTarget, 1, 100_000_000_000),
            UpperLimitDistance = risk.OptionalPercent("upperLimitPercent", fallback.UpperLimitDistance, 0, 60),
            StaleAfter = risk.OptionalSeconds("staleSeconds", fallback.StaleAfter, 1, 3_600),
            BuyInVi = risk.Flag("buyInVi", fallback.BuyInVi),
            AfterVi = risk.OptionalSeconds("afterViSeconds", fallback.AfterVi, 1, 3_600),
            BuyWarned = risk.Flag("buyWarned", fallback.BuyWarned),
            ExcludePreferred = risk.Flag("excludePreferred", fallback.ExcludePreferred),
            ExcludeFunds = risk.Flag("excludeFunds", fallback.ExcludeFunds),
            MinPrice = PriceOf(risk.OptionalInteger("minPrice", null, 1, Price.MaxWon)),
            MaxPrice = PriceOf(risk.OptionalInteger("maxPrice", null, 1, Price.MaxWon)),
            MaxSpreadTicks = risk.OptionalInteger("maxSpreadTicks", fallback.MaxSpreadTicks, 1, 1_000),
            MinTurnover = risk.OptionalWon("minTurnover", fallback.MinTurnover, 1, 100_000_000_000_000),
            MaxDepthShare = risk.OptionalPercent("maxDepthPercent", fallback.MaxDepthShare, 0.01m, 1_000),
            NoEntry = NoEntry(risk),
        };
        if (settings is { MinPrice: { } least, MaxPrice: { } most } && least > most)
            risk.Fault("minPrice", $"maxPrice({most}) 이하여야 합니다");
        risk.Close();
        return settings;
    }

    static Price? PriceOf(int? won) => won is { } amount ? Price.FromWon(amount) : null;

    static TimeWindows NoEntry(ConfigReader risk)
    {
        var windows = new List<TimeWindow>();
        var texts = risk.Texts("noEntry");
        for (var index = 0; index < texts.Count; index++)
        {
            var ends = texts[index].Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length == 2 && ConfigReader.ParseTimeOfDay(ends[0]) is { } from && ConfigReader.ParseTimeOfDay(ends[1]) is { } to && from < to)
                windows.Add(new(from, to));
            else
                risk.Fault($"noEntry[{index}]", $"{WindowExpected} (끝이 시작보다 늦게)");
        }
        return windows.Count == 0 ? TimeWindows.None : new(windows);
    }
}
