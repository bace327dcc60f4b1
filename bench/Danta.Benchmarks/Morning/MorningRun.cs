using System.Text.Json.Nodes;
using Danta.Benchmarks.Restart;
using Danta.Simulator;

namespace Danta.Benchmarks.Morning;

/// <summary>
/// A simulator and a real <c>danta run</c> that has been ready for a while and has asked each of its conditions, when all that they find
/// begins to hit in the same second.
/// </summary>
sealed class MorningRun : IAsyncDisposable
{
    /// <summary>Both scenarios' conditions hit at 09:05:30.</summary>
    static readonly TimeOnly JustBefore = new(9, 5, 28);

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("danta-bench");
    KisSimulator? _exchange;
    LivingTrader? _trader;

    public ExchangeCalls Calls { get; private set; } = null!;

    /// <summary>The first search that found somebody.</summary>
    public ExchangeCall FirstHit => Calls.All.First(call => call.IsHit);

    public static async Task<MorningRun> StartAsync(string scenario, bool paper, string[] conditions, JsonObject trading)
    {
        var run = new MorningRun();
        try
        {
            await run.BeginAsync(scenario, paper, conditions, trading);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    async Task BeginAsync(string scenario, bool paper, string[] conditions, JsonObject trading)
    {
        _exchange = await KisSimulator.StartAsync(new()
        {
            RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"),
            ScenarioFile = Path.Combine(AppContext.BaseDirectory, "scenarios", scenario),
        });
        Calls = new ExchangeCalls(_exchange);
        await Calls.StandBeforeAsync(JustBefore);
        trading["conditions"] = new JsonArray([.. conditions.Select(name => JsonValue.Create(name))]);
        _trader = new LivingTrader(LivingTrader.Configure(_directory.FullName, _exchange, paper, trading));
        await _trader.ReadyAsync(_exchange);
        await Calls.UntilAsync(calls => calls.Where(call => call.IsSearch).DistinctBy(call => call.About).Count() == conditions.Length);
        await Calls.GoOnAsync();
    }

    /// <summary>Ends the trader, and tells when it had heard the first tick of a hit.</summary>
    public DateTimeOffset EndAndTellFirstTick()
    {
        _trader?.Dispose();
        _trader = null;
        return FirstTick.Of(Path.Combine(_directory.FullName, "data"));
    }

    public async ValueTask DisposeAsync()
    {
        _trader?.Dispose();
        Calls?.Dispose();
        if (_exchange is not null)
            await _exchange.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
