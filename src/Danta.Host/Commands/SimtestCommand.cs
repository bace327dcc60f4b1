using System.CommandLine;
using Danta.Host.Running;
using Danta.Host.Simtest;

namespace Danta.Host.Commands;

/// <summary><c>danta simtest</c>: thousands of days of trouble, each repeatable by its number.</summary>
static class SimtestCommand
{
    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "시드 개수", HelpName = "N", DefaultValueFactory = _ => 500 };
        var first = new Option<long?>("--seed") { Description = "첫 시드; --seeds 없이 주면 그 하나만", HelpName = "S" };
        var faults = new Option<string?>("--faults") { Description = "일어날 수 있는 고장의 이름들 (쉼표); 실패한 시드가 알려 준다", HelpName = "LIST" };
        var days = new Option<int?>("--days") { Description = "시드마다 이만큼의 날을 밤까지 이어서 삽니다", HelpName = "N" };
        var trace = new Option<bool>("--trace") { Description = "일어난 일을 모두 출력합니다" };
        var command = new Command("simtest", "매매 엔진과 거래소를 가상 시간 위에서 고장과 함께 돌려, 잃거나 두 번 하는 일이 없는지 검사합니다")
        {
            seeds, first, days, faults, trace,
        };
        command.SetAction(parsed =>
        {
            var only = parsed.GetValue(faults)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            var count = parsed.GetResult(seeds) is { Implicit: false } || parsed.GetValue(first) is null ? parsed.GetValue(seeds) : 1;
            var report = SeedSweep.Run(
                parsed.GetValue(first) ?? 1, count, parsed.GetValue(days), only, parsed.GetValue(trace) ? Console.Out.WriteLine : null, Console.Out.WriteLine);
            return report.Failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
