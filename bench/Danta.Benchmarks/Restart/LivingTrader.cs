using System.Diagnostics;
using System.Text.Json.Nodes;
using Danta.Simulator;

namespace Danta.Benchmarks.Restart;

/// <summary><c>danta run</c> in a process of its own, which is killed in the end.</summary>
sealed class LivingTrader : IDisposable
{
    /// <summary>One: on paper, a call a second, more take minutes to buy.</summary>
    public const int Positions = 1;

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    readonly HttpClient _http = new();
    readonly Process _process;
    readonly long _began = TimeProvider.System.GetTimestamp();

    public LivingTrader(string config)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "danta.dll"), "run", "--config", config])
            start.ArgumentList.Add(argument);
        start.Environment["XDG_DATA_HOME"] = Path.GetDirectoryName(config);
        _process = Process.Start(start)!;
    }

    TimeSpan Age => TimeProvider.System.GetElapsedTime(_began);

    /// <summary>A configuration that buys at once and then holds.</summary>
    /// <param name="trading">What is to be otherwise under <c>trading</c>.</param>
    public static string Configure(string directory, KisSimulator exchange, bool paper, JsonObject? trading = null)
    {
        JsonObject Keys(bool paperKeys) => new()
        {
            ["appKey"] = paperKeys ? "PVPAPERSIMULATOR00000000000000000001" : "PSREALSIMULATOR000000000000000000001",
            ["appSecret"] = string.Concat(Enumerable.Repeat(paperKeys ? "paper" : "real/", 36)),
            ["htsId"] = "SIMUSER1",
            ["restUrl"] = exchange.RestUrl.AbsoluteUri,
            ["webSocketUrl"] = exchange.WebSocketUrl.AbsoluteUri,
        };
        var kis = Keys(paper);
        (kis["environment"], kis["account"]) = paper ? ("paper", "50012346-01") : ("real", "50012345-01");
        if (paper)
            kis["marketData"] = Keys(false);
        var config = new JsonObject
        {
            ["kis"] = kis,
            ["trading"] = new JsonObject
            {
                ["conditions"] = new JsonArray("급등주", "거래량 급증"),
                ["conditionPollSeconds"] = 2,
                ["budgetPerTrade"] = 3_000_000,
                ["maxPositions"] = Positions,
                ["exit"] = new JsonObject { ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["flattenAt"] = null },
                ["session"] = new JsonObject { ["start"] = "00:00:00", ["end"] = "24:00:00" },
            },
            ["web"] = new JsonObject { ["url"] = "http://127.0.0.1:0" },
            ["storage"] = new JsonObject { ["directory"] = Path.Combine(directory, "data") },
        };
        foreach (var (key, value) in trading ?? [])
            config["trading"]![key] = value?.DeepClone();
        var file = Path.Combine(directory, "danta.json");
        File.WriteAllText(file, config.ToJsonString());
        return file;
    }

    public async Task<OneRestart> ReadyAsync(KisSimulator exchange)
    {
        var (before, web) = (await CallsAsync(exchange), await WebAsync());
        TimeSpan? first = null, reconciled = null;
        while (true)
        {
            first ??= await CallsAsync(exchange) > before ? Age : null;
            using var answer = await _http.GetAsync(new Uri(web, "/health/ready"));
            // Until the trader has begun, it may still show what the killed process believed.
            var health = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["checks"]!.AsArray();
            var holds = health.Single(check => check!["name"]!.GetValue<string>() == "reconciled")!["ok"]!.GetValue<bool>();
            reconciled = holds ? reconciled ?? Age : null;
            if (answer.IsSuccessStatusCode)
                return new(first ?? Age, reconciled ?? Age, Age);
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    public async Task HoldsAsync(int positions)
    {
        var web = await WebAsync();
        while (JsonNode.Parse(await _http.GetStringAsync(new Uri(web, "/api/v1/positions")))!.AsArray().Count < positions)
            await Task.Delay(Look, TimeProvider.System);
    }

    async Task<int> CallsAsync(KisSimulator exchange) =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri(exchange.RestUrl, "/simulator/market")))!["requests"]!.GetValue<int>();

    /// <summary>Nobody reads what else it says: it must not wait for a reader.</summary>
    public void LetTalk() => _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    Uri? _web;

    /// <summary>Where it shows its dashboard: it says so itself.</summary>
    public async Task<Uri> WebAsync()
    {
        while (_web is null)
        {
            var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the trader ended");
            if (line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is >= 0 and var at)
                _web = new(line[at..].Split(' ')[0]);
        }
        return _web;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }
}
