using System.CommandLine;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary><c>danta demo</c>: everything, with nothing to configure.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var duration = new Option<TimeSpan?>("--for") { Description = "이만큼 돌고 결산을 보여 준 뒤 끝납니다 (60s, 5m)", HelpName = "TIME", CustomParser = Durations.Parse };
        var speed = new Option<double>("--speed") { Description = "장의 시계를 빠르게 (10x)", HelpName = "N", CustomParser = Durations.ParseSpeed, DefaultValueFactory = _ => 1 };
        var seed = CommonOptions.Seed();
        var command = new Command("demo", "거래소, 매매, 화면을 한꺼번에: 설정할 것이 없습니다") { duration, seed, speed };
        command.SetAction(async (parsed, _) =>
        {
            using var shutdown = new Shutdown();
            return await DemoRun.RunAsync(parsed.GetValue(duration), parsed.GetValue(seed), parsed.GetValue(speed), shutdown.Asked);
        });
        return command;
    }
}
