using System.Text.Json.Nodes;
using Danta.Host.Tests.EndToEnd.Kills;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A clock that ran ahead and is put right by whoever keeps it: to the trader it is one that was set back.</summary>
public sealed class ClockAheadTests
{
    [Fact]
    public async Task A_clock_that_was_ahead_and_is_put_right_sells_once_and_buys_nothing_meanwhile()
    {
        using var clock = FakeClock.Open();
        await using var stage = await Stage.OpenAsync(seed: 11);
        var file = Configure(stage);
        await using var danta = DantaProcess.Start(["run", "--config", file], clock.Environment);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count > 0);

        clock.Set(600);
        await Patience.UntilAsync(async () => await CountAsync(stage, "sell") > 0);
        clock.Set(0);
        await Patience.UntilAsync(async () =>
        {
            var status = await stage.GetAsync(web, "/api/v1/status");
            return Text(status, "state") == "halted" && Text(status, "reason").Contains("시계", StringComparison.Ordinal);
        });
        await stage.SettledAsync(web);
        var bought = await CountAsync(stage, "buy");
        await OfferedAsync(stage);
        Assert.Equal(bought, await CountAsync(stage, "buy"));
        await EndAsync(stage, danta, file);
    }

    static string Configure(Stage stage) => stage.Configure(paper: false, config =>
    {
        config["trading"]!["maxPositions"] = 3;
        config["trading"]!["exit"] = new JsonObject
        {
            ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 300, ["flattenAt"] = null,
        };
    });

    /// <summary>
    /// Since it distrusts the clock it has heard a few seconds and, several times, stocks that it could have bought; and decided to
    /// buy none.
    /// </summary>
    static Task OfferedAsync(Stage stage) => Patience.UntilAsync(() =>
    {
        var doubted = Life.Of(stage.Data).Between(one => one is ClockChanged { Trusted: false }, one => one is ClockChanged { Trusted: true });
        Assert.DoesNotContain(doubted, Life.IsPurchase);
        return doubted.Seconds() >= 5 && doubted.Count(one => one is ConditionAnswered { Hits.Count: > 0 }) >= 3;
    });

    /// <summary>Sold at the end, and the next process, whose clock was never set, has the books of the exchange.</summary>
    static async Task EndAsync(Stage stage, DantaProcess danta, string file)
    {
        // Kept across the restart: the day is over.
        await stage.PostAsync(await Stage.DashboardOf(danta), "/api/v1/pause");
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());

        await using var next = DantaProcess.Start(["run", "--config", file]);
        var web = await Stage.DashboardOf(next);
        await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);
        var account = await stage.AccountAsync(paper: false);
        await Patience.UntilAsync(async () => (account = await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0
            && AccountBooks.Differences(
                account, (await stage.GetAsync(web, "/api/v1/orders")).AsArray(), (await stage.GetAsync(web, "/api/v1/positions")).AsArray()).Count == 0);
        Assert.Empty(AccountRules.Broken(account, 3));
        Assert.Equal(Won(account, "deposit") + Won(account, "realised"), Won(account, "cash"));
        Assert.Equal(Won(account, "gross"), Won(await stage.GetAsync(web, "/api/v1/pnl"), "gross"));
        next.Terminate();
        Assert.Equal(0, await next.ExitCodeAsync());
    }

    static long Won(JsonNode of, string key) => of[key]!.GetValue<long>();

    static async Task<int> CountAsync(Stage stage, string side) =>
        (await stage.AccountAsync(paper: false))["orders"]!.AsArray().Count(order => Text(order!, "side") == side);

    static string Text(JsonNode of, string key) => of[key]!.GetValue<string>();
}
