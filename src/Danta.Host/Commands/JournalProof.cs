using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary><c>danta journal --verify</c>: every day whole, or where the first bad record is and what is wrong with it.</summary>
static class JournalProof
{
    /// <param name="Record">Counted from 1.</param>
    /// <param name="Offset">In bytes, of the unpacked day.</param>
    /// <param name="At">As the bad record has it; null: it does not have one of this day.</param>
    /// <param name="LastGoodAt">Of the record before it.</param>
    /// <param name="Left">Bytes from the bad record on.</param>
    sealed record Problem(int Record, long Offset, DateTimeOffset? At, DateTimeOffset? LastGoodAt, JournalFault Fault, string Text, long Left);

    sealed record Day(string File, bool Packed, bool Whole, int Records, long Bytes, Problem? Problem);

    public static int Run(IJournalDisk disk, bool json)
    {
        var days = disk.Names.Select(name => Prove(disk, name));
        if (json)
        {
            var all = days.ToArray();
            Sheet.PrintJson(all);
            return CodeOf(all);
        }
        var whole = true;
        foreach (var day in days)
        {
            whole &= day.Whole;
            Console.Out.WriteLine(Line(day));
        }
        foreach (var cut in disk.Files.Where(CutBytes.IsKept))
            Console.Out.WriteLine($"{cut}: 예전에 잘라 따로 둔 바이트 (검사하지 않음)");
        return whole ? ExitCodes.Done : ExitCodes.Failed;
    }

    static int CodeOf(Day[] days) => Array.TrueForAll(days, day => day.Whole) ? ExitCodes.Done : ExitCodes.Failed;

    static Day Prove(IJournalDisk disk, string name)
    {
        try
        {
            var end = JournalReader.Read(disk, name, static (in JournalRecord _) => { });
            return new(name, DayFiles.IsPacked(name), end.IsWhole, end.Records, end.Length, end.IsWhole ? null : ProblemOf(name, end));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(name, DayFiles.IsPacked(name), false, 0, 0, new(1, 0, null, null, JournalFault.None, $"파일을 읽을 수 없음: {fault.Message}", 0));
        }
    }

    static Problem ProblemOf(string name, in JournalEnd end)
    {
        DateTimeOffset? at = end.BadAt is { } bad && DayFiles.TryOwner(name, out var day) && Kst.DateOf(bad) == day ? Kst.Of(bad) : null;
        return new(
            end.Records + 1, end.End, at, end.LastAt is { } last ? Kst.Of(last) : null, end.Fault, Text(end.Fault), end.Length - end.End);
    }

    static string Text(JournalFault fault) => fault switch
    {
        JournalFault.Foreign => "단타의 기록 파일이 아님",
        JournalFault.CutOff => "기록이 도중에 끊김 (쓰다가 죽었거나 전원이 나감)",
        JournalFault.Unwritten => "0으로만 채워짐 (전원이 나가 내용이 디스크에 닿지 못함)",
        JournalFault.Length => "있을 수 없는 길이",
        JournalFault.Checksum => "검사값이 맞지 않음",
        JournalFault.Packing => "압축이 깨졌거나 끊김",
        _ => "",
    };

    static string Line(Day day)
    {
        if (day.Problem is not { } problem)
            return $"{day.File}: 온전함, 기록 {day.Records:N0}개";
        var when = problem.At is { } at ? $"{at:HH:mm:ss.fff}의 기록"
            : problem.LastGoodAt is { } last ? $"마지막 온전한 기록은 {last:HH:mm:ss.fff}"
            : "앞에 온전한 기록 없음";
        return $"{day.File}: {problem.Record:N0}번째 기록({problem.Offset:N0}번째 바이트)부터 읽을 수 없음: {problem.Text}; {when}; "
            + $"앞의 기록 {day.Records:N0}개는 온전, 뒤 {problem.Left:N0}바이트";
    }
}
