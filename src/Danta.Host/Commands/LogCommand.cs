using System.CommandLine;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Logging;
using Danta.Host.Running;
using Danta.Trading;
using Serilog.Events;

namespace Danta.Host.Commands;

/// <summary><c>danta log</c>: what a trader's log says, also while it is written.</summary>
static class LogCommand
{
    const int UsualLines = 200;

    static readonly Dictionary<string, LogEventLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["info"] = LogEventLevel.Information, ["warning"] = LogEventLevel.Warning, ["error"] = LogEventLevel.Error,
    };

    public static Command Create()
    {
        var config = CommonOptions.Config();
        var dryRun = new Option<bool>("--dry-run") { Description = "연습의 로그를 읽습니다" };
        var follow = new Option<bool>("--follow", "-f") { Description = "끝내지 않고 새로 적히는 것을 이어서 출력합니다(Ctrl+C로 끝)" };
        var level = new Option<string>("--level") { Description = "이보다 가벼운 것은 빼고: info, warning, error", HelpName = "LEVEL", DefaultValueFactory = _ => "info" };
        level.AcceptOnlyFromAmong([.. Levels.Keys]);
        var lines = new Option<int>("--lines", "-n") { Description = "마지막 몇 줄", HelpName = "N", DefaultValueFactory = _ => UsualLines };
        var json = new Option<bool>("--json") { Description = "한 줄에 하나씩 JSON 그대로" };
        var command = new Command("log", "매매 프로그램의 로그: 주문마다 무슨 일이 있었는지, 경고와 오류") { config, dryRun, follow, level, lines, json };
        command.SetAction(async (parsed, stop) =>
        {
            var files = FilesOf(parsed.Load(config), parsed.GetValue(dryRun));
            using var reader = new LogReader(files, TimeProvider.System);
            var least = Levels[parsed.GetValue(level)!];
            Action<LogEntry> print = parsed.GetValue(json) ? entry => Console.Out.WriteLine(entry.Json) : entry => Console.Out.WriteLine(entry);
            foreach (var entry in reader.Read().Where(entry => entry.Level >= least).TakeLast(parsed.GetValue(lines)))
                print(entry);
            if (!parsed.GetValue(follow))
                return files.All.Count > 0 ? ExitCodes.Done : throw new CommandFailed(ExitCodes.Failed, $"{files.Directory}에 로그가 없습니다. 이 설정으로 시작한 적이 없거나 오래되어 지워졌습니다.");
            await foreach (var entry in reader.FollowAsync(stop))
            {
                if (entry.Level >= least)
                    print(entry);
            }
            return ExitCodes.Done;
        });
        return command;
    }

    static LogFiles FilesOf(DantaConfig config, bool dryRun)
    {
        var mode = config.Kis.IsPaper ? TradingMode.Paper : TradingMode.Real;
        return LogFiles.Of(config.Storage.Directory, BookOwner.Of(config.Kis, mode, dryRun).Name);
    }
}
