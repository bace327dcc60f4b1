using System.CommandLine;
using System.Text;
using Danta.Host.Running;
using Danta.Host.Samples;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary><c>danta sample</c> and <c>danta coverage</c>: tools of those who build and judge the program. No commands for owners.</summary>
static class SampleCommand
{
    static readonly DateOnly First = new(2026, 11, 16);

    static Option<int> Minutes(int usual) => new("--minutes") { Description = "하루의 길이", HelpName = "N", DefaultValueFactory = _ => usual };

    static Option<long> Seed() => new("--seed") { Description = "첫 시드", HelpName = "S", DefaultValueFactory = _ => 1L };

    public static Command Create()
    {
        var (seed, minutes) = (Seed(), Minutes(20));
        var days = new Option<int>("--days") { Description = "며칠", HelpName = "N", DefaultValueFactory = _ => 5 };
        var to = new Option<string>("--to") { Description = "기록을 둘 폴더: 하루에 하나씩 그 아래에", HelpName = "DIR", Required = true };
        var command = new Command("sample", "시드로 지어낸 시장을 매매한 기록을 만듭니다. 재생과 시험을 시험하는 데 씁니다") { seed, days, minutes, to };
        command.Hidden = true;
        command.SetAction((parsed, stop) => Task.Run(
            () =>
            {
                var (first, date) = (parsed.GetValue(seed), First);
                for (var number = 0; number < parsed.GetValue(days); number++)
                {
                    while (!TradingCalendar.IsOpen(date))
                        date = date.AddDays(1);
                    stop.ThrowIfCancellationRequested();
                    var (day, _) = SampleWorld.Live(first + number, date, TimeSpan.FromMinutes(parsed.GetValue(minutes)), SampleWorld.Usual, Path.Combine(parsed.GetRequiredValue(to), $"{first + number}"));
                    Console.Out.WriteLine(Path.Combine(parsed.GetRequiredValue(to), $"{first + number}", day.Name));
                    date = date.AddDays(1);
                }
                return ExitCodes.Done;
            }, stop));
        return command;
    }

    public static Command CreateCoverage()
    {
        var (seed, minutes) = (Seed(), Minutes(20));
        var seeds = new Option<int>("--seeds") { Description = "시드의 수", HelpName = "N", DefaultValueFactory = _ => 200 };
        var cores = new Option<int>("--cores") { Description = "쓸 코어의 수", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var budget = new Option<long>("--budget") { Description = "한 번에 살 금액. 작을수록 우리 주문이 시장을 덜 바꿉니다", HelpName = "WON", DefaultValueFactory = _ => 300_000L };
        var picture = new Option<string?>("--picture") { Description = "그림(SVG)을 둘 파일", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new Command("coverage", "같은 시드를 다른 설정으로 실제로 살아 본 것이 '만약'의 범위에 얼마나 드는지 셉니다") { seeds, seed, minutes, budget, cores, picture, json };
        command.Hidden = true;
        command.SetAction((parsed, stop) => Task.Run(
            () =>
            {
                var cases = Run(parsed.GetValue(seed), parsed.GetValue(seeds), TimeSpan.FromMinutes(parsed.GetValue(minutes)), new(parsed.GetValue(budget)), Math.Max(1, parsed.GetValue(cores)), stop);
                if (parsed.GetValue(picture) is { } file)
                    WholeFile.Keep(file, Encoding.UTF8.GetBytes(CoveragePicture.Of(cases)));
                if (parsed.GetValue(json))
                    Sheet.PrintJson(cases);
                Console.Error.WriteLine(CoverageSums.Of(cases).Words);
                return ExitCodes.Done;
            }, stop));
        return command;
    }

    static IReadOnlyList<CoverageCase> Run(long first, int count, TimeSpan lives, Won budget, int cores, CancellationToken stop)
    {
        var place = Directory.CreateTempSubdirectory("danta-coverage-");
        var found = new System.Collections.Concurrent.ConcurrentBag<CoverageCase>();
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = stop }, number =>
            {
                var own = Path.Combine(place.FullName, $"{number}");
                foreach (var one in CoverageRun.Run(first + number, lives, budget, own))
                {
                    found.Add(one);
                    Console.Error.WriteLine(
                        $"시드 {one.Seed} {one.Change}: 참 {Sheet.Signed(new(one.Truth))}, 어림 {Sheet.Signed(new(one.Middle))} ({Sheet.Signed(new(one.Lower))} ~ {Sheet.Signed(new(one.Upper))}){(one.IsCovered ? "" : " 벗어남")}");
                }
                Directory.Delete(own, recursive: true);
            });
        }
        finally
        {
            place.Delete(recursive: true);
        }
        return [.. found.OrderBy(one => one.Seed).ThenBy(one => one.Change, StringComparer.Ordinal)];
    }
}
