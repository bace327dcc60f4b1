using System.Collections;
using Danta.Host.Configuration;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Configuration;

/// <summary>The rules of trading as the file gives them: each right value arrives, each wrong one is refused by its full name.</summary>
public sealed class TradingConfigTests : IDisposable
{
    readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("danta").FullName, "danta.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    DantaConfig Load(string trading, string environment = "real", params (string Name, string Value)[] variables)
    {
        File.WriteAllText(
            _file,
            $$"""{ "kis": { "environment": "{{environment}}", "appKey": "K", "appSecret": "S", "account": "12345678-01", "htsId": "me" }, "trading": {{trading}} }""");
        var table = new Hashtable();
        foreach (var (name, value) in variables)
            table[name] = value;
        return ConfigLoader.Load(_file, table);
    }

    TraderSettings Settings(string trading) => Load(trading).Trading.Settings;

    IReadOnlyList<ConfigFault> Faults(string trading, string environment = "real") =>
        Assert.Throws<ConfigException>(() => Load(trading, environment)).Faults;

    [Theory]
    [InlineData("""{ "budgetPerTrade": -1 }""", "trading.budgetPerTrade", "1 이상")]
    [InlineData("""{ "exit": { "stopLossPercent": 2, "takeProfitPercent": 1.5 } }""", "trading.exit.stopLossPercent", "takeProfitPercent(1.5) 이하")]
    [InlineData("""{ "exit": { "stopLossPercent": 0 } }""", "trading.exit.stopLossPercent", "0.01 이상")]
    [InlineData("""{ "exit": { "trailingPercent": 0.5, "trailingStartPercent": 1.5 } }""", "trading.exit.trailingStartPercent", "낮아야")]
    [InlineData("""{ "exit": { "trailingStartPercent": 0.5 } }""", "trading.exit.trailingStartPercent", "trailingPercent와 함께")]
    [InlineData("""{ "exit": { "breakevenPercent": 2 } }""", "trading.exit.breakevenPercent", "낮아야")]
    [InlineData("""{ "exit": { "partAtPercent": 1.5 } }""", "trading.exit.partAtPercent", "낮아야")]
    [InlineData("""{ "exit": { "partSharePercent": 100 } }""", "trading.exit.partSharePercent", "99 이하")]
    [InlineData("""{ "exit": { "weakSeconds": 301 } }""", "trading.exit.weakSeconds", "300 이하")]
    [InlineData("""{ "exit": { "vi": "sell" } }""", "trading.exit.vi", "\"before\"")]
    [InlineData("""{ "exit": { "flattenAt": "09:00:00" } }""", "trading.exit.flattenAt", "session.start")]
    [InlineData("""{ "exit": { "takeprofit": 1 } }""", "trading.exit.takeprofit", "없는 설정")]
    [InlineData("""{ "entry": { "rule": "magic", "seconds": 10 } }""", "trading.entry.rule", "\"breakout\"")]
    [InlineData("""{ "entry": { "rule": "breakout", "bidRatio": 2 } }""", "trading.entry.bidRatio", "imbalance의 설정")]
    [InlineData("""{ "entry": { "rule": "immediate", "seconds": 10 } }""", "trading.entry.seconds", "breakout, pullback, strength의 설정")]
    [InlineData("""{ "entry": { "seconds": 10 } }""", "trading.entry.seconds", "immediate 규칙의 설정이 아니라")]
    [InlineData("""{ "entry": { "rule": "breakout", "seconds": 0 } }""", "trading.entry.seconds", "1 이상 300 이하")]
    [InlineData("""{ "entry": { "rule": "pullback", "risingTicks": 1.5 } }""", "trading.entry.risingTicks", "정수")]
    [InlineData("""{ "entry": { "rule": "strength", "buyPercent": 101 } }""", "trading.entry.buyPercent", "100 이하")]
    [InlineData("""{ "entry": { "rule": "all" } }""", "trading.entry.rules", "하나 이상")]
    [InlineData("""{ "entry": { "rule": "any", "rules": [] } }""", "trading.entry.rules", "하나 이상")]
    [InlineData("""{ "entry": { "rule": "any", "rules": ["breakout"] } }""", "trading.entry.rules[0]", "규칙 목록")]
    [InlineData("""{ "entry": { "rule": "breakout", "rules": [{}] } }""", "trading.entry.rules", "all, any의 설정")]
    [InlineData("""{ "entry": { "rule": "all", "rules": [{ "rule": "strength" }, { "rule": "imbalance", "dipPercent": 1 }] } }""", "trading.entry.rules[1].dipPercent", "pullback의 설정")]
    [InlineData("""{ "entry": { "maxSignalSeconds": 0 } }""", "trading.entry.maxSignalSeconds", "1 이상")]
    [InlineData("""{ "risk": { "minPrice": 5000, "maxPrice": 1000 } }""", "trading.risk.minPrice", "maxPrice(1,000) 이하")]
    [InlineData("""{ "risk": { "noEntry": ["09:00:00-09:05:00", "10:00"] } }""", "trading.risk.noEntry[1]", "시작-끝")]
    [InlineData("""{ "risk": { "noEntry": ["09:05:00-09:00:00"] } }""", "trading.risk.noEntry[0]", "늦게")]
    [InlineData("""{ "risk": { "noEntry": ["9시-10시"] } }""", "trading.risk.noEntry[0]", "시작-끝")]
    [InlineData("""{ "risk": { "maxSpreadTicks": 0 } }""", "trading.risk.maxSpreadTicks", "1 이상")]
    [InlineData("""{ "risk": { "minTurnover": -5 } }""", "trading.risk.minTurnover", "1 이상")]
    [InlineData("""{ "risk": { "maxDepthPercent": 0 } }""", "trading.risk.maxDepthPercent", "0.01 이상")]
    [InlineData("""{ "risk": { "buyInVi": 1 } }""", "trading.risk.buyInVi", "true 또는 false")]
    [InlineData("""{ "risk": { "upperLimitPercent": "1" } }""", "trading.risk.upperLimitPercent", "숫자")]
    [InlineData("""{ "orders": { "entryType": "limit" } }""", "trading.orders.entryType", "\"bestIoc\"")]
    [InlineData("""{ "orders": { "venue": "nxt" } }""", "trading.orders.venue", "\"sor\"")]
    [InlineData("""{ "orders": { "acknowledgementSeconds": 20, "evidenceSeconds": 20 } }""", "trading.orders.doubtSeconds", "acknowledgementSeconds(20)")]
    [InlineData("""{ "orders": { "doubtSeconds": 8 } }""", "trading.orders.doubtSeconds", "9")]
    [InlineData("""{ "orders": { "fallbackSeconds": 0 } }""", "trading.orders.fallbackSeconds", "0.5 이상")]
    [InlineData("""{ "watchSlots": 41 }""", "trading.watchSlots", "40 이하")]
    [InlineData("""{ "watchSlots": 2, "maxPositions": 3 }""", "trading.maxPositions", "watchSlots(2)")]
    [InlineData("""{ "conditions": [] }""", "trading.conditions", "하나 이상")]
    [InlineData("""{ "conditions": "급등주" }""", "trading.conditions", "목록")]
    [InlineData("""{ "conditions": ["급등주 and"] }""", "trading.conditions[0]", "조건식 이름으로 끝나야")]
    [InlineData("""{ "conditions": ["not 급등주"] }""", "trading.conditions[0]", "'not'으로 시작")]
    [InlineData("""{ "conditions": ["급등주", "급등주"] }""", "trading.conditions", "2번")]
    [InlineData("""{ "conditions": [{ "budgetPerTrade": 1 }] }""", "trading.conditions[0].condition", "있어야 합니다")]
    [InlineData("""{ "conditions": ["신고가", { "condition": "급등주", "exit": { "stopLossPercent": 3 } }] }""", "trading.conditions[1].exit.stopLossPercent", "takeProfitPercent(1.5) 이하")]
    [InlineData("""{ "conditions": [{ "condition": "급등주", "budgetPerTrade": 0 }] }""", "trading.conditions[0].budgetPerTrade", "1 이상")]
    [InlineData("""{ "conditions": [{ "condition": "급등주", "entry": { "rule": "breakout", "bidRatio": 1 } }] }""", "trading.conditions[0].entry.bidRatio", "imbalance의 설정")]
    [InlineData("""{ "conditionPollSeconds": 2, "conditionPollIdleSeconds": 3 }""", "trading.conditionPollIdleSeconds", "conditionPollSeconds(2) 이하")]
    public void A_wrong_value_is_refused_by_its_full_name_with_what_was_expected(string trading, string key, string expected)
    {
        var fault = Assert.Single(Faults(trading));
        Assert.Equal(key, fault.Key);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Sor_is_refused_on_paper()
    {
        Assert.Equal(OrderVenue.Sor, Settings("""{ "orders": { "venue": "sor" } }""").Orders.Venue);
        Assert.Equal("trading.orders.venue", Assert.Single(Faults("""{ "orders": { "venue": "sor" } }""", "paper")).Key);
    }

    [Fact]
    public void Every_exit_arrives()
    {
        var exit = Settings("""
            { "exit": { "takeProfitPercent": 3, "stopLossPercent": 1.2, "trailingPercent": 0.5, "trailingStartPercent": 1, "breakevenPercent": 0.6,
              "maxHoldingSeconds": 90, "flattenAt": "15:00", "partAtPercent": 1.1, "partSharePercent": 40, "allowBelowCosts": true,
              "weakBuyPercent": 30, "weakSeconds": 15, "whenLeft": true, "vi": "both", "viDistancePercent": 0.8, "holdLockedLimit": true } }
            """).Exit;
        Assert.Equal(
            new ExitSettings(
                Percent(3), Percent(1.2m), Percent(0.5m), Percent(1), Percent(0.6m), TimeSpan.FromSeconds(90), new TimeOnly(15, 0))
            {
                PartAt = Percent(1.1m), PartShare = Percent(40), AllowBelowCosts = true, WeakBuyShare = Percent(30), WeakSeconds = 15,
                WhenLeft = true, Vi = ViExit.Both, ViDistance = Percent(0.8m), HoldLockedLimit = true,
            },
            exit);
    }

    [Fact]
    public void Every_gate_arrives()
    {
        var risk = Settings("""
            { "risk": { "dailyLossLimit": 1000, "dailyProfitTarget": 2000, "maxOrdersPerMinute": 5, "cooldownSeconds": 0, "maxTradesPerSymbolPerDay": 1, "maxConsecutiveLosses": 2,
              "upperLimitPercent": null, "staleSeconds": null, "buyInVi": true, "afterViSeconds": 60, "buyWarned": true, "excludePreferred": true,
              "excludeFunds": true, "minPrice": 1000, "maxPrice": 50000, "maxSpreadTicks": 3, "minTurnover": 1000000000, "maxDepthPercent": 20,
              "noEntry": ["09:00:00-09:05:00", "11:30-13:00"] } }
            """).Risk;
        Assert.Equal(
            new RiskSettings(new Won(1_000), 5, TimeSpan.Zero, 1, 2)
            {
                DailyProfitTarget = new Won(2_000), UpperLimitDistance = null, StaleAfter = null, BuyInVi = true, AfterVi = TimeSpan.FromSeconds(60), BuyWarned = true,
                ExcludePreferred = true, ExcludeFunds = true, MinPrice = Price.FromWon(1_000), MaxPrice = Price.FromWon(50_000),
                MaxSpreadTicks = 3, MinTurnover = new Won(1_000_000_000), MaxDepthShare = Percent(20),
                NoEntry = new([new(new(9, 0, 0), new(9, 5, 0)), new(new(11, 30, 0), new(13, 0, 0))]),
            },
            risk);
    }

    [Fact]
    public void Orders_and_entry_rules_arrive()
    {
        var settings = Settings("""
            { "orders": { "entryType": "bestIoc", "entryFallback": true, "exitType": "best", "fallbackSeconds": 1.5, "cancelEntrySeconds": null, "acknowledgementSeconds": 1,
                "evidenceSeconds": 2, "doubtSeconds": 12, "venue": "sor" },
              "entry": { "rule": "all", "maxSignalSeconds": 30, "rules": [
                { "rule": "breakout", "seconds": 30 }, { "rule": "any", "rules": [{ "rule": "strength", "minStrength": 120.5 }, { "rule": "imbalance" }] } ] } }
            """);
        Assert.Equal(
            new OrderSettings(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(12), null)
            {
                EntryType = OrderType.BestIoc, EntryFallback = true, ExitType = OrderType.Best, FallbackAfter = TimeSpan.FromSeconds(1.5), Venue = OrderVenue.Sor,
            },
            settings.Orders);
        Assert.Equal(
            new EntrySettings("all")
            {
                MaxSignalAge = TimeSpan.FromSeconds(30),
                Rules =
                [
                    Rule("breakout", ("seconds", 30)), new("any") { Rules = [Rule("strength", ("minStrength", 120.5m)), new("imbalance")] },
                ],
            },
            settings.Entry);
    }

    [Fact]
    public void Plain_conditions_call_for_themselves_and_plans_bring_their_own()
    {
        var plain = Load("""{ "conditions": ["급등주", 2] }""").Trading;
        Assert.Equal(["급등주", "2"], plain.Conditions);
        Assert.Equal(ConditionPlans.None, plain.Settings.Conditions);

        var own = Load("""
            { "exit": { "takeProfitPercent": 2, "flattenAt": "15:00:00" }, "conditions": [ "급등주 and 거래량 급증 not 신고가",
              { "condition": "신고가", "budgetPerTrade": 500000, "entry": { "rule": "imbalance" }, "exit": { "stopLossPercent": 0.5 } } ] }
            """).Trading;
        Assert.Equal(["급등주", "거래량 급증", "신고가"], own.Conditions);
        Assert.Equal(["급등주 and 거래량 급증 not 신고가", "신고가"], own.Settings.Conditions.All.Select(plan => plan.Expression));
        var plan = own.Settings.Conditions.Find("신고가")!;
        Assert.Equal(new Won(500_000), plan.Budget);
        Assert.Equal("imbalance", plan.Entry!.Rule);
        // What its exits do not say is as the common ones have it.
        Assert.Equal(own.Settings.Exit with { StopLoss = Percent(0.5m) }, plan.Exit);
    }

    [Fact]
    public void The_environment_reaches_into_lists()
    {
        var trading = Load(
            """{ "conditions": ["급등주"], "entry": { "rule": "any", "rules": [{ "rule": "breakout" }] } }""", "real",
            ("DANTA_Trading__Conditions__1", "신고가"), ("DANTA_Trading__Entry__Rules__0__Seconds", "20"),
            ("DANTA_Trading__Entry__Rules__1__Rule", "imbalance"), ("DANTA_Trading__Risk__NoEntry__0", "09:00-09:05")).Trading;
        Assert.Equal(["급등주", "신고가"], trading.Conditions);
        Assert.Equal([Rule("breakout", ("seconds", 20)), new("imbalance")], trading.Settings.Entry.Rules);
        Assert.Equal(new TimeWindow(new(9, 0, 0), new(9, 5, 0)), Assert.Single(trading.Settings.Risk.NoEntry.All));
    }

    static EntrySettings Rule(string name, params (string Key, decimal Value)[] keys) =>
        new(name) { Keys = keys.ToDictionary(key => key.Key, key => key.Value) };

    static Rate Percent(decimal percent) => Rate.FromPercent(percent);
}
