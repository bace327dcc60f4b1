using System.CommandLine;
using Danta.Host.Recording;
using Danta.Host.Recording.Export;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary><c>danta recording</c>: the journal as what it also is, a recording of the market and of what was done in it.</summary>
static class RecordingCommand
{
    static readonly string[] Formats = ["csv", "parquet", "lobster", "scrubbed"];

    public static Command Create()
    {
        var command = new Command("recording", "기록된 날들: 무엇이 있고, 온전한지, 다른 형식으로 내보내기");
        command.Subcommands.Add(Info());
        command.Subcommands.Add(Verify());
        command.Subcommands.Add(Export());
        return command;
    }

    internal static Argument<string[]> Days(bool required) => new("DAY")
    {
        Description = "날짜(2026-11-20)나 기록 파일" + (required ? "" : ". 없으면 모든 날"),
        Arity = required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
    };

    static Command Info()
    {
        var (days, source, json) = (Days(required: false), new JournalSource(), CommonOptions.Json());
        var command = new Command("info", "날마다: 기록의 수, 종목, 주문, 처음과 끝, 빠진 곳, SHA-256, 판") { days, source.Data, source.Config, json };
        command.SetAction(parsed =>
        {
            var found = RecordedDays.Find(parsed.GetValue(days)!, () => source.One(parsed)).Select(day => day.Manifest).ToArray();
            if (parsed.GetValue(json))
                Sheet.PrintJson(found);
            else
                Print(found);
            return ExitCodes.Done;
        });
        return command;
    }

    static void Print(IReadOnlyList<DayManifest> days) => Sheet.Print(
        "", days,
        new("날", day => $"{day.Day:yyyy-MM-dd}"),
        new("체결", day => $"{day.Counts.Trades:N0}", true),
        new("호가", day => $"{day.Counts.Books:N0}", true),
        new("사건", day => $"{day.Counts.Events:N0}", true),
        new("종목", day => $"{day.Counts.Stocks:N0}", true),
        new("주문", day => $"{day.Counts.Orders:N0}", true),
        new("처음", day => $"{day.First:HH:mm:ss}"),
        new("끝", day => $"{day.Last:HH:mm:ss}"),
        new("빠진 곳", day => GapText(day)),
        new("SHA-256", day => day.Sha256[..12]),
        new("판", day => day.Programs.Count > 0 ? day.Programs[^1].Split('+')[0] : "모름"));

    static string GapText(DayManifest day) => day.Gaps.Count == 0 ? "없음" : string.Join(", ", day.Gaps.GroupBy(gap => gap.Kind).Select(kind => kind.Key switch
    {
        GapKind.Stream => $"시세 끊김 {kind.Count()}번",
        GapKind.Journal => $"디스크 {kind.Sum(gap => gap.Records):N0}개",
        GapKind.Restored => "백업에서 되돌림",
        _ => $"{kind.First().From:HH:mm:ss}부터 손상",
    }));

    static Command Verify()
    {
        var (days, source, json) = (Days(required: false), new JournalSource(), CommonOptions.Json());
        var command = new Command("verify", "모든 기록을 다시 읽어 검사값과, 목록이 있으면 SHA-256까지 맞춰 봅니다") { days, source.Data, source.Config, json };
        command.SetAction(parsed =>
        {
            var proofs = RecordedDays.Find(parsed.GetValue(days)!, () => source.One(parsed)).Select(DayProof.Of).ToArray();
            if (parsed.GetValue(json))
                Sheet.PrintJson(proofs);
            else
                foreach (var proof in proofs)
                    Console.Out.WriteLine($"{proof.Day:yyyy-MM-dd}: {proof.Text}");
            return Array.TrueForAll(proofs, proof => proof.Whole) ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    static Command Export()
    {
        var (days, source) = (Days(required: true), new JournalSource());
        var format = new Option<string>("--format") { Description = "csv, parquet, lobster(종목마다 파일 두 개), scrubbed(계좌·주문번호를 바꾼 기록)", HelpName = "FORMAT", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong(Formats);
        var to = new Option<string>("--to") { Description = "쓸 폴더", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var command = new Command("export", "다른 도구를 위한 파일로 내보냅니다") { days, source.Data, source.Config, format, to };
        command.SetAction(async (parsed, stop) =>
        {
            var directory = parsed.GetValue(to)!;
            foreach (var day in RecordedDays.Find(parsed.GetValue(days)!, () => source.One(parsed)))
            {
                foreach (var file in await WriteAsync(day, parsed.GetValue(format)!, directory, stop))
                    await Console.Out.WriteLineAsync(file);
                if (!day.Manifest.IsWhole)
                    await Console.Error.WriteLineAsync($"{day.Date:yyyy-MM-dd}: 온전하지 않은 날입니다. 읽을 수 있는 데까지 썼습니다 (danta recording verify).");
            }
            return ExitCodes.Done;
        });
        return command;
    }

    static async Task<IReadOnlyList<string>> WriteAsync(RecordedDay day, string format, string directory, CancellationToken stop)
    {
        try
        {
            if (!Directory.Exists(directory))
                PrivateFile.MakeDirectory(directory);
            return format switch
            {
                "parquet" => await ParquetExport.WriteAsync(day, directory, stop),
                "lobster" => LobsterExport.Write(day, directory),
                "scrubbed" => ScrubbedCopy.Write(day, directory),
                _ => CsvExport.Write(day, directory),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCodes.Failed, $"{Josa.Object($"{day.Date:yyyy-MM-dd}")} 내보내지 못했습니다: {fault.Message}. 기록 자체는 그대로입니다.");
        }
    }
}
