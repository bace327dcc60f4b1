using System.CommandLine;
using Danta.Host.Configuration;
using Danta.Host.Fleet;
using Danta.Host.Recording;
using Danta.Host.Running;
using Danta.Host.Sweeping;
using Danta.Kis;
using Danta.Market;
using Danta.Replay.Sweeps;

namespace Danta.Host.Commands;

/// <summary><c>danta sweep</c>: many settings over many recorded days, and what the best of them is worth.</summary>
static class SweepCommand
{
    /// <summary>Of the best, so many are printed.</summary>
    const int Shown = 10;

    public static Command Create()
    {
        var (days, config, json) = (RecordingCommand.Days(required: true), CommonOptions.Config(), CommonOptions.Json());
        var grid = new Option<string>("--grid") { Description = "시험할 설정: { \"exit.takeProfitPercent\": [0.8, 1.2], … }", HelpName = "FILE", Required = true };
        var to = new Option<string?>("--to") { Description = "보고서를 쓸 폴더. 없으면 자료 폴더의 sweeps 아래", HelpName = "DIR" };
        var cores = new Option<int>("--cores") { Description = "쓸 코어의 수", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var queue = QueueOption.Create(required: false);
        var serve = new Option<string>("--serve") { Description = "--queue의 일꾼들이 기록을 받아 갈 이 컴퓨터의 주소", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:0" };
        var retry = new Option<bool>("--retry-failed") { Description = "--queue에서 하지 못한 조각을 다시 합니다" };
        var language = ReplayWords.Option();
        var command = new Command(
            "sweep", "여러 설정으로 여러 날을 다시 돌려, 가장 나은 것과 그것이 우연일 가능성을 함께 말합니다. 끊기면 같은 명령으로 이어집니다")
        { days, config, grid, to, cores, queue, serve, retry, language, json };
        command.SetAction(async (parsed, stop) =>
        {
            var settings = parsed.Load(config);
            var (axes, all) = GridFile.Read(parsed.GetRequiredValue(grid), parsed.GetRequiredValue(config), Environment.GetEnvironmentVariables());
            var found = RecordedDays.Find(parsed.GetValue(days)!, () => ReplayCommand.JournalOf(settings));
            var plan = SweepPlan.Of(axes, all, settings.Trading.Settings, found);
            var directory = Path.Combine(parsed.GetValue(to) ?? Path.Combine(settings.Storage.Directory, "sweeps"), plan.Id);
            var words = ReplayWords.Of(parsed.GetValue(language), settings);
            await RunAsync(plan, directory, words, parsed.GetValue(json), () => parsed.GetValue(queue) is { } others
                ? FleetSweep.RunAsync(plan, FleetOf(others, parsed.GetValue(serve)!, parsed.GetValue(retry), settings), directory, words, stop)
                : Task.FromResult(RunHere(plan, directory, Math.Max(1, parsed.GetValue(cores)), words, stop)));
            return ExitCodes.Done;
        });
        return command;
    }

    static FleetPlan FleetOf(string queue, string serve, bool retry, DantaConfig settings) => new(
        QueueOption.Read(queue),
        settings.Storage.Connection is { } connection ? connection : throw new CommandFailed(
            ExitCodes.WrongConfiguration, "--queue에는 결과를 둘 PostgreSQL이 필요합니다. 설정의 storage.connection에 적으십시오. 한 대에서만 돌린다면 --queue를 빼십시오."),
        Uri.TryCreate(serve, UriKind.Absolute, out var at) && at.Scheme is "http"
            ? at : throw new CommandFailed(ExitCodes.WrongConfiguration, "--serve는 http:// 주소여야 합니다."),
        retry);

    static IReadOnlyList<SweepCell> RunHere(SweepPlan plan, string directory, int cores, ReplayWords words, CancellationToken stop)
    {
        using var store = new SweepStore(directory);
        var screen = new SweepScreen(TimeProvider.System, words);
        screen.Begin(plan, store.Cells.Count);
        new SweepRun(plan, store, TimeProvider.System, screen.Show).Run(cores, stop);
        return [.. store.Cells];
    }

    static async Task RunAsync(SweepPlan plan, string directory, ReplayWords words, bool json, Func<Task<IReadOnlyList<SweepCell>>> run)
    {
        try
        {
            PrivateFile.MakeDirectory(directory);
            var report = SweepReport.Of(plan.Id, plan.Grid, [.. plan.Days.Select(day => day.Date)], plan.Budget, await run());
            WholeFile.Keep(Path.Combine(directory, "report.json"), SweepJson.Write(report));
            WholeFile.Keep(Path.Combine(directory, "report.html"), SweepHtml.Write(report, words));
            if (json)
                Console.Out.WriteLine(System.Text.Encoding.UTF8.GetString(SweepJson.Write(report)));
            else
                Print(report, words);
            Console.Error.WriteLine(Path.Combine(directory, "report.html"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCodes.Failed, $"{directory}에 결과를 쓸 수 없습니다: {fault.Message}. 매매와는 상관이 없습니다. 한 일은 남아 있어, 고친 뒤 같은 명령으로 이어집니다.");
        }
    }

    static void Print(SweepReport report, ReplayWords words)
    {
        Sheet.Print(
            "", report.Rows.Take(Shown).Append(report.Present),
            new Column<SweepRow>(words.Say("설정", "settings"), row => row.Setting == SweepCell.Present ? words.Say("지금 설정", "of today") : row.Name),
            new(words.Say("순손익", "net"), row => Sheet.Signed(new Won(row.Net)), true),
            new(words.Say("낙폭", "drawdown"), row => $"{new Won(row.Drawdown)}", true),
            new(words.Say("왕복", "trips"), row => $"{row.Trades}", true),
            new(words.Say("승률", "hits"), row => $"{row.HitRate:P0}", true),
            new(words.Say("보유", "held"), row => $"{row.HeldSeconds:0}s", true),
            new(words.Say("비용", "costs"), row => row.CostShare is { } share ? $"{share:P0}" : "-", true),
            new(words.Say("이웃", "plateau"), row => Sheet.Signed(new Won((long)row.Plateau)), true),
            new(words.Say("끝", "edge"), row => row.IsAtEdge ? "!" : ""));
        Sheet.Say(Verdict.Of(report, words.IsKorean));
    }
}
