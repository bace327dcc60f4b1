using Danta.Simulator;

namespace Danta.Benchmarks.Restart;

/// <summary>
/// <c>restart [times]</c>: a real process that is killed while it holds a stock and started again on the same directory, so
/// many times on real and on paper: from its start to its first call, to where its books equal the broker's and it may buy, and to
/// where it is ready.
/// </summary>
static class RestartTable
{
    const int Times = 10;

    public static async Task RunAsync(string[] arguments)
    {
        var times = arguments is [_, var given] ? int.Parse(given, null) : Times;
        await Console.Out.WriteLineAsync("| restart | median | worst |\n| --- | --: | --: |");
        foreach (var paper in (bool[])[false, true])
            await MeasureAsync(paper, times);
    }

    static async Task MeasureAsync(bool paper, int times)
    {
        var directory = Directory.CreateTempSubdirectory("danta-bench");
        try
        {
            // Without VI: a stock that stands in one could not be bought when it is wanted.
            var scenario = Path.Combine(directory.FullName, "scenario.yaml");
            await File.WriteAllTextAsync(scenario, "market: { interruptions: false }\n");
            await using var exchange = await KisSimulator.StartAsync(new()
            {
                RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"), ScenarioFile = scenario, Seed = 11,
            });
            var restarts = new List<OneRestart>();
            var config = LivingTrader.Configure(directory.FullName, exchange, paper);
            // The first one buys what the others are to protect.
            for (var life = 0; life <= times; life++)
            {
                using var trader = new LivingTrader(config);
                var restart = await trader.ReadyAsync(exchange);
                if (life > 0)
                    restarts.Add(restart);
                await trader.HoldsAsync(LivingTrader.Positions);
            }
            Print(paper ? "paper" : "real", restarts);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    static void Print(string where, List<OneRestart> all)
    {
        Row("process start to first call (mostly .NET's own start)", one => one.FirstCall.TotalSeconds);
        Row("first call to reconciled (it may buy)", one => (one.Reconciled - one.FirstCall).TotalSeconds);
        Row("first call to `/health/ready` 200", one => (one.Ready - one.FirstCall).TotalSeconds);
        Row("process start to ready", one => one.Ready.TotalSeconds);

        void Row(string what, Func<OneRestart, double> seconds)
        {
            var sorted = all.Select(seconds).Order().ToList();
            Console.Out.WriteLine($"| {where}: {what} | {sorted[sorted.Count / 2]:0.00} s | {sorted[^1]:0.00} s |");
        }
    }
}

/// <summary>From the start of the process.</summary>
/// <param name="Reconciled">Its books equalled the broker's.</param>
/// <param name="Ready">/health/ready answered 200.</param>
readonly record struct OneRestart(TimeSpan FirstCall, TimeSpan Reconciled, TimeSpan Ready);
