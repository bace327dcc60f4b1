using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Danta.Dashboard;
using Danta.Dashboard.Chat;
using Danta.Desk;
using Danta.Host.Tests.Doctor;
using Danta.Host.Tests.Setup;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A stranger in a new home: answers, doctor, paper, and the first trade on his phone. No secret is ever an argument.</summary>
[SupportedOSPlatform("linux")]
public sealed class FirstHourTests
{
    [Fact]
    public async Task From_a_file_of_answers_to_the_first_trade_on_the_phone()
    {
        await using var stage = await Stage.OpenAsync();
        var home = Directory.CreateTempSubdirectory("danta-home").FullName;
        var time = new Ward.Hand();
        var room = new DemoChat(time);
        await using var telegram = await DashboardServer.StartAsync(
            new("http://127.0.0.1:0") { Chat = room }, new FakeView(), time, NullLoggerFactory.Instance, CancellationToken.None);
        (string, string)[] world = [("HOME", home), ("XDG_DATA_HOME", home), ("TZ", "Asia/Seoul"), ("DANTA_Telegram__BotToken", room.BotToken)];
        var answers = Path.Combine(home, "answers.yaml");
        await File.WriteAllTextAsync(
            answers, "language: ko\nconditions: [급등주, 거래량 급증]\nbudgetPerTrade: 3000000\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(answers, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var config = Path.Combine(home, "danta.json");

        await using (var init = DantaProcess.Start(
            ["init", "--simulator", "--rest", stage.Rest, "--ws", stage.WebSocket, "--telegram-api", $"{telegram.Address}", "--answers", answers, "--config", config], world))
        {
            var line = await init.LineAsync(line => Interview.CodeIn(line + "\n") is not null);
            room.Say(DemoChat.UserId, DemoChat.UserId, Interview.CodeIn(line + "\n")!);
            Assert.True(await init.ExitCodeAsync() == 0, init.Output);
            Assert.DoesNotContain(room.BotToken, init.Output, StringComparison.Ordinal);
        }

        // From here on nothing is given but the file.
        world = world[..^1];
        var written = JsonNode.Parse(await File.ReadAllTextAsync(config, TestContext.Current.CancellationToken))!;
        (written["web"], written["trading"]!["exit"]!["maxHoldingSeconds"]) = (new JsonObject { ["url"] = "http://127.0.0.1:0" }, 6);
        await File.WriteAllTextAsync(config, written.ToJsonString(), TestContext.Current.CancellationToken);
        var (healthy, findings) = await DantaProcess.RunAsync(["doctor", "--config", config, "--json"], world);
        Assert.True(healthy == 0, findings);
        Assert.All(JsonNode.Parse(findings)!.AsArray(), finding => Assert.NotEqual("failed", finding!["state"]!.GetValue<string>()));

        await using var danta = DantaProcess.Start(["run", "--config", config], world);
        await Patience.UntilAsync(
            () => Task.FromResult(Told("매수 체결") && Told("매도 체결")), () => Task.FromResult(danta.Output + string.Concat(room.Messages(DemoChat.UserId).Select(message => message.Text))));
        // The doctor beside a trader leaves its session alone.
        var (beside, more) = await DantaProcess.RunAsync(["doctor", "--config", config, "--only", "trader", "--only", "notices", "--only", "port"], world);
        Assert.True(beside == 0, more);
        Assert.Contains(danta.Id.ToString(CultureInfo.InvariantCulture), more, StringComparison.Ordinal);
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
        Directory.Delete(home, recursive: true);

        bool Told(string words) => room.Messages(DemoChat.UserId).Any(message => message.Text.Contains(words, StringComparison.Ordinal));
    }
}
