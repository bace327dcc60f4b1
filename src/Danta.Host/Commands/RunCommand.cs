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
            if (WindowsService.IsAsked)
                return WindowsService.Run(parsed.GetRequiredValue(config), (settings, asked) => LiveRun.RunAsync(settings, parsed.GetValue(dryRun), isService: true, asked));
            var settings = parsed.Load(config);
            using var shutdown = new Shutdown();
            return await LiveRun.RunAsync(settings, parsed.GetValue(dryRun), isService: false, shutdown.Asked);
        });
        return command;
    }
}
