using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A whole run with everything going wrong that makes programs talkative: nothing of it may give a secret away.</summary>
public sealed class SecretTests
{
    const string BotToken = "123456:the-token-of-a-bot-that-nobody-may-read";
    const string TokenFile = "kis-tokens.json";

    [Fact]
    public async Task Neither_the_log_nor_a_file_of_a_full_run_shows_a_secret_or_an_account()
    {
        await using var stage = await Stage.OpenAsync(seed: 5);
        var file = stage.Configure(paper: false, config =>
        {
            config["telegram"] = new JsonObject
            {
                ["botToken"] = BotToken, ["chatIds"] = new JsonArray(987_654_321), ["apiUrl"] = "http://127.0.0.1:1",
            };
            config["trading"]!["exit"]!["maxHoldingSeconds"] = 3;
        });
        string printed;
        string token;
        await using (var danta = DantaProcess.Start(["run", "--config", file], ("Logging__LogLevel__Default", "Trace")))
        {
            var web = await Stage.DashboardOf(danta);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= 1);
            token = TokenOf(stage);
            await stage.PostAsync("/simulator/faults", new { fault = "html", call = "inquire-balance", status = 502, times = 2 });
            await stage.PostAsync("/simulator/faults", new { fault = "reply-cut", call = "inquire-daily-ccld", times = 1 });
            await stage.PostAsync("/simulator/faults", new { fault = "reply-lost", call = "order-cash", times = 1 });
            await stage.PostAsync("/simulator/events", new { @event = "socket-close" });
            var before = (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count;
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count > before);
            danta.Terminate();
            Assert.Equal(0, await danta.ExitCodeAsync());
            printed = danta.Output;
        }

        string[] secrets =
        [
            Stage.RealKey, Stage.RealSecret, BotToken, token, "50012345", "5001234501", "Bearer ", "\"appsecret\"", "\"CANO\"", "approval_key",
        ];
        Assert.NotEmpty(printed);
        await AssertLogAsync(stage, file);
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret, printed, StringComparison.Ordinal);
        foreach (var kept in Directory.EnumerateFiles(stage.Data, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != TokenFile))
        {
            var content = await File.ReadAllTextAsync(kept);
            foreach (var secret in secrets)
                Assert.False(content.Contains(secret, StringComparison.Ordinal), $"{Path.GetFileName(kept)} holds {secret[..6]}…");
        }
    }

    /// <summary>However much goes wrong, it says less than a handful of lines a call; and of each order, by its number, what became of it.</summary>
    static async Task AssertLogAsync(Stage stage, string config)
    {
        var (code, log) = await DantaProcess.RunAsync(["log", "--config", config, "--json", "--lines", "1000000"]);
        Assert.True(code == 0, log);
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Contains(lines, line => line["Order"] is { } order && order.GetValue<int>() > 0 && line["Trade"] is { } trade && trade.GetValue<int>() > 0);
        Assert.Contains(lines, line => line["@l"]?.GetValue<string>() == "Warning");
        var bytes = Directory.GetFiles(Path.Combine(stage.Data, "log")).Sum(path => new FileInfo(path).Length);
        var calls = await stage.CallsAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{lines.Count} lines, {bytes} bytes of log at {calls} calls");
        Assert.InRange(bytes, 1, 2_000L * calls);
        var warnings = (await DantaProcess.RunAsync(["log", "--config", config, "--level", "warning"])).Output;
        Assert.DoesNotContain(" 정보", warnings, StringComparison.Ordinal);
        Assert.Contains(" 경고", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_that_share_a_directory_share_one_token()
    {
        await using var stage = await Stage.OpenAsync();
        var file = stage.Configure(paper: false);
        await using var one = DantaProcess.Start(["balance", "--config", file, "--json"]);
        await using var other = DantaProcess.Start(["orders", "--config", file, "--json"]);

        Assert.Equal(0, await one.ExitCodeAsync());
        Assert.Equal(0, await other.ExitCodeAsync());
        Assert.Equal(0, (await DantaProcess.RunAsync(["conditions", "--config", file])).Code);

        var asked = (await stage.GetAsync("/simulator/requests"))["requests"]!.AsArray();
        Assert.Single(asked, request => request!["path"]!.GetValue<string>() == "/oauth2/tokenP");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(stage.Data, TokenFile)));
    }

    static string TokenOf(Stage stage)
    {
        var entries = JsonNode.Parse(File.ReadAllText(Path.Combine(stage.Data, TokenFile)))!.AsObject();
        return entries.Select(entry => entry.Value!["Token"]!.GetValue<string>()).First();
    }
}
