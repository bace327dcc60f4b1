using System.Text.Json.Nodes;
using Danta.Host.Journal;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A day that the real program recorded, heard again by fresh processes.</summary>
public sealed class ReplayTests
{
    static async Task<(Stage Stage, string Config, string Day)> TradeAsync(int trades, params string[] command)
    {
        var stage = await Stage.OpenAsync();
        var config = stage.Configure(paper: false);
        await using var danta = DantaProcess.Start([.. command, "--config", config]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => trades == 0
            ? (await stage.GetAsync(web, "/api/v1/watchlist")).AsArray().Count > 3
            : (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= trades);
        var book = stage.Book(paper: false, dryRun: command[0] == "record");
        // Some seconds of a market with its books.
        await Patience.UntilAsync(() => Task.FromResult(Directory.GetFiles(Path.Combine(book, "journal"), "*.danta").Sum(file => new FileInfo(file).Length) > 300_000));
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
        return (stage, config, Directory.GetFiles(Path.Combine(book, "journal"), "*.danta").Single());
    }

    [Fact]
    public async Task A_recorded_day_is_decided_the_same_in_every_process_and_up_to_wherever_it_was_cut()
    {
        var (stage, config, day) = await TradeAsync(3, "run");
        await using var stay = stage;
        var first = await VerifyAsync(0, day, config);
        var second = await VerifyAsync(0, day, config);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.True(first["requests"]!.GetValue<int>() > 20);
        Assert.True(first["orders"]!.GetValue<int>() >= 6);
        Assert.Equal((await stage.AccountAsync(paper: false))["realised"]!.GetValue<long>(), first["realised"]!.GetValue<long>());

        // Elsewhere, scrubbed of whose it is: the same decisions about other numbers.
        var copies = Directory.CreateDirectory(Path.Combine(stage.Data, "copy")).FullName;
        var (exported, file) = await DantaProcess.RunAsync(["recording", "export", day, "--format", "scrubbed", "--to", copies]);
        Assert.Equal((0, Path.Combine(copies, Path.GetFileName(day))), (exported, file.Trim()));
        var scrubbed = await VerifyAsync(0, file.Trim(), config);
        Assert.Equal(first["orders"]!.ToString(), scrubbed["orders"]!.ToString());
        var account = await stage.AccountAsync(paper: false);
        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.Trim()));
        Assert.All(account["orders"]!.AsArray(), order => Assert.DoesNotContain($"{order!["number"]}".PadLeft(10, '0'), text, StringComparison.Ordinal));

        // Cut anywhere, it is said and the rest holds.
        var bytes = await File.ReadAllBytesAsync(day);
        var at = new Random(bytes.Length).Next(bytes.Length / 3, bytes.Length - 1);
        await File.WriteAllBytesAsync(Path.Combine(copies, Path.GetFileName(day)), bytes[..at]);
        var cut = await VerifyAsync(0, file.Trim(), config);
        Assert.Contains("까지만 온전해서 거기까지 재생했습니다", $"{cut["cut"]}", StringComparison.Ordinal);
        Assert.InRange(cut["inputs"]!.GetValue<int>(), 1, first["inputs"]!.GetValue<int>() - 1);

        // Another program would have decided otherwise: it is named.
        var forged = Forge(bytes);
        await File.WriteAllBytesAsync(Path.Combine(copies, Path.GetFileName(day)), forged);
        var parted = await VerifyAsync(1, file.Trim(), config);
        Assert.Contains("PlaceOrder", $"{parted["parting"]!["recorded"]}", StringComparison.Ordinal);
        Assert.NotEqual($"{parted["parting"]!["recorded"]}", $"{parted["parting"]!["replayed"]}");

        // By other settings: only the market is the recording's.
        var (code, answer) = await DantaProcess.RunAsync(["replay", day, "--config", config, "--json"], ("DANTA_Trading__Exit__TakeProfitPercent", "3"));
        Assert.Equal(0, code);
        var found = JsonNode.Parse(answer)![0]!;
        Assert.Equal(("Exit.TakeProfit", "3 %"), ($"{found["changed"]![0]!["key"]}", $"{found["changed"]![0]!["after"]}"));
        Assert.InRange(found["whatIf"]!["middle"]!.GetValue<long>(), found["whatIf"]!["lower"]!.GetValue<long>(), found["whatIf"]!["upper"]!.GetValue<long>());
        Assert.NotEqual(0, found["whatIf"]!["measuredTrips"]!.GetValue<int>());
        Assert.Equal(answer, (await DantaProcess.RunAsync(["replay", day, "--config", config, "--json"], ("DANTA_Trading__Exit__TakeProfitPercent", "3"))).Output);
    }

    /// <summary>The first order asked for one share more.</summary>
    static byte[] Forge(byte[] day)
    {
        using var forged = new MemoryStream();
        forged.Write(JournalFormat.Magic);
        var (sum, isDone) = (0u, false);
        var disk = new BytesDisk(day);
        JournalReader.Read(disk, disk.Names[0], (in JournalRecord record) =>
        {
            var payload = record.Payload.ToArray();
            if (!isDone && record.Kind == RecordKind.Intent)
                (payload[15], isDone) = ((byte)(payload[15] ^ 1), true);
            sum = JournalFormat.Chain(sum, record.Kind, record.At.UtcTicks, payload);
            var head = new byte[JournalFormat.HeadSize];
            JournalFormat.WriteHead(head, payload.Length, sum, record.Kind, record.At.UtcTicks);
            forged.Write(head);
            forged.Write(payload);
        });
        Assert.True(isDone);
        return forged.ToArray();
    }

    sealed class BytesDisk(byte[] day) : IJournalDisk
    {
        public IReadOnlyList<string> Names => ["2026-11-20.danta"];
        public IReadOnlyList<string> Files => Names;
        public Stream OpenRead(string name) => new MemoryStream(day);
        public Stream OpenWrite(string name) => throw new NotSupportedException();
        public void Delete(string name) => throw new NotSupportedException();
        public void Rename(string name, string newName) => throw new NotSupportedException();
        public void SyncNames()
        {
        }
    }

    static async Task<JsonNode> VerifyAsync(int expected, string day, string config)
    {
        var (code, output) = await DantaProcess.RunAsync(["replay", day, "--config", config, "--verify", "--json"]);
        Assert.True(code == expected, output);
        return JsonNode.Parse(output)![0]!;
    }

    [Fact]
    public async Task Recording_without_trading_orders_nothing_and_serves_a_sweep_and_an_exchange()
    {
        var (stage, config, day) = await TradeAsync(0, "record");
        await using var stay = stage;
        Assert.Empty((await stage.AccountAsync(paper: false))["orders"]!.AsArray());
        var (_, info) = await DantaProcess.RunAsync(["recording", "info", day, "--json"]);
        var counts = JsonNode.Parse(info)![0]!["counts"]!;
        Assert.Equal(0, counts["orders"]!.GetValue<int>());
        Assert.True(counts["trades"]!.GetValue<int>() > 10 && counts["books"]!.GetValue<int>() > 10);

        await TradeOnItAsync(day);

        var grid = Path.Combine(stage.Data, "grid.json");
        await File.WriteAllTextAsync(grid, """{ "exit.takeProfitPercent": [0.7, 0.9, 1.5], "maxPositions": [2, 4] }""");
        string[] sweep = ["sweep", day, "--config", config, "--grid", grid, "--to", Path.Combine(stage.Data, "sweeps"), "--json"];
        var (code, report) = await DantaProcess.RunAsync([.. sweep, "--cores", "2"]);
        Assert.True(code == 0, report);
        var results = Directory.GetFiles(Path.Combine(stage.Data, "sweeps"), "results.jsonl", SearchOption.AllDirectories).Single();
        var lines = await File.ReadAllLinesAsync(results);
        Assert.Equal(7, lines.Length);
        // Interrupted in the middle of a line, it goes on from the last whole one, and the report is the same.
        await File.WriteAllTextAsync(results, string.Join('\n', lines.Take(3)) + "\n" + lines[3][..20]);
        await DantaProcess.RunAsync([.. sweep, "--cores", "1"]);
        Assert.Equal(lines.Order(StringComparer.Ordinal), (await File.ReadAllLinesAsync(results)).Order(StringComparer.Ordinal));
        var page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(results)!, "report.html"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);

        await File.WriteAllTextAsync(grid, """{ "exit.takeProfit": [0.3] }""");
        var (wrong, words) = await DantaProcess.RunAsync(sweep);
        Assert.Equal(2, wrong);
        Assert.Contains("takeProfit", words, StringComparison.Ordinal);
    }

    /// <summary>Anybody's program can trade on the day: its stocks, its prices, by the exchange's face.</summary>
    static async Task TradeOnItAsync(string day)
    {
        var (refused, why) = await DantaProcess.RunAsync(["simulate", "--recording", day, "--scenario", "any.yaml"]);
        Assert.Equal(2, refused);
        Assert.Contains("--recording", why, StringComparison.Ordinal);

        await using var exchange = DantaProcess.Start(["simulate", "--recording", Path.GetDirectoryName(day)!, "--rest", "http://127.0.0.1:0", "--ws", "ws://127.0.0.1:0"]);
        var rest = (await exchange.LineAsync(line => line.StartsWith("ready", StringComparison.Ordinal))).Split(' ')[1];
        using var http = new HttpClient { BaseAddress = new(rest) };
        using var run = await http.PostAsync(new Uri("/simulator/market/run", UriKind.Relative), new StringContent("""{ "seconds": 120 }"""));
        Assert.True(run.IsSuccessStatusCode);
        var market = JsonNode.Parse(await http.GetStringAsync(new Uri("/simulator/market", UriKind.Relative)))!;
        var played = (await DantaProcess.RunAsync(["recording", "info", day, "--json"])).Output;
        Assert.Equal(JsonNode.Parse(played)![0]!["counts"]!["stocks"]!.GetValue<int>(), market["stocks"]!.AsArray().Count);
        Assert.Contains(market["stocks"]!.AsArray(), stock => stock!["volume"]!.GetValue<long>() > 0);
    }
}
