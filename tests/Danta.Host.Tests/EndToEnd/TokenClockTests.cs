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
        await Stage.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);

        clock.Set(-600);
        await stage.PostAsync("/simulator/events", new { @event = "token-kill" });
        // Ahead by hours: to a wall clock alone the minute would be over.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        clock.Set(3 * 3_600);
        await Stage.UntilAsync(async () => (await TokensAsync(stage)).Count > 1);
        clock.Set(0);

        var asked = await TokensAsync(stage);
        Assert.Equal(2, asked.Count);
        Assert.All(asked, one => Assert.Equal(200, one["status"]!.GetValue<int>()));
        Assert.True(At(asked[1]) - At(asked[0]) >= TimeSpan.FromMinutes(1), $"{At(asked[0])} and {At(asked[1])}");
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
    }

    static async Task<List<JsonNode>> TokensAsync(Stage stage) => [.. (await stage.GetAsync("/simulator/requests"))["requests"]!.AsArray()
        .Select(request => request!).Where(request => Text(request, "path") == "/oauth2/tokenP").OrderBy(At)];

    static DateTimeOffset At(JsonNode request) => request["at"]!.GetValue<DateTimeOffset>();

    static string Text(JsonNode of, string key) => of[key]!.GetValue<string>();
}
