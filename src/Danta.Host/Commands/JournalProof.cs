using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary><c>danta journal --verify</c>: every day of every book whole, or where the first bad record is and what is wrong with it.</summary>
static class JournalProof
{
    /// <param name="Record">Counted from 1.</param>
    /// <param name="Offset">In bytes, of the unpacked day.</param>
    /// <param name="At">As the bad record has it; null: it does not have one of this day.</param>
    /// <param name="LastGoodAt">Of the record before it.</param>
    /// <param name="Left">Bytes from the bad record on.</param>
    sealed record Problem(int Record, long Offset, DateTimeOffset? At, DateTimeOffset? LastGoodAt, JournalFault Fault, string Text, long Left);

    /// <summary>What was written is proven, but not everything was: the disk had no room for so many records, and that stands there.</summary>
    sealed record Missing(long Records, DateTimeOffset From, DateTimeOffset To);

    /// <param name="Book">Its directory; empty where no other was asked for.</param>
    sealed record Day(string Book, string File, bool Packed, bool Whole, int Records, long Bytes, Problem? Problem, Missing? Missing);

    public static int Run(IReadOnlyList<(string Name, IJournalDisk Disk)> books, bool json)
    {
        if (json)
        {
            var all = books.SelectMany(book => book.Disk.Names.Select(name => Prove(book.Name, book.Disk, name))).ToArray();
            Sheet.PrintJson(all);
            return CodeOf(all);
        }
        var whole = true;
        foreach (var (name, disk) in books)
        {
            if (books.Count > 1)
                Console.Out.WriteLine($"{(name.Length == 0 ? "예전 판의 기록" : name)}:");
            whole &= Print(disk);
        }
        return whole ? ExitCodes.Done : ExitCodes.Failed;
    }

    static bool Print(IJournalDisk disk)
    {
        var whole = true;
        foreach (var day in disk.Names.Select(name => Prove("", disk, name)))
        {
            whole &= day.Whole;
            Console.Out.WriteLine(Line(day));
        }
        foreach (var cut in disk.Files.Where(CutBytes.IsKept))
            Console.Out.WriteLine($"{cut}: 예전에 잘라 따로 둔 바이트 (검사하지 않음)");
        return whole;
    }

    static int CodeOf(Day[] days) => Array.TrueForAll(days, day => day.Whole) ? ExitCodes.Done : ExitCodes.Failed;

    static Day Prove(string book, IJournalDisk disk, string name)
    {
        var end = JournalReader.Read(disk, name, static (in JournalRecord _) => { });
        return new(
            book, name, DayFiles.IsPacked(name), end is { IsWhole: true, Gap.Records: 0 }, end.Records, end.Length,
            end.IsWhole ? null : ProblemOf(name, end), end.Gap is { Records: > 0 } gap ? new(gap.Records, Kst.Of(gap.From), Kst.Of(gap.To)) : null);
    }

    static Problem ProblemOf(string name, in JournalEnd end)
    {
        DateTimeOffset? at = end.BadAt is { } bad && DayFiles.TryOwner(name, out var day) && Kst.DateOf(bad) == day ? Kst.Of(bad) : null;
        return new(
            end.Records + 1, end.End, at, end.LastAt is { } last ? Kst.Of(last) : null, end.Fault, FaultTexts.Of(end), end.Length - end.End);
    }

    static string Line(Day day)
    {
        if (day.Missing is { } missing)
            return $"{day.File}: {FaultTexts.Of(new JournalGap(missing.Records, missing.From, missing.To))}; "
                + Line(day with { Missing = null })[(day.File.Length + 2)..];
        if (day.Problem is not { } problem)
            return $"{day.File}: {(day.Whole ? "온전함" : "쓴 것은 온전함")}, 기록 {day.Records:N0}개";
        var when = problem.At is { } at ? $"{at:HH:mm:ss.fff}의 기록"
            : problem.LastGoodAt is { } last ? $"마지막 온전한 기록은 {last:HH:mm:ss.fff}"
            : "앞에 온전한 기록 없음";
        return $"{day.File}: {problem.Record:N0}번째 기록({problem.Offset:N0}번째 바이트)부터 읽을 수 없음: {problem.Text}; {when}; "
            + $"앞의 기록 {day.Records:N0}개는 온전, 뒤 {problem.Left:N0}바이트";
    }
}
