using System.CommandLine;
using System.Text;
using System.Text.Json;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary><c>danta journal</c>: what happened and why, from the files alone.</summary>
static class JournalCommand
{
    public static Command Create()
    {
        var source = new JournalSource();
        var verify = new Option<bool>("--verify") { Description = "모든 기록이 온전한지 검사합니다(압축된 날도). 깨졌으면 첫 자리를 말하고 1로 끝납니다" };
        var all = new Option<bool>("--all") { Description = "판단만이 아니라 모든 일을 출력합니다(시세 제외)" };
        var json = CommonOptions.Json();
        var command = new Command("journal", "기록을 읽습니다: 주문, 거래, 왜 그랬는지") { source.Data, source.Config, verify, all, json };
        command.Subcommands.Add(WhyCommand.Create(source));
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(verify))
                return JournalProof.Run([.. source.All(parsed).Select(book => (book.Name, (IJournalDisk)book.Journal))], parsed.GetValue(json));
            var disk = source.One(parsed);
            if (parsed.GetValue(json))
                PrintJson(disk, parsed.GetValue(all));
            else
                Print(disk, parsed.GetValue(all));
            return ExitCodes.Done;
        });
        return command;
    }

    static void Print(JournalDirectory disk, bool all) => Warn(ReadAll(disk, (in JournalRecord record) => Print(record, all)));

    /// <summary>Every day, oldest first. What could not be read is for <see cref="Warn"/>, after what could.</summary>
    public static IReadOnlyList<string> ReadAll(IJournalDisk disk, JournalReader.Visit visit) =>
    [
        .. disk.Names.Select(name => (Name: name, End: JournalReader.Read(disk, name, visit))).SelectMany(day => Lacks(day.Name, day.End)),
    ];

    static IEnumerable<string> Lacks(string name, JournalEnd end)
    {
        if (end.Gap is { Records: > 0 } gap)
            yield return $"{name}: {FaultTexts.Of(gap)}";
        if (!end.IsWhole)
            yield return $"{name}: {end.Records:N0}번째 기록까지만 읽었습니다. {FaultTexts.Of(end)}";
    }

    public static void Warn(IReadOnlyList<string> unread)
    {
        foreach (var day in unread)
            Console.Error.WriteLine(day);
    }

    static void Print(in JournalRecord record, bool all)
    {
        if (record.Json() is { IsEmpty: false } json)
            Print(record, Encoding.UTF8.GetString(json), all);
    }

    static void Print(in JournalRecord record, string text, bool all)
    {
        var time = Kst.Of(record.At).ToString("yyyy-MM-dd HH:mm:ss.fff");
        if (JournalLine.Decision(record) is { } decision)
            Console.Out.WriteLine(CleanText.Of($"{time}  {decision}"));
        else if (all)
            Console.Out.WriteLine(CleanText.Of($"{time}  {(record.IsRequest ? "→" : "←")} {text}"));
    }

    /// <summary>Written as it is read: a year of journals is longer than the memory.</summary>
    static void PrintJson(JournalDirectory disk, bool all)
    {
        using var output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new() { Indented = true, Encoder = EventJson.Options.Encoder });
        writer.WriteStartArray();
        var unread = ReadAll(disk, (in JournalRecord record) => PrintJson(record, all, writer));
        writer.WriteEndArray();
        writer.Flush();
        Warn(unread);
    }

    static void PrintJson(in JournalRecord record, bool all, Utf8JsonWriter writer)
    {
        var decision = JournalLine.Read(record);
        var json = record.Json();
        if (json.IsEmpty || (decision is null && !all))
            return;
        writer.WriteStartObject();
        writer.WriteString("at", Kst.Of(record.At));
        if (decision is not null)
        {
            writer.WriteString("code", decision.Code.ToString());
            writer.WriteNumber("trade", decision.Trade);
            writer.WriteString("text", JournalLine.Text(decision));
        }
        else
        {
            writer.WritePropertyName(record.IsRequest ? "asked" : "heard");
            writer.WriteRawValue(json);
        }
        writer.WriteEndObject();
        writer.Flush();
    }
}
