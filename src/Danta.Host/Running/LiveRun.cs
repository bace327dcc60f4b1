using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Doctor;
using Danta.Host.Guarding;
using Danta.Host.Logging;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Running;

/// <summary><c>danta run</c> from start to end.</summary>
static class LiveRun
{
    /// <param name="yes">To real money; see <see cref="RealConsent"/>.</param>
    /// <param name="isService">Of Windows.</param>
    public static async Task<int> RunAsync(DantaConfig config, bool dryRun, bool yes, bool isService, CancellationToken asked)
    {
        var mode = config.Kis.IsPaper ? TradingMode.Paper : TradingMode.Real;
        var plan = new SessionPlan(config, mode, dryRun, TimeProvider.System)
        {
            NotifySocket = Environment.GetEnvironmentVariable("NOTIFY_SOCKET"),
            IsBegunAgain = isService,
        };
        try
        {
            await RealConsent.DemandAsync(plan, yes, isService || Console.IsInputRedirected ? null : Console.In, Console.Out, asked);
            using var loggers = Logs.ForTrader(config, plan.Owner.Name);
            await RunAsync(plan, loggers, asked);
            return ExitCodes.Done;
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // Asked to end before it had begun: that is an end in order too.
            return ExitCodes.Done;
        }
    }

    /// <exception cref="CommandFailed">It could not begin, or could not go on.</exception>
    public static async Task RunAsync(SessionPlan plan, ILoggerFactory loggers, CancellationToken asked)
    {
        try
        {
            await TradeAsync(plan, loggers, asked);
        }
        catch (TraderDied) when (!asked.IsCancellationRequested && !plan.IsBegunAgain)
        {
            // A service manager begins it again within seconds, with its stops; here nobody does. Asked to end, it has had its owner's wish.
            if (await LastSale.RunAsync(plan, loggers, asked) is not { } word)
                throw;
            throw new CommandFailed(ExitCodes.Failed, word);
        }
    }

    static async Task TradeAsync(SessionPlan plan, ILoggerFactory loggers, CancellationToken asked)
    {
        await using var session = await TradingSession.OpenAsync(plan, loggers, asked);
        await Console.Out.WriteLineAsync(
            $"단타 {(plan.Mode == TradingMode.Real ? "실전" : "모의")}{(plan.DryRun ? " 연습(주문 없음)" : "")}  화면 {session.Web}");
        if (!LimitWords.HasLossLimit(plan.Config.Trading.Settings))
            await Console.Out.WriteLineAsync(LimitWords.NoLimit(plan.Config.Trading.Settings, Tongue.Of(plan.Config.Telegram)));
        await session.RunAsync(asked);
    }
}
