using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd;

public sealed class CommandLineTests
{
    [Fact]
    public async Task A_wrong_configuration_names_every_wrong_key_and_ends_with_2()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{ "kis": { "environment": "live", "account": "1" }, "trading": { "maxPositions": 0, "entry": { "rule": "breakout", "bidRatio": 2 }, "exit": { "stopLossPercent": 3 } } }""");
            var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
            Assert.Equal(2, code);
            foreach (var key in (string[])["kis.environment", "kis.appKey", "kis.appSecret", "kis.account", "kis.htsId", "trading.maxPositions", "trading.entry.bidRatio", "trading.exit.stopLossPercent"])
                Assert.Contains(key, output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task An_unknown_command_or_option_ends_with_2()
    {
        Assert.Equal(2, (await DantaProcess.RunAsync(["fly"])).Code);
        Assert.Equal(2, (await DantaProcess.RunAsync(["demo", "--for", "soon"])).Code);
        Assert.Equal(2, (await DantaProcess.RunAsync(["run"])).Code);
    }

    /// <summary>192.0.2.1 is nobody's (RFC 5737).</summary>
    [Theory]
    [InlineData("--rest", "http://exchange.example:0")]
    [InlineData("--rest", "http://192.0.2.1:0")]
    [InlineData("--ws", "ws://exchange.example:0")]
    public async Task An_address_that_the_simulator_does_not_listen_on_ends_with_2(string option, string url)
    {
        var (code, output) = await DantaProcess.RunAsync(["simulate", option == "--rest" ? "--ws" : "--rest", option == "--rest" ? "ws://127.0.0.1:0" : "http://127.0.0.1:0", option, url]);
        Assert.True(code == 2, output);
        Assert.DoesNotContain("ready", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_a_configuration_steers_no_terminal()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{ "\u001b]0;x\u0007\u202ekis": {}, "kis": { "environment": "\u001b[2J" } }""");
            var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
            Assert.Equal(2, code);
            Assert.DoesNotContain(output, letter => letter is '\u001b' or '\a' or '\u202e');
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Refused_credentials_end_with_3_and_show_no_secret()
    {
        await using var stage = await Stage.OpenAsync();
        // A token of the right secret is at hand all the while: it proves nothing for another one.
        Assert.Equal(0, (await DantaProcess.RunAsync(["balance", "--config", stage.Configure(paper: false)])).Code);
        var wrong = new string('x', 180);
        var file = stage.Configure(paper: false, config => config["kis"]!["appSecret"] = wrong);
        foreach (var command in (string[])["run", "balance", "conditions"])
        {
            var (code, output) = await DantaProcess.RunAsync([command, "--config", file]);
            Assert.True(code == 3, $"{command} ended with {code}: {output}");
            Assert.DoesNotContain(wrong, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Conditions_are_listed_and_run_by_name_and_by_number()
    {
        await using var stage = await Stage.OpenAsync();
        var file = stage.Configure(paper: false);
        var (code, output) = await DantaProcess.RunAsync(["conditions", "--config", file, "--json"]);
        Assert.Equal(0, code);
        Assert.Equal(["급등주", "신고가", "거래량 급증"], JsonNode.Parse(output)!.AsArray().Select(row => row!["name"]!.GetValue<string>()));
        Assert.Equal(0, (await DantaProcess.RunAsync(["conditions", "--config", file, "급등주"])).Code);
        Assert.Equal(0, (await DantaProcess.RunAsync(["conditions", "--config", file, "1", "--json"])).Code);
        var (missing, words) = await DantaProcess.RunAsync(["conditions", "--config", file, "없는 조건"]);
        Assert.Equal(1, missing);
        Assert.Contains("없는 조건", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_balance_is_what_the_exchange_says()
    {
        await using var stage = await Stage.OpenAsync();
        foreach (var paper in (bool[])[false, true])
        {
            var (code, output) = await DantaProcess.RunAsync(["balance", "--config", stage.Configure(paper), "--json"]);
            Assert.True(code == 0, output);
            Assert.Equal(100_000_000, JsonNode.Parse(output)!["deposit"]!.GetValue<long>());
        }
    }

    [Fact]
    public async Task The_profit_is_the_brokers_on_real_and_the_books_own_on_paper()
    {
        await using var stage = await Stage.OpenAsync(seed: 11);
        var real = stage.Configure(paper: false);
        await using (var danta = DantaProcess.Start(["run", "--config", real]))
        {
            var web = await Stage.DashboardOf(danta);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= 1);
            danta.Terminate();
            Assert.Equal(0, await danta.ExitCodeAsync());
        }
        // Whoever asks the broker needs no books of his own; only the token is brought along, for there is one a minute.
        var empty = Directory.CreateDirectory(Path.Combine(stage.Data, "elsewhere")).FullName;
        File.Copy(Path.Combine(stage.Data, "kis-tokens.json"), Path.Combine(empty, "kis-tokens.json"));
        var elsewhere = stage.Configure(paper: false, config => config["storage"]!["directory"] = empty);
        var (code, output) = await DantaProcess.RunAsync(["pnl", "--config", elsewhere, "--json"]);
        Assert.True(code == 0, output);
        var profit = JsonNode.Parse(output)!;
        var account = await stage.AccountAsync(paper: false);
        // Sold by the end of the run: else the broker's costs would have the purchase's too.
        Assert.Empty(account["holdings"]!.AsArray());
        Assert.Equal("broker", profit["source"]!.GetValue<string>());
        foreach (var key in (string[])["realised", "commission", "tax"])
            Assert.Equal(account[key]!.GetValue<long>(), profit[key]!.GetValue<long>());
        Assert.Equal(0, profit["unrealised"]!.GetValue<long>());
        Assert.Null(profit["warning"]);
        Assert.Equal(account["realised"]!.GetValue<long>(), Assert.Single(profit["days"]!.AsArray())!["realised"]!.GetValue<long>());
        Assert.Contains("증권사", (await DantaProcess.RunAsync(["pnl", "--config", elsewhere])).Output, StringComparison.Ordinal);

        var (paperCode, paper) = await DantaProcess.RunAsync(["pnl", "--config", stage.Configure(paper: true), "--json"]);
        Assert.True(paperCode == 0, paper);
        Assert.Equal("danta", JsonNode.Parse(paper)!["source"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_demo_ends_by_itself_with_a_summary_that_agrees_with_its_exchange()
    {
        var (code, output) = await DantaProcess.RunAsync(["demo", "--for", "40s", "--seed", "7"]);
        Assert.True(code == 0, output);
        Assert.Contains("거래소 계좌와 일치", output, StringComparison.Ordinal);
    }

    /// <summary>It begins asleep: that the check is told, and what it says, is what waking has come to.</summary>
    [Fact]
    public async Task The_demo_of_a_whole_day_wakes_and_checks_before_the_open()
    {
        await using var demo = DantaProcess.Start(["demo", "--day", "--speed", "60", "--seed", "7"]);
        var told = await demo.LineAsync(line => line.Contains("장전 점검", StringComparison.Ordinal));
        Assert.Contains("08:2", told, StringComparison.Ordinal);
        // Its time is made up: the machine's clock says nothing about it.
        Assert.DoesNotContain("시계", told, StringComparison.Ordinal);
        demo.Terminate();
        Assert.Equal(0, await demo.ExitCodeAsync());
    }
}
