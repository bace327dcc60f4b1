using System.Text.Json.Nodes;

namespace Danta.Benchmarks.Morning;

/// <summary>
/// <c>morning [times]</c>: more than 250 hits in one second and three places, so many times on real and on paper: from the first tick of
/// a hit to the first and the third order at the exchange. Then the calls of a round trip in the quiet, and of a busy minute.
/// </summary>
static class MorningTable
{
    const int Times = 10;
    const int Places = 3;

    static readonly string[] Crowd = ["코스피", "코스닥 싼 것", "코스닥 비싼 것"];

    public static async Task RunAsync(string[] arguments)
    {
        var times = arguments is [_, var given] ? int.Parse(given, null) : Times;
        await Console.Out.WriteLineAsync($"| 250 hits at once, {times} each | median | worst | goal |\n| --- | --: | --: | --: |");
        foreach (var paper in (bool[])[false, true])
            await MeasureAsync(paper, times);
        foreach (var paper in (bool[])[false, true])
        {
            await CallTable.QuietAsync(paper);
            await CallTable.BusyAsync(paper, Crowd, Places);
        }
    }

    static async Task MeasureAsync(bool paper, int times)
    {
        var orders = new List<OneMorning>();
        for (var time = 0; time < times; time++)
            orders.Add(await OnceAsync(paper));
        Row("first tick of a hit to the first order", paper ? "3,000 ms" : "300 ms", one => one.First);
        Row("first tick of a hit to the third order", paper ? "" : "1,000 ms", one => one.Third);
        Row("answer of the first search with hits to the first order", "", one => one.FromSearch);

        void Row(string what, string goal, Func<OneMorning, TimeSpan> span)
        {
            var sorted = orders.Select(one => span(one).TotalMilliseconds).Order().ToList();
            Console.Out.WriteLine($"| {(paper ? "paper" : "real")}: {what} | {sorted[sorted.Count / 2]:N0} ms | {sorted[^1]:N0} ms | {goal} |");
        }
    }

    static async Task<OneMorning> OnceAsync(bool paper)
    {
        await using var run = await MorningRun.StartAsync("busy-morning.yaml", paper, Crowd, new()
        {
            ["maxPositions"] = Places,
            ["exit"] = new JsonObject { ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 7_200, ["flattenAt"] = null },
        });
        await run.Calls.UntilAsync(calls => calls.Count(call => call.IsPurchase) >= Places);
        var orders = run.Calls.All.Where(call => call.IsPurchase).Select(call => call.At).ToList();
        var search = run.FirstHit.At;
        var tick = run.EndAndTellFirstTick();
        return new(orders[0] - tick, orders[2] - tick, orders[0] - search);
    }
}

/// <summary>From the first tick of a hit, or from the search's answer, to an order at the exchange.</summary>
readonly record struct OneMorning(TimeSpan First, TimeSpan Third, TimeSpan FromSearch);
