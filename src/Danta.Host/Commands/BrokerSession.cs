using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Host.Logging;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary>A question or two to the broker, for commands that print and end.</summary>
static class BrokerSession
{
    /// <exception cref="CommandFailed">The broker refuses the credentials, or has no answer.</exception>
    public static async Task<int> AskAsync(DantaConfig config, Func<Broker, CancellationToken, Task> ask)
    {
        using var shutdown = new Shutdown();
        using var loggers = Logs.ForConsole(config);
        await using var broker = new Broker(
            BrokerOptions.Of(config.Kis, config.Storage.Directory), EdgeSettings.Default, KisGround.Plain, TimeProvider.System, loggers);
        if (!await broker.TryConnectAsync(shutdown.Asked))
            throw new CommandFailed(ExitCodes.Failed, $"증권사에 접속하지 못했습니다: {broker.TokenProblem}");
        await ask(broker, shutdown.Asked);
        return ExitCodes.Done;
    }

    /// <summary>The answer, or the reason why there is none as the command's failure.</summary>
    public static T Expect<T>(TraderEvent answer)
        where T : TraderEvent => answer switch
        {
            T expected => expected,
            QuestionFailed failed => throw new CommandFailed(ExitCodes.Failed, failed.Reason),
            ConditionFailed failed => throw new CommandFailed(ExitCodes.Failed, failed.Reason),
            _ => throw new CommandFailed(ExitCodes.Failed, "증권사의 답을 이해하지 못했습니다."),
        };
}
