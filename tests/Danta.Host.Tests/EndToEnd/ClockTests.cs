using System.Globalization;
using System.Text.Json.Nodes;
using Danta.Host.Tests.EndToEnd.Kills;

namespace Danta.Host.Tests.EndToEnd;

public sealed class ClockTests
{
    const int LongestHolding = 6;

    [Fact]
    public async Task A_clock_that_is_set_back_stops_purchases_and_never_a_sale()
    {
        using var clock = FakeClock.Open();
        await using var stage = await Stage.OpenAsync(seed: 11);
        var file = stage.Configure(paper: false, config => config["trading"]!["exit"]!["maxHoldingSeconds"] = LongestHolding);
        await using (var danta = DantaProcess.Start(["run", "--config", file], clock.Environment))
        {
            var web = await Stage.DashboardOf(danta);
            await Stage.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count >= 1);

            clock.Set(-60);
            var setAt = TimeProvider.System.GetTimestamp();
            await Stage.UntilAsync(async () => (await StatusAsync(stage, web)).State == "halted");
            Assert.Contains("시계", (await StatusAsync(stage, web)).Reason, StringComparison.Ordinal);
            Assert.Contains("시계", danta.Output, StringComparison.Ordinal);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var bought = await BoughtAsync(stage);
            await Stage.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
            // A third longer than usual, and some seconds in which a sale fills.
            Assert.InRange(TimeProvider.System.GetElapsedTime(setAt), TimeSpan.Zero, TimeSpan.FromSeconds(LongestHolding * 4 / 3.0 + 6));
            Assert.Equal(bought, await BoughtAsync(stage));

            // Set right again it is trusted at once; ten seconds are made good by themselves, four times as long.
            clock.Set(0);
            await Stage.UntilAsync(async () => (await StatusAsync(stage, web)).State == "running");
            clock.Set(-10);
            await Stage.UntilAsync(async () => (await StatusAsync(stage, web)).State == "halted");
            await Stage.UntilAsync(async () => (await StatusAsync(stage, web)).State == "running");
            bought = await BoughtAsync(stage);
            await Stage.UntilAsync(async () => await BoughtAsync(stage) > bought);

            await stage.PostAsync(web, "/api/v1/pause");
            danta.Terminate();
            Assert.Equal(0, await danta.ExitCodeAsync());
        }
        Assert.True(TokenAskings(await stage.GetAsync("/simulator/requests")) <= 1);
        var account = await stage.AccountAsync(paper: false);
        Assert.Empty(account["holdings"]!.AsArray());
        Assert.Empty(AccountRules.Broken(account, maxPositions: 5));
        await using var again = DantaProcess.Start(["run", "--config", file]);
        var after = await Stage.DashboardOf(again);
        await Stage.UntilAsync(async () => await stage.StatusAsync(after, "/health/ready") == 200);
        Assert.Empty(AccountBooks.Differences(
            account, (await stage.GetAsync(after, "/api/v1/orders")).AsArray(), (await stage.GetAsync(after, "/api/v1/positions")).AsArray()));
        Assert.Equal(account["gross"]!.GetValue<long>(), (await stage.GetAsync(after, "/api/v1/pnl"))["gross"]!.GetValue<long>());
    }

    static async Task<(string State, string Reason)> StatusAsync(Stage stage, Uri web)
    {
        var status = await stage.GetAsync(web, "/api/v1/status");
        return (status["state"]!.GetValue<string>(), status["reason"]!.GetValue<string>());
    }

    static async Task<int> BoughtAsync(Stage stage) =>
        AccountBooks.Orders(await stage.AccountAsync(paper: false)).Count(order => order["side"]!.GetValue<string>() == "buy");

    /// <summary>The most within any minute.</summary>
    static int TokenAskings(JsonNode log)
    {
        var asked = log["requests"]!.AsArray().Where(request => request!["path"]!.GetValue<string>() == "/oauth2/tokenP")
            .Select(request => DateTimeOffset.Parse(request!["at"]!.GetValue<string>(), CultureInfo.InvariantCulture)).ToList();
        return asked.Select(first => asked.Count(at => at >= first && at < first + TimeSpan.FromMinutes(1))).DefaultIfEmpty(0).Max();
    }
}
