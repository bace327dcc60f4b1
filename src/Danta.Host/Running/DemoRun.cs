using Danta.Host.Commands;
using Danta.Host.Logging;
using Danta.Kis;
using Danta.Simulator;
using Danta.Trading;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Running;

/// <summary><c>danta demo</c>: an exchange and a trader on it, in one process, over real sockets.</summary>
static class DemoRun
{
    const string Account = "50012345-01";

    /// <param name="duration">So long by the clock on the wall; null: as the plan has it.</param>
    public static async Task<int> RunAsync(DemoPlan plan, TimeSpan? duration, int seed, CancellationToken asked)
    {
        using var loggers = Logs.ForConsole();
        var directory = Directory.CreateTempSubdirectory("danta-demo-");
        var time = new ScaledTime(plan.Begins, plan.Speed);
        try
        {
            await using var simulator = await KisSimulator.StartAsync(
                new SimulatorOptions { RestUrl = Free("http"), WebSocketUrl = Free("ws"), Seed = seed, Time = time, ScenarioFile = Scenario(plan, directory) }, asked);
            var config = DemoConfig.Of(simulator, directory.FullName);
            config = config with { Trading = config.Trading with { Settings = plan.Over(config.Trading.Settings) } };
            await using var session = await OpenAsync(new SessionPlan(config, TradingMode.Demo, false, time), loggers, asked);
            await Console.Out.WriteLineAsync($"단타 데모  화면 {session.Web}  (거래소 {simulator.RestUrl}, 시드 {seed}, {plan.Speed:0.##}배속)");
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(asked);
            if ((duration ?? plan.Shows / plan.Speed) is { } limit)
                ends.CancelAfter(limit);
            await session.RunAsync(ends.Token);
            return DemoSummary.Print(session.Desk.Snapshot, simulator.Account(Account)!) ? ExitCodes.Done : ExitCodes.Failed;
        }
        finally
        {
            Remove(directory);
        }
    }

    /// <summary>Windows deletes nothing that is still open, and a pool holds the database open. What cannot be deleted is no fault of the demo.</summary>
    static void Remove(DirectoryInfo directory)
    {
        SqliteConnection.ClearAllPools();
        try
        {
            directory.Delete(recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It lies among the temporary files.
        }
    }

    static string? Scenario(DemoPlan plan, DirectoryInfo directory)
    {
        if (plan.Scenario is null)
            return null;
        var file = Path.Combine(directory.FullName, "scenario.yaml");
        WholeFile.Keep(file, System.Text.Encoding.UTF8.GetBytes(plan.Scenario));
        return file;
    }

    static Uri Free(string scheme) => new($"{scheme}://127.0.0.1:0");

    /// <summary>The usual address, so that a bookmark works; another one where it is taken.</summary>
    static async Task<TradingSession> OpenAsync(SessionPlan plan, Microsoft.Extensions.Logging.ILoggerFactory loggers, CancellationToken asked)
    {
        try
        {
            return await TradingSession.OpenAsync(plan, loggers, asked);
        }
        catch (CommandFailed) when (!asked.IsCancellationRequested)
        {
            var anywhere = plan.Config with { Web = plan.Config.Web with { Url = new Uri("http://127.0.0.1:0") } };
            return await TradingSession.OpenAsync(plan with { Config = anywhere }, loggers, asked);
        }
    }
}
