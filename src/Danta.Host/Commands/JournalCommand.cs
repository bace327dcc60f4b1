using System.CommandLine;
using System.Text;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary><c>danta journal</c>: what happened and why, from the files alone.</summary>
static class JournalCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "자료 폴더 (storage.directory)", HelpName = "DIR", DefaultValueFactory = _ => "data" };
        var verify = new Option<bool>("--verify") { Description = "모든 기록이 온전한지 검사합니다" };
        var all = new Option<bool>("--all") { Description = "판단만이 아니라 모든 일을 출력합니다(시세 제외)" };
        var command = new Command("journal", "기록을 읽습니다: 주문, 거래, 왜 그랬는지") { data, verify, all };
        command.Subcommands.Add(WhyCommand.Create(data));
        command.SetAction(parsed =>
        {
            var directory = Path.Combine(parsed.GetValue(data)!, "journal");
            var disk = new JournalDirectory(directory);
            if (disk.Names.Count == 0)
                throw new CommandFailed(ExitCodes.Failed, $"{directory}에 기록이 없습니다.");
            return parsed.GetValue(verify) ? Verify(disk) : Print(disk, parsed.GetValue(all));
        });
        return command;
    }

    static int Verify(JournalDirectory disk)
    {
        var whole = true;
        foreach (var file in disk.Names)
        {
            var end = JournalReader.Read(disk, file, static (in JournalRecord _) => { });
            whole &= end.IsWhole;
            Console.Out.WriteLine(end.IsWhole
                ? $"{file}: 온전함, 기록 {end.Records:N0}개"
                : $"{file}: {end.End:N0}번째 바이트부터 읽을 수 없음 (앞의 기록 {end.Records:N0}개는 온전, 뒤 {end.Length - end.End:N0}바이트)");
        }
        return whole ? ExitCodes.Done : ExitCodes.Failed;
    }

    static int Print(JournalDirectory disk, bool all)
    {
        foreach (var file in disk.Names)
            JournalReader.Read(disk, file, (in JournalRecord record) => Print(record, all));
        return ExitCodes.Done;
    }

    static void Print(in JournalRecord record, bool all)
    {
        if (record.Kind is not (RecordKind.Event or RecordKind.Request))
            return;
        var text = Encoding.UTF8.GetString(record.Payload);
        var time = Kst.Of(record.At).ToString("yyyy-MM-dd HH:mm:ss.fff");
        if (JournalLine.Decision(record) is { } decision)
            Console.Out.WriteLine($"{time}  {decision}");
        else if (all)
            Console.Out.WriteLine($"{time}  {(record.Kind == RecordKind.Request ? "→" : "←")} {text}");
    }
}
