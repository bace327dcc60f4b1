using System.CommandLine;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary><c>danta record</c>: conditions, trades and books are written down, and nothing is ever ordered.</summary>
static class RecordCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var command = new Command("record", "매매하지 않고 조건검색·체결·호가를 기록만 합니다. 주문은 어떤 경우에도 나가지 않습니다") { config };
        command.SetAction(async (parsed, _) =>
        {
            using var shutdown = new Shutdown();
            return await LiveRun.RunAsync(RecordingPlan.Of(parsed.Load(config)), dryRun: true, yes: false, isService: false, shutdown.Asked);
        });
        return command;
    }
}
