using System.CommandLine;
using Danta.Host.Guarding;
using Danta.Host.Logging;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta guard</c>: stands by a trader, and sells what it held when it is dead.</summary>
static class GuardCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var command = new Command("guard", "지킴이: 매매가 죽으면 보유 종목을 팝니다. 같은 컴퓨터에서 danta run과 나란히 켜 둡니다") { config };
        command.SetAction(async (parsed, _) =>
        {
            var settings = parsed.Load(config);
            BeaconPlace.Demand();
            using var shutdown = new Shutdown();
            using var loggers = Logs.ForConsole(settings);
            var mode = settings.Kis.IsPaper ? TradingMode.Paper : TradingMode.Real;
            using var post = new GuardPost(new(settings, mode, DryRun: false, TimeProvider.System) { SellsOnly = true }, loggers);
            await Console.Out.WriteLineAsync(
                $"지킴이 {(settings.Kis.IsPaper ? "모의" : "실전")}  매매가 {settings.Guard.Silence.TotalSeconds:0}초 동안 조용하면 나섭니다 (guard)");
            await post.RunAsync(shutdown.Asked);
            return ExitCodes.Done;
        });
        return command;
    }
}
