using System.Text.Json.Nodes;
using Danta.Host.Tests.EndToEnd.Kills;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

public sealed class ClockTests
{
    const int LongestHolding = 10;

    [Fact]
    public async Task A_clock_that_is_set_back_stops_purchases_and_never_a_sale()
    {
        using var clock = FakeClock.Open();
        await using var stage = await Stage.OpenAsync(seed: 11);
        var file = stage.Configure(paper: false, config => config["trading"]!["exit"] = new JsonObject
        {
            // Sold by time alone, so that what is held when the clock is set is sold by that clock.
            ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = LongestHolding, ["flattenAt"] = null,
        });
        await using (var danta = DantaProcess.Start(["run", "--config", file], clock.Environment))
        {
            var web = await Stage.DashboardOf(danta);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count >= 1);

            clock.Set(-60);
            await Patience.UntilAsync(async () => (await StatusAsync(stage, web)).State == "halted");
            Assert.Contains("시계", (await StatusAsync(stage, web)).Reason, StringComparison.Ordinal);
            await danta.LineAsync(line => line.Contains("시계", StringComparison.Ordinal));
            await stage.SettledAsync(web);
            var bought = await BoughtAsync(stage);
            await Patience.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
            Assert.Equal(bought, await BoughtAsync(stage));

            // Set right again it is trusted at once; ten seconds are made good by themselves, four times as long.
            clock.Set(0);
            await Patience.UntilAsync(async () => (await StatusAsync(stage, web)).State == "running");
            clock.Set(-10);
            await Patience.UntilAsync(async () => (await StatusAsync(stage, web)).State == "halted");
            await Patience.UntilAsync(async () => (await StatusAsync(stage, web)).State == "running");
            bought = await BoughtAsync(stage);
            await Patience.UntilAsync(async () => await BoughtAsync(stage) > bought);

            await stage.PostAsync(web, "/api/v1/pause");
            await Patience.UntilAsync(async () => (await StatusAsync(stage, web)).State == "paused");
            await stage.SettledAsync(web);
            await Patience.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
            danta.Terminate();
            Assert.Equal(0, await danta.ExitCodeAsync());
        }
        SoldInTime(Life.Of(stage.Data));
        // A token lives for a day: whatever the clock was set to, nobody had to ask again.
        var calls = await stage.CallsAsync(after: 0);
        Assert.InRange(calls.Count(call => call["path"]!.GetValue<string>() == "/oauth2/tokenP"), 0, 1);
        var account = await stage.AccountAsync(paper: false);
        Assert.Empty(AccountRules.Broken(account, maxPositions: 5));
        await using var again = DantaProcess.Start(["run", "--config", file]);
        var after = await Stage.DashboardOf(again);
        await Patience.UntilAsync(async () => await stage.StatusAsync(after, "/health/ready") == 200);
        Assert.Empty(AccountBooks.Differences(
            account, (await stage.GetAsync(after, "/api/v1/orders")).AsArray(), (await stage.GetAsync(after, "/api/v1/positions")).AsArray()));
        Assert.Equal(account["gross"]!.GetValue<long>(), (await stage.GetAsync(after, "/api/v1/pnl"))["gross"]!.GetValue<long>());
    }

    /// <summary>
    /// While the clock was not trusted nothing was bought, and what was held was sold after a third more seconds than usual, as many
    /// as the trader heard: a slow machine lets it hear fewer.
    /// </summary>
    static void SoldInTime(List<object> life)
    {
        var doubted = life.Between(one => one is ClockChanged { Trusted: false }, one => one is ClockChanged { Trusted: true });
        Assert.DoesNotContain(doubted, Life.IsPurchase);
        var sold = doubted.FindLastIndex(Life.IsSale);
        Assert.True(sold >= 0, "nothing was sold");
        // What had been ordered before may have been bought a little later.
        var held = Math.Max(0, doubted.FindLastIndex(sold, one => one is NoticeArrived { Kind: NoticeKind.Filled, Side: Side.Buy }));
        Assert.InRange(doubted[held..sold].Seconds(), 0, LongestHolding * 4 / 3 + 3);
    }

    static async Task<(string State, string Reason)> StatusAsync(Stage stage, Uri web)
    {
        var status = await stage.GetAsync(web, "/api/v1/status");
        return (status["state"]!.GetValue<string>(), status["reason"]!.GetValue<string>());
    }

    static async Task<int> BoughtAsync(Stage stage) =>
        AccountBooks.Orders(await stage.AccountAsync(paper: false)).Count(order => order["side"]!.GetValue<string>() == "buy");
}
