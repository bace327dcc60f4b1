using System.Text.Json.Nodes;

namespace Danta.Benchmarks.Morning;

/// <summary>Calls by kind, from the first search that found somebody.</summary>
static class CallTable
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>One stock, one share, six seconds: up to the second search after its sale.</summary>
    public static async Task QuietAsync(bool paper)
    {
        await using var run = await MorningRun.StartAsync("quiet-round-trip.yaml", paper, ["하나"], new()
        {
            ["budgetPerTrade"] = 400_000,
            ["exit"] = new JsonObject { ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 6, ["flattenAt"] = null },
            ["risk"] = new JsonObject { ["dailyLossLimit"] = null, ["maxTradesPerSymbolPerDay"] = 1 },
        });
        await run.Calls.UntilAsync(calls => calls.SkipWhile(call => !call.IsSale).Count(call => call.IsSearch) >= 2);
        Print($"{(paper ? "paper" : "real")}: a round trip in the quiet", Since(run));
    }

    /// <summary>Sold at 0.6 % either way or after six seconds, so that the places become free again and again.</summary>
    public static async Task BusyAsync(bool paper, string[] crowd, int places)
    {
        await using var run = await MorningRun.StartAsync("busy-morning.yaml", paper, crowd, new()
        {
            ["maxPositions"] = places,
            ["exit"] = new JsonObject { ["takeProfitPercent"] = 0.6, ["stopLossPercent"] = 0.6, ["maxHoldingSeconds"] = 6, ["flattenAt"] = null },
            ["risk"] = new JsonObject { ["dailyLossLimit"] = null, ["cooldownSeconds"] = 1, ["maxTradesPerSymbolPerDay"] = null },
        });
        await run.Calls.UntilAsync(calls => calls.Any(call => call.IsHit) && calls[^1].At - calls.First(call => call.IsHit).At > Minute);
        Print($"{(paper ? "paper" : "real")}: a minute of the busy morning", [.. Since(run).TakeWhile(call => call.At - run.FirstHit.At <= Minute)]);
    }

    static List<ExchangeCall> Since(MorningRun run) => [.. run.Calls.All.Skip(run.FirstHit.Number - 1)];

    static void Print(string what, List<ExchangeCall> calls)
    {
        Console.Out.WriteLine($"\n| {what} | calls |\n| --- | --: |");
        foreach (var (kind, count) in calls.CountBy(call => call.Kind).OrderByDescending(kind => kind.Value))
            Console.Out.WriteLine($"| {kind} | {count} |");
        Console.Out.WriteLine($"| all ({calls.Count(call => call.IsRefusedForPace)} refused for their pace; most in a second of all keys: {MostInASecond(calls)}) | {calls.Count} |");
    }

    static int MostInASecond(List<ExchangeCall> calls) =>
        calls.Max(first => calls.Count(call => call.At >= first.At && call.At - first.At < TimeSpan.FromSeconds(1)));
}
