using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Tests.Layout;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A simulator in a process of its own, and configurations that trade on it.</summary>
sealed class Stage : IAsyncDisposable
{
    public const string RealKey = "PSREALSIMULATOR000000000000000000001";
    public const string PaperKey = "PVPAPERSIMULATOR00000000000000000001";

    readonly string _directory;
    readonly HttpClient _http = new();

    Stage(string directory, DantaProcess simulator, string rest, string webSocket)
    {
        _directory = directory;
        Simulator = simulator;
        Rest = rest;
        WebSocket = webSocket;
    }

    public DantaProcess Simulator { get; }

    public string Rest { get; }

    public string WebSocket { get; }

    public string Data => Path.Combine(_directory, "data");

    /// <summary>Whose book a trader of <see cref="Configure"/> keeps.</summary>
    public static BookOwner Owner(bool paper, bool dryRun = false) => BookOwner.Of(
        new KisSection(paper, "", new(""), paper ? "50012346-01" : "50012345-01", "", null, null, null, null, null, new("J", "J")),
        paper ? TradingMode.Paper : TradingMode.Real, dryRun);

    public string Book(bool paper, bool dryRun = false) => BookShelf.DirectoryOf(Data, Owner(paper, dryRun));

    public static string RealSecret => string.Concat(Enumerable.Repeat("real/", 36));

    public static string PaperSecret => string.Concat(Enumerable.Repeat("paper", 36));

    /// <summary>Without VI: a stock that stands in one cannot be sold for longer than any of these tests waits.</summary>
    /// <param name="example">One of the folder scenarios; null: a market like any other.</param>
    /// <param name="more">Lines of a scenario for that market.</param>
    public static async Task<Stage> OpenAsync(int seed = 7, string? example = null, string more = "")
    {
        var directory = Directory.CreateTempSubdirectory("danta").FullName;
        var scenario = example is null ? Path.Combine(directory, "scenario.yaml") : Path.Combine(SourceTree.Root, "scenarios", example);
        if (example is null)
            await File.WriteAllTextAsync(scenario, $"market: {{ day: uniform, interruptions: false }}\n{more}");
        var simulator = DantaProcess.Start([
            "simulate", "--rest", "http://127.0.0.1:0", "--ws", "ws://127.0.0.1:0", "--scenario", scenario, "--seed", $"{seed}"]);
        var ready = (await simulator.LineAsync(line => line.StartsWith("ready ", StringComparison.Ordinal))).Split(' ');
        return new Stage(directory, simulator, ready[1], ready[2]);
    }

    /// <summary>Writes a configuration that trades quickly and around the clock.</summary>
    public string Configure(bool paper, Action<JsonObject>? change = null)
    {
        JsonObject Keys(bool paperKeys) => new()
        {
            ["appKey"] = paperKeys ? PaperKey : RealKey,
            ["appSecret"] = paperKeys ? PaperSecret : RealSecret,
            ["htsId"] = "SIMUSER1",
            ["restUrl"] = Rest,
            ["webSocketUrl"] = WebSocket,
        };
        var kis = Keys(paper);
        kis["environment"] = paper ? "paper" : "real";
        kis["account"] = paper ? "50012346-01" : "50012345-01";
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
                ["maxPositions"] = 5,
                ["exit"] = new JsonObject
                {
                    ["takeProfitPercent"] = 0.6, ["stopLossPercent"] = 0.6, ["maxHoldingSeconds"] = 6, ["flattenAt"] = null,
                },
                ["risk"] = new JsonObject { ["dailyLossLimit"] = null, ["cooldownSeconds"] = 1, ["maxTradesPerSymbolPerDay"] = null },
                ["session"] = new JsonObject { ["start"] = "00:00:00", ["end"] = "24:00:00" },
                ["onStop"] = "flatten",
            },
            ["web"] = new JsonObject { ["url"] = "http://127.0.0.1:0" },
            ["storage"] = new JsonObject { ["directory"] = Data },
        };
        change?.Invoke(config);
        var file = Path.Combine(_directory, "danta.json");
        File.WriteAllText(file, config.ToJsonString());
        return file;
    }

    public async Task<JsonObject> AccountAsync(bool paper) =>
        JsonNode.Parse(await _http.GetStringAsync($"{Rest}/simulator/accounts/{(paper ? "50012346-01" : "50012345-01")}"))!.AsObject();

    public async Task<JsonNode> GetAsync(Uri web, string path) =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri(web, path))) ?? throw new JsonException(path);

    /// <summary>From the simulator's control API.</summary>
    public Task<JsonNode> GetAsync(string path) => GetAsync(new Uri(Rest), path);

    /// <summary>To the simulator's control API.</summary>
    public async Task PostAsync(string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body));
        using var reply = await _http.PostAsync(new Uri(new Uri(Rest), path), content);
        Assert.True(reply.IsSuccessStatusCode, $"{path}: {await reply.Content.ReadAsStringAsync()}");
    }

    /// <summary>At the simulator's control API.</summary>
    public async Task DeleteAsync(string path)
    {
        using var reply = await _http.DeleteAsync(new Uri(new Uri(Rest), path));
        reply.EnsureSuccessStatusCode();
    }

    public async Task PostAsync(Uri web, string path)
    {
        using var reply = await _http.PostAsync(new Uri(web, path), null);
        reply.EnsureSuccessStatusCode();
    }

    public async Task<int> StatusAsync(Uri web, string path)
    {
        using var reply = await _http.GetAsync(new Uri(web, path));
        return (int)reply.StatusCode;
    }

    /// <summary>The readiness of a trader, whether or not it is.</summary>
    public async Task<(int Status, JsonNode Health)> HealthAsync(Uri web)
    {
        using var reply = await _http.GetAsync(new Uri(web, "/health/ready"));
        return ((int)reply.StatusCode, JsonNode.Parse(await reply.Content.ReadAsStringAsync())!);
    }

    /// <summary>How many requests the exchange has answered since it began.</summary>
    public async Task<int> CallsAsync() => (await GetAsync("/simulator/market"))["requests"]!.GetValue<int>();

    /// <summary>Oldest first, as the exchange answered them; of many only the youngest.</summary>
    public async Task<List<JsonNode>> CallsAsync(int after) =>
    [
        .. (await GetAsync("/simulator/requests"))["requests"]!.AsArray().Select(call => call!)
            .Where(call => call["number"]!.GetValue<int>() > after).Reverse(),
    ];

    /// <summary>What a trader has decided is with the exchange, or over: nothing is on its way any more.</summary>
    public Task SettledAsync(Uri web) => Patience.UntilAsync(async () =>
        (await GetAsync(web, "/api/v1/orders")).AsArray().All(order => order!["number"] is not null || order["doneAt"] is not null));

    /// <summary>Where a started trader shows its dashboard: it says so itself.</summary>
    public static async Task<Uri> DashboardOf(DantaProcess danta)
    {
        var line = await danta.LineAsync(line => line.Contains("http://127.0.0.1:", StringComparison.Ordinal));
        return new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0]);
    }

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
