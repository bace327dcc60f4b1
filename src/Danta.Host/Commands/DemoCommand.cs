using System.CommandLine;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary><c>danta demo</c>: everything, with nothing to configure.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var duration = new Option<TimeSpan?>("--for") { Description = "이만큼 돌고 결산을 보여 준 뒤 끝납니다 (60s, 5m)", HelpName = "TIME", CustomParser = Durations.Parse };
        var speed = new Option<double?>("--speed") { Description = "장의 시계를 빠르게 (10x)", HelpName = "N", CustomParser = result => Durations.ParseSpeed(result) };
        var day = new Option<bool>("--day") { Description = "하루를 통째로: 07:45에 깨어나 장전 점검, 장, 저녁 대조, 그리고 잠까지 (따로 적지 않으면 30배속, 17분쯤)" };
        var seed = CommonOptions.Seed();
        var command = new Command("demo", "거래소, 매매, 화면을 한꺼번에: 설정할 것이 없습니다") { duration, seed, speed, day };
        command.SetAction(async (parsed, _) =>
        {
            using var shutdown = new Shutdown();
            var plan = parsed.GetValue(day) ? DemoPlan.WholeDay(parsed.GetValue(speed)) : DemoPlan.Usual(parsed.GetValue(speed));
            return await DemoRun.RunAsync(plan, parsed.GetValue(duration), parsed.GetValue(seed), shutdown.Asked);
        });
        return command;
    }
}
