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
        var command = new Command("run", "매매합니다. Ctrl+C나 SIGTERM으로 끝냅니다") { config, dryRun };
        command.SetAction(async (parsed, _) =>
        {
            var settings = parsed.Load(config);
            if (WindowsService.IsAsked)
                return WindowsService.Run(parsed.GetRequiredValue(config), asked => LiveRun.RunAsync(settings, parsed.GetValue(dryRun), asked));
            using var shutdown = new Shutdown();
            return await LiveRun.RunAsync(settings, parsed.GetValue(dryRun), shutdown.Asked);
        });
        return command;
    }
}
