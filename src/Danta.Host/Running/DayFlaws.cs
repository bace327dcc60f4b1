using Danta.Host.Journal;

namespace Danta.Host.Running;

/// <summary>What a restart could not hear of one day's file.</summary>
/// <param name="Unread">Proven records that this version cannot read.</param>
readonly record struct DayFlaws(string Name, JournalEnd End, int Unread)
{
    /// <summary>The book was put back from a backup that ended in this day.</summary>
    public bool IsRestored { get; init; }

    public bool IsWhole => End is { IsWhole: true, Gap.Records: 0, Damaged: 0 } && Unread == 0 && !IsRestored;

    /// <summary>Something that was written cannot be read; an end that was cut off in the middle of a write never was. Zeros may have been anything.</summary>
    public bool HasLostRecords => IsRestored || Unread > 0 || End.Damaged > 0 || End.Fault is not (JournalFault.None or JournalFault.CutOff);

    /// <summary>One line for the owner, beginning with the file's name.</summary>
    public string Text => $"{Name}: {string.Join("; ", Parts())}";

    IEnumerable<string> Parts()
    {
        if (!End.IsWhole)
            yield return End.Fault == JournalFault.Unreadable ? FaultTexts.Of(End) : $"{FaultTexts.Of(End)}, 뒤 {End.Length - End.End:N0}바이트";
        if (End.Damaged > 0)
            yield return $"손상된 기록 {End.Damaged:N0}개를 건너뜀";
        if (End.Gap is { Records: > 0 } gap)
            yield return FaultTexts.Of(gap);
        if (IsRestored)
            yield return "백업에서 되돌린 장부여서 그 뒤의 기록이 없음";
        if (Unread > 0)
            yield return $"이 버전이 읽지 못하는 기록 {Unread:N0}개";
    }
}
