using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>
/// Three accounts that trade from one storage directory, a paper one and two real ones, and conditions that have one stock each. The
/// real ones' owner holds shares of his own in the very stock of 하나, which Danta therefore buys on paper only.
/// </summary>
sealed class BookStage : IAsyncDisposable
{
    public const string OwnStock = "999001";
    public const string OtherAccount = "50012347-01";
    public const int OwnShares = 7;

    /// <summary>A condition that nothing ever meets.</summary>
    public const string Nothing = "없음";

    const string OtherKey = "PSREALSIMULATOR000000000000000000002";

    readonly string _scenario;

    BookStage(Stage stage, string scenario) => (Stage, _scenario) = (stage, scenario);

    public Stage Stage { get; }

    public static async Task<BookStage> OpenAsync()
    {
        var scenario = Path.Combine(Directory.CreateTempSubdirectory("danta").FullName, "books.yaml");
        var own = $"holdings: [{{ code: \"{OwnStock}\", quantity: {OwnShares}, price: 300000 }}]";
        await File.WriteAllTextAsync(scenario, $$"""
            seed: 7
            stocks: 20
            listings:
              - { code: "{{OwnStock}}", name: 각본전자, board: kosdaq, price: 300000, shares: 20000000, sector: 전기·전자 }
              - { code: "999002", name: 각본화학, board: kosdaq, price: 600000, shares: 20000000, sector: 전기·전자 }
              - { code: "999003", name: 각본제약, board: kosdaq, price: 2500000, shares: 20000000, sector: 전기·전자 }
            market: { day: uniform, interruptions: false, breakers: false }
            limits: { paper: 2 }
            conditions:
              - { name: 하나, formula: "price >= 200000 and price < 450000" }
              - { name: 둘, formula: "price >= 450000 and price < 1200000" }
              - { name: 셋, formula: "price >= 1200000 and price < 9000000" }
              - { name: {{Nothing}}, formula: "price >= 90000000" }
            accounts:
              - { environment: real, appKey: {{Stage.RealKey}}, appSecret: "{{Stage.RealSecret}}", account: 50012345-01, htsId: SIMUSER1, deposit: 100000000, {{own}} }
              - { environment: real, appKey: {{OtherKey}}, appSecret: "{{Stage.RealSecret}}", account: {{OtherAccount}}, htsId: SIMUSER2, deposit: 100000000, {{own}} }
              - { environment: paper, appKey: {{Stage.PaperKey}}, appSecret: "{{Stage.PaperSecret}}", account: 50012346-01, htsId: SIMUSER1, deposit: 100000000 }

            """);
        return new(await Stage.OpenAsync(example: scenario), scenario);
    }

    /// <summary>A life of the trader that holds what it buys, for as long as it is told.</summary>
    public string Configure(bool paper, string condition, int holdingSeconds = 7_200, bool other = false) => Stage.Configure(paper, config =>
    {
        if (other)
            (config["kis"]!["appKey"], config["kis"]!["account"], config["kis"]!["htsId"]) = (OtherKey, OtherAccount, "SIMUSER2");
        var trading = config["trading"]!;
        trading["conditions"] = new JsonArray(condition);
        trading["budgetPerTrade"] = 4_000_000;
        trading["onStop"] = "hold";
        trading["exit"] = new JsonObject
        {
            ["takeProfitPercent"] = null, ["stopLossPercent"] = holdingSeconds < 60 ? 0.1 : 20, ["maxHoldingSeconds"] = holdingSeconds, ["flattenAt"] = null,
        };
        trading["risk"] = new JsonObject { ["dailyLossLimit"] = null, ["maxTradesPerSymbolPerDay"] = 1 };
    });

    /// <summary>With a limit that any loss of somebody else's would reach, and exits that would sell at once.</summary>
    public string ConfigureImpatient(bool paper, bool other = false)
    {
        var file = Configure(paper, Nothing, holdingSeconds: 2, other);
        var config = JsonNode.Parse(File.ReadAllText(file))!;
        config["trading"]!["risk"]!["dailyLossLimit"] = 1;
        File.WriteAllText(file, config.ToJsonString());
        return file;
    }

    /// <summary>Held, and all that belongs to it heard and written; then it ends in order.</summary>
    public async Task<JsonNode> HoldAsync(string file, params string[] options)
    {
        await using var danta = DantaProcess.Start(["run", "--config", file, .. options]);
        var web = await Stage.DashboardOf(danta);
        var position = await PositionAsync(danta, web);
        await EndAsync(danta);
        return position;
    }

    /// <summary>The only position, however long it takes until it is bought to the last share.</summary>
    public async Task<JsonNode> PositionAsync(DantaProcess danta, Uri web)
    {
        await Patience.UntilAsync(
            async () => (await PositionsAsync(web)).Count == 1
                && (await Stage.GetAsync(web, "/api/v1/orders")).AsArray().All(order => order!["doneAt"] is not null),
            () => Task.FromResult(danta.Output));
        return (await PositionsAsync(web))[0];
    }

    public async Task<List<JsonNode>> PositionsAsync(Uri web) =>
        [.. (await Stage.GetAsync(web, "/api/v1/positions")).AsArray().Select(position => position!).Where(position => position["origin"]!.GetValue<string>() == "danta")];

    public async Task<JsonObject> AccountAsync(string account) => (await Stage.GetAsync($"/simulator/accounts/{account}")).AsObject();

    public static async Task EndAsync(DantaProcess danta)
    {
        danta.Terminate();
        Assert.True(await danta.ExitCodeAsync() == 0, danta.Output);
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_scenario)!, recursive: true);
    }
}
