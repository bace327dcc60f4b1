using System.Text.Json.Nodes;
using Danta.Host.Tests.EndToEnd.Kills;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>
/// A restart with three positions: they are protected before anything else is asked. How long that may take and how many calls is held
/// in the worlds of trouble, in their own time; how long it does take is measured by the benchmark <c>restart</c>.
/// </summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restart_compares_orders_and_holdings_before_it_looks_for_anything_to_buy(bool paper)
    {
        await using var stage = await Stage.OpenAsync(seed: 11);
        var file = stage.Configure(paper, config =>
        {
            config["trading"]!["maxPositions"] = 3;
            config["trading"]!["onStop"] = "hold";
            config["trading"]!["exit"] = new JsonObject
            {
                ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 7_200, ["flattenAt"] = null,
            };
        });
        await using (var first = DantaProcess.Start(["run", "--config", file]))
        {
            var before = await Stage.DashboardOf(first);
            await Patience.UntilAsync(async () => (await stage.GetAsync(before, "/api/v1/positions")).AsArray().Count == 3);
            first.Kill();
            await first.ExitCodeAsync();
        }
        var answered = await stage.CallsAsync();
        await using var danta = DantaProcess.Start(["run", "--config", file]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);

        // What came too close to another call, as it can on a busy machine, is asked again and counts once. What stands before all of
        // this life's first questions was under way when the other one was killed.
        var paths = (await stage.CallsAsync(answered)).Where(call => Text(call, "code") != "EGW00201").Select(call => Text(call, "path").Split('/')[^1])
            .SkipWhile(path => path is not ("Approval" or "inquire-balance" or "inquire-daily-ccld")).ToList();
        var told = string.Join('\n', paths);
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        var search = paths.FindIndex(path => path.StartsWith("psearch", StringComparison.Ordinal));
        Assert.True(search > 0, told);
        Assert.True(paths.Take(search).Contains("inquire-balance") && paths.Take(search).Contains("inquire-daily-ccld"), told);
        Assert.DoesNotContain("inquire-daily-ccld", paths.Skip(search));
        Assert.DoesNotContain("order-cash", paths);
        await Patience.UntilAsync(() => ThisLife(stage).Exists(one => one is ConditionAnswered));
        ArmedFirst(ThisLife(stage));
        var account = await stage.AccountAsync(paper);
        Assert.Empty(AccountBooks.Differences(
            account, (await stage.GetAsync(web, "/api/v1/orders")).AsArray(), (await stage.GetAsync(web, "/api/v1/positions")).AsArray()));
    }

    /// <summary>By the journal of this life: watched, heard and compared before a condition is, and not compared again for that.</summary>
    static void ArmedFirst(List<object> life)
    {
        var up = life.FindIndex(one => one is StreamChanged { Up: true });
        var condition = life.FindIndex(one => one is ConditionAnswered);
        Assert.True(up >= 0 && up < condition, Told(life));
        Assert.Equal(3, life.Take(up).Count(IsArmed));
        Assert.DoesNotContain(life.Skip(up), IsArmed);
        var compared = life[up..condition];
        Assert.True(compared.Exists(one => one is DayOrdersAnswered) && compared.Exists(one => one is BalanceAnswered), Told(life));
        // At the start, again when the stream was up unless the first left after that, and no more than once a second where there was no
        // answer: it costs no more than that.
        Assert.InRange(life.Take(condition).Count(one => one is Ask { Question: DayOrdersQuestion }), 1, 2 + life.Take(condition).Seconds());
        Assert.DoesNotContain(life.Skip(condition), one => one is Ask { Question: DayOrdersQuestion });
    }

    static List<object> ThisLife(Stage stage)
    {
        var lives = Life.Of(stage.Data);
        return lives[lives.FindLastIndex(one => one is Started)..];
    }

    static bool IsArmed(object one) => one is Watch { Pinned: true };

    static string Told(List<object> life) => string.Join('\n', life.Take(60));

    static string Text(JsonNode of, string key) => of[key]!.GetValue<string>();
}
