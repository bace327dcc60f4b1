using Danta.Host.Configuration;
using Danta.Host.Logging;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary><c>danta run</c> from start to end.</summary>
static class LiveRun
{
    public static async Task<int> RunAsync(DantaConfig config, bool dryRun, CancellationToken asked)
    {
        try
        {
            return await TradeAsync(config, dryRun, asked);
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // Asked to end before it had begun: that is an end in order too.
            return ExitCodes.Done;
        }
    }

    static async Task<int> TradeAsync(DantaConfig config, bool dryRun, CancellationToken asked)
    {
        var mode = config.Kis.IsPaper ? TradingMode.Paper : TradingMode.Real;
        var plan = new SessionPlan(config, mode, dryRun, TimeProvider.System) { NotifySocket = Environment.GetEnvironmentVariable("NOTIFY_SOCKET") };
        using var loggers = Logs.ForTrader(config, plan.Owner.Name);
        await using var session = await TradingSession.OpenAsync(plan, loggers, asked);
        await Console.Out.WriteLineAsync(
            $"단타 {(mode == TradingMode.Real ? "실전" : "모의")}{(dryRun ? " 연습(주문 없음)" : "")}  화면 {session.Web}");
        await session.RunAsync(asked);
        return ExitCodes.Done;
    }
}
