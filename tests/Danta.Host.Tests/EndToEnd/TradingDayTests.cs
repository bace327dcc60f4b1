using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>Two programs, real sockets: the trader's books against the exchange's own account.</summary>
public sealed class TradingDayTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Round_trips_end_with_books_that_equal_the_exchange_to_the_won(bool paper)
    {
        await using var stage = await Stage.OpenAsync();
        await using var danta = DantaProcess.Start(["run", "--config", stage.Configure(paper)]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= 2);
        await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);
        var trade = Number((await stage.GetAsync(web, "/api/v1/trades"))[0]!["id"]);

        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());

        var account = await stage.AccountAsync(paper);
        Assert.True(account["holdings"]!.AsArray().Count == 0, $"{account["holdings"]}\n{danta.Output}");
        Assert.Equal(100_000_000 + Number(account["realised"]), Number(account["cash"]));

        // The files alone tell why each was bought and sold.
        var (found, why) = await DantaProcess.RunAsync(["journal", "why", $"{trade}", "--data", stage.Data]);
        Assert.Equal(0, found);
        Assert.Contains($"거래 {trade}: ", why, StringComparison.Ordinal);
        Assert.Contains("접수: 주문번호", why, StringComparison.Ordinal);
        Assert.Equal(1, (await DantaProcess.RunAsync(["journal", "why", "9999", "--data", stage.Data])).Code);

        // What was traded is in the archive: a second start on the same directory shows the same day.
        await using var again = DantaProcess.Start(["run", "--config", stage.Configure(paper, config => config["trading"]!["maxPositions"] = 1)]);
        var webAgain = await Stage.DashboardOf(again);
        var trades = (await stage.GetAsync(webAgain, "/api/v1/trades")).AsArray();
        Assert.True(trades.Count >= 2, trades.ToJsonString());
    }

    [Fact]
    public async Task The_trades_of_a_running_day_add_up_to_the_account()
    {
        await using var stage = await Stage.OpenAsync(seed: 11);
        await using var danta = DantaProcess.Start(["run", "--config", stage.Configure(paper: false)]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= 2);
        await stage.PostAsync(web, "/api/v1/flatten");
        await Patience.UntilAsync(async () =>
            (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count == 0
            && (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
        var trades = (await stage.GetAsync(web, "/api/v1/trades")).AsArray();
        var pnl = await stage.GetAsync(web, "/api/v1/pnl");
        var account = await stage.AccountAsync(paper: false);
        foreach (var key in (string[])["gross", "commission", "tax"])
        {
            Assert.Equal(Number(account[key]), Sum(trades, key));
            Assert.Equal(Number(account[key]), Number(pnl[key]));
        }
        Assert.Equal(Number(account["realised"]), Sum(trades, "net"));
        Assert.Equal(Number(account["realised"]), Number(pnl["realised"]));
        Assert.All(trades, trade => Assert.Equal(
            Number(trade!["gross"]) - Number(trade["commission"]) - Number(trade["tax"]), Number(trade["net"])));
    }

    [Fact]
    public async Task A_killed_trader_goes_on_with_what_the_broker_knows()
    {
        await using var stage = await Stage.OpenAsync(seed: 3);
        var file = stage.Configure(paper: false, config => config["trading"]!["exit"]!["maxHoldingSeconds"] = 20);
        await using (var first = DantaProcess.Start(["run", "--config", file]))
        {
            var web = await Stage.DashboardOf(first);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count >= 1);
            first.Kill();
        }
        await using var second = DantaProcess.Start(["run", "--config", file]);
        var webAgain = await Stage.DashboardOf(second);
        await Patience.UntilAsync(async () => (await stage.GetAsync(webAgain, "/api/v1/trades")).AsArray().Count >= 1);
        second.Terminate();
        Assert.Equal(0, await second.ExitCodeAsync());
        var account = await stage.AccountAsync(paper: false);
        Assert.Empty(account["holdings"]!.AsArray());
    }

    [Fact]
    public async Task A_second_trader_on_the_same_directory_is_refused_and_told_who_holds_it()
    {
        await using var stage = await Stage.OpenAsync();
        var file = stage.Configure(paper: false);
        await using var first = DantaProcess.Start(["run", "--config", file]);
        await Stage.DashboardOf(first);
        var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
        Assert.Equal(1, code);
        Assert.Contains($"{first.Id}", output, StringComparison.Ordinal);
    }

    static long Number(JsonNode? node) => node!.GetValue<long>();

    static long Sum(JsonArray trades, string key) => trades.Sum(trade => Number(trade![key]));
}
