using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>The broker gives a token once a minute, by its clock: what ours is set to changes nothing about that.</summary>
public sealed class TokenClockTests
{
    [Fact]
    public async Task A_token_is_asked_for_once_a_minute_wherever_the_clock_is_set()
    {
        using var clock = FakeClock.Open();
        await using var stage = await Stage.OpenAsync(seed: 11);
        // One condition, seldom asked: the exchange keeps its last three hundred requests.
        var file = stage.Configure(paper: false, config =>
        {
            config["trading"]!["conditions"] = new JsonArray("급등주");
            config["trading"]!["conditionPollSeconds"] = 10;
        });
        await using var danta = DantaProcess.Start(["run", "--config", file], clock.Environment);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);

        clock.Set(-600);
        await stage.PostAsync("/simulator/events", new { @event = "token-kill" });
        await Patience.UntilAsync(async () => (await stage.HealthAsync(web)).Health["checks"]!.AsArray()
            .Any(check => Text(check!, "name") == "token" && !check!["ok"]!.GetValue<bool>()));
        // Ahead by hours: to a wall clock alone the minute would be over, and the very next second would ask.
        clock.Set(3 * 3_600);
        var heard = Life.Of(stage.Data).Seconds();
        await Patience.UntilAsync(() => Life.Of(stage.Data).Seconds() >= heard + 5);
        Assert.Single(await TokensAsync(stage));
        await Patience.UntilAsync(async () => (await TokensAsync(stage)).Count(one => one["status"]!.GetValue<int>() == 200) == 2);
        clock.Set(0);
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
    }

    static async Task<List<JsonNode>> TokensAsync(Stage stage) => [.. (await stage.GetAsync("/simulator/requests"))["requests"]!.AsArray()
        .Select(request => request!).Where(request => Text(request, "path") == "/oauth2/tokenP")];

    static string Text(JsonNode of, string key) => of[key]!.GetValue<string>();
}
