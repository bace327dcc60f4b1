using System.Text.Json.Nodes;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A trader that has been ready for a while when its conditions begin to find something, all in the same second.</summary>
sealed class MorningStage : IAsyncDisposable
{
    /// <summary>Both scenarios' conditions hit at 09:05:30.</summary>
    static readonly TimeOnly JustBefore = new(9, 5, 28);

    readonly Stage _stage;

    MorningStage(Stage stage, DantaProcess danta, Uri web, CallLog log) => (_stage, Danta, Web, Log) = (stage, danta, web, log);

    public DantaProcess Danta { get; }

    public Uri Web { get; }

    /// <summary>Since nobody was found yet.</summary>
    public CallLog Log { get; }

    /// <summary>What the trader heard and asked for in its life.</summary>
    public List<object> Life => EndToEnd.Life.Of(_stage.Data);

    /// <summary>The market stands still, just before its conditions hit, until the trader has asked each of them.</summary>
    public static async Task<MorningStage> OpenAsync(string scenario, bool paper, string[] conditions, Action<JsonNode> trading)
    {
        var stage = await Stage.OpenAsync(example: scenario);
        DantaProcess? danta = null;
        try
        {
            await stage.PostAsync("/simulator/market/pause", new { });
            var now = TimeOnly.FromDateTime((await stage.GetAsync("/simulator/market"))["time"]!.GetValue<DateTimeOffset>().DateTime);
            await stage.PostAsync("/simulator/market/run", new { seconds = (JustBefore - now).TotalSeconds });
            danta = DantaProcess.Start(["run", "--config", stage.Configure(paper, config =>
            {
                config["trading"]!["conditions"] = new JsonArray([.. conditions.Select(name => JsonValue.Create(name))]);
                config["trading"]!["onStop"] = "hold";
                trading(config["trading"]!);
            })]);
            var web = await Stage.DashboardOf(danta);
            await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200, () => Task.FromResult(danta.Output));
            await Patience.UntilAsync(() => Searched(stage).Distinct().Count() == conditions.Length);
            var morning = new MorningStage(stage, danta, web, new(stage, await stage.CallsAsync()));
            await stage.PostAsync("/simulator/market/resume", new { });
            return morning;
        }
        catch
        {
            if (danta is not null)
                await danta.DisposeAsync();
            await stage.DisposeAsync();
            throw;
        }
    }

    public Task<JsonNode> GetAsync(string path) => _stage.GetAsync(Web, path);

    static IEnumerable<string> Searched(Stage stage) => EndToEnd.Life.Of(stage.Data).OfType<ConditionAnswered>().Select(answer => answer.Seq);

    public async ValueTask DisposeAsync()
    {
        await Danta.DisposeAsync();
        await _stage.DisposeAsync();
    }
}
