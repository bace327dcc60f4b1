using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>The <c>trading</c> part.</summary>
static class TradingConfig
{
    public static TradingSection Read(ConfigReader trading)
    {
        var conditions = trading.Texts("conditions", "급등주");
        if (conditions.Count == 0)
            trading.Fault("conditions", "조건식 이름이나 번호가 하나 이상 있어야 합니다");
        var poll = TimeSpan.FromSeconds(trading.Integer("conditionPollSeconds", 5, 1, 3600));
        var settings = new TraderSettings(
            new Won((long)trading.Number("budgetPerTrade", 1_000_000, 1, 10_000_000_000, whole: true)!.Value),
            trading.Integer("maxPositions", 3, 1, 40),
            Entry(trading.Section("entry")),
            Exit(trading.Section("exit")),
            Risk(trading.Section("risk")),
            Costs(trading.Section("costs")),
            Session(trading.Section("session")),
            trading.OneOf("onStop", "hold", "hold", "flatten") == "flatten",
            trading.OneOf("foreignPositions", "ignore", "ignore", "adopt") == "adopt");
        trading.Close();
        return new TradingSection(conditions, poll, settings);
    }

    static EntrySettings Entry(ConfigReader entry)
    {
        var settings = new EntrySettings(entry.OneOf("rule", "immediate", "immediate"));
        entry.Close();
        return settings;
    }

    static ExitSettings Exit(ConfigReader exit)
    {
        var seconds = exit.OptionalInteger("maxHoldingSeconds", 600, 1, 86_400);
        var flatten = exit.OptionalTimeOfDay("flattenAt", new TimeSpan(15, 15, 0));
        if (flatten == TimeSpan.FromHours(24))
            exit.Fault("flattenAt", "00:00:00부터 23:59:59까지여야 합니다");
        var settings = new ExitSettings(
            exit.OptionalPercent("takeProfitPercent", 1.5m, 0.01m, 1_000),
            exit.OptionalPercent("stopLossPercent", 1.0m, 0.01m, 100),
            exit.OptionalPercent("trailingPercent", null, 0.01m, 100),
            exit.OptionalPercent("trailingStartPercent", null, 0, 1_000),
            exit.OptionalPercent("breakevenPercent", null, 0.01m, 1_000),
            seconds is { } held ? TimeSpan.FromSeconds(held) : null,
            flatten is { } time && time < TimeSpan.FromHours(24) ? TimeOnly.FromTimeSpan(time) : null);
        exit.Close();
        return settings;
    }

    static RiskSettings Risk(ConfigReader risk)
    {
        var loss = risk.Number("dailyLossLimit", 50_000, 1, 100_000_000_000, whole: true, nullable: true);
        var cooldown = risk.OptionalInteger("cooldownSeconds", 300, 0, 86_400);
        var settings = new RiskSettings(
            loss is { } won ? new Won((long)won) : null,
            risk.OptionalInteger("maxOrdersPerMinute", 30, 1, 1_000),
            cooldown is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            risk.OptionalInteger("maxTradesPerSymbolPerDay", 3, 1, 1_000),
            risk.OptionalInteger("maxConsecutiveLosses", null, 1, 1_000));
        risk.Close();
        return settings;
    }

    static TradingCosts Costs(ConfigReader costs)
    {
        var commission = costs.Number("commissionPercent", 0.0140527m, 0, 5)!.Value;
        var tax = costs.OptionalPercent("taxPercent", null, 0, 5);
        costs.Close();
        return new TradingCosts(Rate.FromPercent(commission), tax);
    }

    static SessionSettings Session(ConfigReader session)
    {
        var start = session.OptionalTimeOfDay("start", new TimeSpan(9, 0, 30));
        var end = session.OptionalTimeOfDay("end", new TimeSpan(15, 10, 0));
        if (start is null || end is null)
            session.Fault(start is null ? "start" : "end", "\"09:00:30\"처럼 시:분:초여야 합니다");
        else if (start >= end)
            session.Fault("end", "start보다 늦어야 합니다");
        var settings = new SessionSettings(start ?? TimeSpan.Zero, end ?? TimeSpan.Zero, session.Flag("checkHoliday", true));
        session.Close();
        return settings;
    }
}
