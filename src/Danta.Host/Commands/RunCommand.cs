using System.CommandLine;
using Danta.Host.Running;
using Danta.Host.Service;

namespace Danta.Host.Commands;

/// <summary><c>danta run</c>: trades until it is told to stop.</summary>
static class RunCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var dryRun = new Option<bool>("--dry-run") { Description = "주문을 내지 않고, 체결되었을 것을 장부에 적습니다" };
        var yes = new Option<bool>("--yes-real-money") { Description = "실전의 첫 매매를 묻지 않고 시작합니다 (터미널이 없을 때). 계좌마다 한 번이면 됩니다" };
        var command = new Command("run", "매매합니다. Ctrl+C나 SIGTERM으로 끝냅니다") { config, dryRun, yes };
        command.SetAction(async (parsed, _) =>
        {
            if (WindowsService.IsAsked)
                return WindowsService.Run(parsed.GetRequiredValue(config), (settings, asked) => LiveRun.RunAsync(settings, parsed.GetValue(dryRun), parsed.GetValue(yes), isService: true, asked));
            var settings = parsed.Load(config);
            using var shutdown = new Shutdown();
            return await LiveRun.RunAsync(settings, parsed.GetValue(dryRun), parsed.GetValue(yes), isService: false, shutdown.Asked);
        });
        return command;
    }
}
