using System.Globalization;
using System.Text.Json.Nodes;
using Danta.Host.Tests.EndToEnd.Kills;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A restart with three positions: they are protected before anything else is asked, quickly and with few calls.</summary>
public sealed class StartTests
{
    const int MostCalls = 8;

    [Theory]
    [InlineData(false, 3)]
    // A call every 1.1 s, and slower for a while where the broker complains: two questions at once, and both again when the stream is up.
    [InlineData(true, 10)]
    public async Task A_restart_compares_orders_and_holdings_before_it_looks_for_anything_to_buy(bool paper, int seconds)
    {
        await using var stage = await Stage.OpenAsync(seed: 11);
        var file = stage.Configure(paper, config =>
        {
            config["trading"]!["maxPositions"] = 3;
            config["trading"]!["onStop"] = "hold";
            config["trading"]!["exit"] = new JsonObject
            {
                ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 300, ["flattenAt"] = null,
            };
        });
        await using (var first = DantaProcess.Start(["run", "--config", file]))
        {
            var before = await Stage.DashboardOf(first);
            await Stage.UntilAsync(async () => (await stage.GetAsync(before, "/api/v1/positions")).AsArray().Count == 3);
            first.Kill();
            await first.ExitCodeAsync();
        }
        var started = TimeProvider.System.GetUtcNow();
        await using var danta = DantaProcess.Start(["run", "--config", file]);
        var web = await Stage.DashboardOf(danta);
        await Stage.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);

        var calls = (await stage.GetAsync("/simulator/requests"))["requests"]!.AsArray().Select(request => request!)
            .Where(request => At(request) >= started).OrderBy(At).ToList();
        var paths = calls.Select(call => call["path"]!.GetValue<string>().Split('/')[^1]).ToList();
        var told = string.Join('\n', calls.Select((call, index) => $"{(At(call) - At(calls[0])).TotalSeconds:0.00} {paths[index]}"));
        var search = paths.FindIndex(path => path.StartsWith("psearch", StringComparison.Ordinal));
        var compared = paths.FindLastIndex(search < 0 ? paths.Count - 1 : search, path => path is "inquire-balance" or "inquire-daily-ccld");
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        Assert.True(search > compared && paths.Take(search).Contains("inquire-balance") && paths.Take(search).Contains("inquire-daily-ccld"), told);
        Assert.True(compared < MostCalls, told);
        // Nothing was compared again once it looked for stocks: what it asked before was enough.
        Assert.DoesNotContain("inquire-daily-ccld", paths.Skip(search));
        Assert.DoesNotContain("order-cash", paths);
        Assert.True(At(calls[compared]) - At(calls[0]) <= TimeSpan.FromSeconds(seconds), told);
        await ArmedFirstAsync(stage);
        var account = await stage.AccountAsync(paper);
        Assert.Empty(AccountBooks.Differences(
            account, (await stage.GetAsync(web, "/api/v1/orders")).AsArray(), (await stage.GetAsync(web, "/api/v1/positions")).AsArray()));
    }

    /// <summary>By the journal of this life: watched and heard before a condition is.</summary>
    static async Task ArmedFirstAsync(Stage stage)
    {
        var (code, output) = await DantaProcess.RunAsync(["journal", "--data", stage.Data, "--all"]);
        Assert.Equal(0, code);
        var life = output[output.LastIndexOf("{\"$\":\"Started\"", StringComparison.Ordinal)..].Split('\n');
        var watched = Array.FindLastIndex(life, line => line.Contains("\"Watch\"", StringComparison.Ordinal) && line.Contains("\"Pinned\":true", StringComparison.Ordinal));
        var up = Array.FindIndex(life, line => line.Contains("\"StreamChanged\",\"Up\":true", StringComparison.Ordinal));
        var condition = Array.FindIndex(life, line => line.Contains("\"ConditionAnswered\"", StringComparison.Ordinal));
        Assert.Equal(3, life.Take(up).Count(line => line.Contains("\"Watch\"", StringComparison.Ordinal) && line.Contains("\"Pinned\":true", StringComparison.Ordinal)));
        Assert.True(watched < up && (condition < 0 || up < condition), string.Join('\n', life.Take(60)));
    }

    static DateTimeOffset At(JsonNode request) => DateTimeOffset.Parse(request["at"]!.GetValue<string>(), CultureInfo.InvariantCulture);
}
