using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>How the program ends: in order by every signal, and with one line where it cannot begin.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData("HUP")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("QUIT")]
    public async Task Every_signal_that_asks_for_the_end_gets_it_in_order(string signal)
    {
        await using var stage = await Stage.OpenAsync();
        await using var danta = DantaProcess.Start(["run", "--config", stage.Configure(paper: false)]);
        await Stage.DashboardOf(danta);
        danta.Signal(signal);
        // A console that is closed says so more than once.
        if (signal == "HUP")
            danta.Signal(signal);
        Assert.Equal(0, await danta.ExitCodeAsync());
        Assert.Contains(Life.Of(stage.Data), one => one is Danta.Trading.StopRequested);
        Assert.Equal(0, (await DantaProcess.RunAsync(["journal", "--data", stage.Data, "--verify"])).Code);
        Assert.Empty(Directory.GetFiles(stage.Book(paper: false), "danta.boot"));
    }

    [Fact]
    public async Task A_busy_port_is_one_line_and_code_1()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)busy.LocalEndpoint).Port}";
        await using var stage = await Stage.OpenAsync();
        var file = stage.Configure(paper: false, config => config["web"]!["url"] = url);

        var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
        Assert.True(code == 1, output);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(url, output, StringComparison.Ordinal);
        Assert.Contains("web.url", output, StringComparison.Ordinal);

        (code, output) = await DantaProcess.RunAsync(["simulate", "--rest", url, "--ws", "ws://127.0.0.1:0"]);
        Assert.True(code == 1, output);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(url, output, StringComparison.Ordinal);
    }

    /// <summary>A file in the place of the storage directory: neither its lock nor anything else can be made there.</summary>
    [Fact]
    public async Task A_place_that_cannot_be_written_is_one_line_and_code_1()
    {
        await using var stage = await Stage.OpenAsync();
        Directory.CreateDirectory(stage.Data);
        var place = Path.Combine(stage.Data, "a-file");
        await File.WriteAllTextAsync(place, "");
        foreach (var directory in (string[])[place, Path.Combine(place, "below")])
        {
            var (code, output) = await DantaProcess.RunAsync(
                ["run", "--config", stage.Configure(paper: false, config => config["storage"]!["directory"] = directory)]);
            Assert.True(code == 1, output);
            Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains("쓸 수 없습니다", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_that_stands_twice_ends_with_2_and_shows_no_secret()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{ "kis": { "appKey": "first-secret-thing", "APPKEY": "second-secret-thing" }, "kis": {} }""");
            var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
            Assert.True(code == 2, output);
            Assert.Contains("kis.APPKEY", output, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-thing", output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Texts_with_blanks_around_them_are_read_as_they_were_meant()
    {
        await using var stage = await Stage.OpenAsync();
        var file = stage.Configure(paper: false, config =>
        {
            config["kis"]!["appKey"] = $" {Stage.RealKey}\t";
            config["kis"]!["appSecret"] = $"{Stage.RealSecret}\r\n";
            config["kis"]!["htsId"] = "SIMUSER1 ";
            config["kis"]!["account"] = "\uFEFF50012345-01\n";
            config["telegram"] = new JsonObject { ["botToken"] = "123456:token\n", ["chatIds"] = new JsonArray(1), ["apiUrl"] = "http://127.0.0.1:1\n" };
        });
        await using var danta = DantaProcess.Start(["run", "--config", file]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
    }
}
