using Danta.Host.Configuration;
using Danta.Market;
using Danta.Simulator;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>The demo's settings: the product's own, but quick, so that a newcomer sees whole trades within a minute.</summary>
static class DemoConfig
{
    public static DantaConfig Of(KisSimulator simulator, string directory) => new(
        new KisSection(
            false, "PSREALSIMULATOR000000000000000000001", new Secret(string.Concat(Enumerable.Repeat("real/", 36))), "50012345-01",
            "SIMUSER1", simulator.RestUrl, simulator.WebSocketUrl, null, null, null, new MarketDivisionSection("J", "J")),
        new TelegramSection(new Secret(""), [], [], [], null, "ko"),
        Trading,
        new WebSection(new Uri("http://127.0.0.1:5080"), null, [], false),
        new StorageSection(directory, null, StorageSection.UsualJournalDays),
        GuardSection.Usual);

    public static TradingSection Trading => new(
        ["급등주", "신고가", "거래량 급증"], new PollRhythm(TimeSpan.FromSeconds(2), Idle: TimeSpan.FromSeconds(1)), Settings);

    /// <summary>Each condition shows another way in and out; what they do not say is as the common settings have it.</summary>
    static ConditionPlans Plans(ExitSettings common) => new(
    [
        new ConditionPlan("급등주") { Entry = Bids },
        new ConditionPlan("신고가", Exit: common with { TakeProfit = null, Trailing = Rate.FromPercent(0.4m), TrailingStart = Rate.FromPercent(0.4m) })
        {
            Entry = new("breakout") { Keys = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["seconds"] = 10, ["volumeRatio"] = 1.1m } },
        },
        new ConditionPlan(
            "거래량 급증", new Won(3_000_000),
            common with { PartAt = Rate.FromPercent(0.5m), Breakeven = Rate.FromPercent(0.6m), WeakBuyShare = Rate.FromPercent(30m), WeakSeconds = 10 })
        {
            Entry = new("any") { Rules = [new("strength") { Keys = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["seconds"] = 20 } }, Bids] },
        },
    ]);

    /// <summary>No less is bid than offered: whatever has just run is bought only while somebody stands behind it.</summary>
    static EntrySettings Bids => new("imbalance") { Keys = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["bidRatio"] = 1.0m } };

    static ExitSettings Exit => new(
        Rate.FromPercent(1.0m), Rate.FromPercent(0.7m), null, null, null, TimeSpan.FromSeconds(20), null);

    static TraderSettings Settings => TraderSettings.Default with
    {
        BudgetPerTrade = new Won(5_000_000),
        MaxPositions = 5,
        Exit = Exit,
        Conditions = Plans(Exit),
        TieOutAt = null,
        Risk = new RiskSettings(null, 60, TimeSpan.FromSeconds(5), null, null),
        Session = new SessionSettings(TimeSpan.Zero, TimeSpan.FromHours(24), CheckHoliday: true),
        FlattenOnStop = true,
    };
}
