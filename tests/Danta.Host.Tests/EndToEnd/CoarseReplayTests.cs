using System.Text.Json.Nodes;
using Danta.Market;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A day that nobody recorded, from the broker's minutes: asked for once, and called coarse wherever it is shown.</summary>
public sealed class CoarseReplayTests
{
    static DateOnly DayBefore(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (!TradingCalendar.IsOpen(day));
        return day;
    }

    [Fact]
    public async Task Minutes_are_asked_for_once_and_what_comes_of_them_is_called_coarse()
    {
        await using var stage = await Stage.OpenAsync();
        var config = stage.Configure(paper: false);
        var market = await stage.GetAsync("/simulator/market");
        var day = DayBefore(DateOnly.FromDateTime(DateTimeOffset.Parse($"{market["time"]}", System.Globalization.CultureInfo.InvariantCulture).Date));
        var codes = string.Join(',', market["stocks"]!.AsArray().Take(2).Select(stock => $"{stock!["code"]}"));
        string[] command = ["replay", $"{day:yyyy-MM-dd}", "--config", config, "--stocks", codes];

        var (none, words) = await DantaProcess.RunAsync(["replay", $"{day:yyyy-MM-dd}", "--config", config]);
        Assert.Equal(2, none);
        Assert.Contains("--stocks", words, StringComparison.Ordinal);

        var (code, first) = await DantaProcess.RunAsync([.. command, "--json"]);
        Assert.True(code == 0, first);
        var found = JsonNode.Parse(first)![0]!;
        Assert.True((bool)found["coarse"]!);
        Assert.True((bool)found["whatIf"]!["coarse"]!);
        Assert.False((bool)found["exact"]!);
        Assert.Equal([390, 390], found["stocks"]!.AsArray().Select(stock => (int)stock!["minutes"]!));
        Assert.InRange((long)found["whatIf"]!["middle"]!, (long)found["whatIf"]!["lower"]!, (long)found["whatIf"]!["upper"]!);
        Assert.True((int)found["whatIf"]!["trades"]! > 0);

        // The broker is gone, and nobody misses it.
        stage.Simulator.Kill();
        await stage.Simulator.ExitCodeAsync();
        Assert.Equal(first, (await DantaProcess.RunAsync([.. command, "--json"])).Output);
        Assert.Contains("거친 재생", (await DantaProcess.RunAsync([.. command, "--language", "ko"])).Output, StringComparison.Ordinal);
        Assert.Contains("coarse replay", (await DantaProcess.RunAsync([.. command, "--language", "en"])).Output, StringComparison.Ordinal);

        // A day that is to be proven is not to be guessed.
        Assert.Equal(1, (await DantaProcess.RunAsync([.. command, "--verify"])).Code);
    }
}
