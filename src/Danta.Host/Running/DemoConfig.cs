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
        new TradingSection(["급등주", "신고가", "거래량 급증"], new PollRhythm(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)), Settings),
        new WebSection(new Uri("http://127.0.0.1:5080"), null),
        new StorageSection(directory, null));

    static TraderSettings Settings => TraderSettings.Default with
    {
        BudgetPerTrade = new Won(5_000_000),
        MaxPositions = 5,
        Exit = new ExitSettings(
            Rate.FromPercent(1.0m), Rate.FromPercent(0.7m), null, null, null, TimeSpan.FromSeconds(20), null),
        Risk = new RiskSettings(null, 60, TimeSpan.FromSeconds(5), null, null),
        Session = new SessionSettings(TimeSpan.Zero, TimeSpan.FromHours(24), CheckHoliday: true),
        FlattenOnStop = true,
    };
}
