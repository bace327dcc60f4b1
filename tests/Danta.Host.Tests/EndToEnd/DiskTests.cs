using System.Text.Json.Nodes;
using Danta.Host.Tests.EndToEnd.Kills;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A disk that is full, and one that cannot be written at all.</summary>
public sealed class DiskTests
{
    const string BotToken = "123456:the-token-of-a-bot";

    [Fact]
    public async Task On_a_full_disk_nothing_is_bought_and_everything_sold_until_there_is_room_again()
    {
        await using var disk = SmallDisk.Open();
        await using var stage = await Stage.OpenAsync(seed: 11);
        var data = Path.Combine(disk.Path, "data");
        var file = stage.Configure(paper: false, config =>
        {
            config["storage"]!["directory"] = data;
            // Sold by time alone: what is held when the disk is full is sold while it is.
            config["trading"]!["exit"] = new JsonObject
            {
                ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 10, ["flattenAt"] = null,
            };
            config["telegram"] = new JsonObject { ["botToken"] = BotToken, ["chatIds"] = new JsonArray(1), ["apiUrl"] = "http://127.0.0.1:1" };
        });
        await using (var danta = DantaProcess.Start(["run", "--config", file]))
        {
            var web = await Stage.DashboardOf(danta);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count >= 1);

            disk.Fill();
            await Patience.UntilAsync(async () => await StateAsync(stage, web) == "halted");
            Assert.Contains("저널을 쓸 수 없음", (await stage.GetAsync(web, "/api/v1/status"))["reason"]!.GetValue<string>(), StringComparison.Ordinal);
            await danta.LineAsync(line => line.Contains("저널을 쓸 수 없어 매수를 멈춥니다", StringComparison.Ordinal));
            // A dead token has to be replaced although nothing of it can be kept.
            await stage.PostAsync("/simulator/events", new { @event = "token-kill" });
            await stage.SettledAsync(web);
            var bought = await BoughtAsync(stage);
            await Patience.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count == 0);
            Assert.Equal(bought, await BoughtAsync(stage));
            Assert.Equal(200, await stage.StatusAsync(web, "/health/live"));

            disk.MakeRoom();
            await Patience.UntilAsync(async () => await BoughtAsync(stage) > bought);
            Assert.Equal("running", await StateAsync(stage, web));
            await stage.PostAsync(web, "/api/v1/pause");
            danta.Terminate();
            Assert.Equal(0, await danta.ExitCodeAsync());
        }
        var (whole, told) = await DantaProcess.RunAsync(["journal", "--data", data, "--verify"]);
        Assert.True(whole == 0, told);
        var full = Life.Of(data).Between(one => one is JournalChanged { Writable: false }, one => one is JournalChanged { Writable: true });
        Assert.DoesNotContain(full, Life.IsPurchase);
        Assert.Contains(full, Life.IsSale);
        await using var again = DantaProcess.Start(["run", "--config", file]);
        await BooksEqualAsync(stage, await Stage.DashboardOf(again));
    }

    [Fact]
    public async Task A_start_on_a_full_disk_protects_what_is_held_and_buys_when_there_is_room()
    {
        await using var disk = SmallDisk.Open();
        await using var stage = await Stage.OpenAsync(seed: 11);
        var file = stage.Configure(paper: false, config =>
        {
            config["storage"]!["directory"] = Path.Combine(disk.Path, "data");
            config["trading"]!["exit"]!["maxHoldingSeconds"] = 15;
        });
        await using (var first = DantaProcess.Start(["run", "--config", file]))
        {
            var web = await Stage.DashboardOf(first);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count >= 1);
            first.Kill();
            await first.ExitCodeAsync();
        }
        disk.Fill();
        // As on the first evening of a bot: its outbox has still to be made.
        stage.Configure(paper: false, config =>
        {
            config["storage"]!["directory"] = Path.Combine(disk.Path, "data");
            config["telegram"] = new JsonObject { ["botToken"] = BotToken, ["chatIds"] = new JsonArray(1), ["apiUrl"] = "http://127.0.0.1:1" };
        });
        var bought = await BoughtAsync(stage);
        await using var danta = DantaProcess.Start(["run", "--config", file]);
        var again = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => await StateAsync(stage, again) == "halted");
        await Patience.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
        Assert.Equal(bought, await BoughtAsync(stage));

        disk.MakeRoom();
        await Patience.UntilAsync(async () => await StateAsync(stage, again) == "running");
        await BooksEqualAsync(stage, again);
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
        Assert.Equal(0, (await DantaProcess.RunAsync(["journal", "--data", Path.Combine(disk.Path, "data"), "--verify"])).Code);
    }

    [Fact]
    public async Task A_start_on_a_disk_that_cannot_be_written_says_what_it_means_for_the_money()
    {
        await using var disk = SmallDisk.Open();
        await using var stage = await Stage.OpenAsync();
        disk.MakeReadOnly();
        var file = stage.Configure(paper: false, config => config["storage"]!["directory"] = Path.Combine(disk.Path, "data"));
        var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
        Assert.True(code == 1, output);
        foreach (var word in (string[])["쓸 수 없습니다", "주문은 나가지 않았고", "증권사 앱에서"])
            Assert.Contains(word, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Empty((await stage.GetAsync("/simulator/requests"))["requests"]!.AsArray());
    }

    static async Task<string> StateAsync(Stage stage, Uri web) => (await stage.GetAsync(web, "/api/v1/status"))["state"]!.GetValue<string>();

    static async Task<int> BoughtAsync(Stage stage) =>
        AccountBooks.Orders(await stage.AccountAsync(paper: false)).Count(order => order["side"]!.GetValue<string>() == "buy");

    static async Task BooksEqualAsync(Stage stage, Uri web)
    {
        IReadOnlyList<string> wrong = [];
        await Patience.UntilAsync(async () =>
        {
            wrong = AccountBooks.Differences(
                await stage.AccountAsync(paper: false), (await stage.GetAsync(web, "/api/v1/orders")).AsArray(),
                (await stage.GetAsync(web, "/api/v1/positions")).AsArray());
            return wrong.Count == 0 && await stage.StatusAsync(web, "/health/ready") == 200
                && (await stage.AccountAsync(paper: false))["gross"]!.GetValue<long>()
                    == (await stage.GetAsync(web, "/api/v1/pnl"))["gross"]!.GetValue<long>();
        });
        Assert.Empty(wrong);
        Assert.Empty(AccountRules.Broken(await stage.AccountAsync(paper: false), maxPositions: 5));
    }
}
