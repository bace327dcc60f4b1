using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>The <c>trading</c> part.</summary>
static class TradingConfig
{
    const long MostBudget = 10_000_000_000;

    /// <param name="perSecond">Calls a second that the broker takes of this account.</param>
    public static TradingSection Read(ConfigReader trading, bool paper, double perSecond)
    {
        var defaults = TraderSettings.Default;
        var exit = ExitConfig.Read(trading.Section("exit"), defaults.Exit);
        var (conditions, plans) = ConditionConfig.Read(trading, exit);
        var poll = Poll(trading);
        var settings = new TraderSettings(
            Budget(trading, defaults.BudgetPerTrade),
            trading.Integer("maxPositions", defaults.MaxPositions, 1, 40),
            EntryConfig.Read(trading.Section("entry")),
            exit,
            RiskConfig.Read(trading.Section("risk")),
            Costs(trading.Section("costs"), out var learn),
            Session(trading.Section("session")),
            trading.OneOf("onStop", "hold", "hold", "flatten") == "flatten",
            trading.OneOf("foreignPositions", "ignore", "ignore", "adopt") == "adopt")
        {
            Conditions = plans,
            Approve = trading.Flag("approve", false),
            Orders = OrderConfig.Read(trading.Section("orders"), paper) with { MostUnanswered = OrderSettings.UnansweredFor(perSecond) },
            TieOutAt = TieOutAt(trading),
            LearnCommission = learn,
            WatchSlots = trading.Integer("watchSlots", defaults.WatchSlots, 1, 40),
        };
        if (settings.MaxPositions > settings.WatchSlots)
            trading.Fault("maxPositions", $"watchSlots({settings.WatchSlots}) 이하여야 합니다. 보유 종목은 언제나 감시합니다");
        CheckFlatten(trading, settings);
        trading.Close();
        return new TradingSection(conditions, poll, settings);
    }

    public static Won Budget(ConfigReader section, Won fallback) =>
        new((long)section.Number("budgetPerTrade", fallback.Amount, 1, MostBudget, whole: true)!.Value);

    static PollRhythm Poll(ConfigReader trading)
    {
        var every = trading.Integer("conditionPollSeconds", 5, 1, 3600);
        var idle = trading.Number("conditionPollIdleSeconds", null, 0.2m, 3600, nullable: true) is { } seconds
            ? TimeSpan.FromSeconds((double)seconds)
            : (TimeSpan?)null;
        if (idle > TimeSpan.FromSeconds(every))
            trading.Fault("conditionPollIdleSeconds", $"conditionPollSeconds({every}) 이하여야 합니다");
        return new(TimeSpan.FromSeconds(every), idle);
    }

    /// <summary>Positions that are sold before the first may be bought are a slip.</summary>
    static void CheckFlatten(ConfigReader trading, TraderSettings settings)
    {
        if (settings.Session.IsAroundTheClock || settings.Exit.FlattenAt is not { } at || at.ToTimeSpan() > settings.Session.Start)
            return;
        trading.Fault("exit.flattenAt", $@"session.start({settings.Session.Start:hh\:mm\:ss})보다 늦어야 합니다. 그 뒤로는 사지 않으므로 아무것도 사지 못합니다");
    }

    static TimeOnly? TieOutAt(ConfigReader trading)
    {
        var at = trading.OptionalTimeOfDay("tieOutAt", TraderSettings.Default.TieOutAt?.ToTimeSpan());
        if (at == TimeSpan.FromHours(24))
            trading.Fault("tieOutAt", "00:00:00부터 23:59:59까지여야 합니다");
        return at is { } time && time < TimeSpan.FromHours(24) ? TimeOnly.FromTimeSpan(time) : null;
    }

    static TradingCosts Costs(ConfigReader costs, out bool learn)
    {
        learn = costs.Flag("learnCommission", true);
        var commission = costs.Number("commissionPercent", 0.0140527m, 0, 5)!.Value;
        var tax = costs.OptionalPercent("taxPercent", (decimal?)null, 0, 5);
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
