using Danta.Host.Journal;

namespace Danta.Host.Recording;

/// <summary>Whether a day is what it was when it was over.</summary>
/// <param name="Text">For its owner.</param>
sealed record DayProof(DateOnly Day, bool Whole, string Text)
{
    public static DayProof Of(RecordedDay day)
    {
        var end = JournalReader.Read(day.Disk, day.Name, static (in JournalRecord _) => { });
        if (!end.IsWhole)
            return new(day.Date, false, $"{end.Records:N0}번째 기록까지만 온전합니다: {FaultTexts.Of(end)}. 재생은 거기까지만 합니다.");
        if (ManifestShelf.Find(day.Disk, day.Name) is not { } kept)
            return new(day.Date, true, $"온전함, 기록 {end.Records:N0}개. 아직 끝나지 않은 날이라 SHA-256 목록은 없습니다.");
        var (sum, bytes) = ManifestMaker.Digest(day.Disk, day.Name);
        return sum != kept.Sha256
            ? new(day.Date, false, $"하루가 끝난 뒤에 바뀌었습니다: 그때 {kept.Bytes:N0}바이트 {kept.Sha256[..12]}, 지금 {bytes:N0}바이트 {sum[..12]}. 재생 결과를 그날의 것으로 믿지 마십시오.")
            : end.Gap.Records > 0
                ? new(day.Date, false, $"쓴 것은 온전하지만 {FaultTexts.Of(end.Gap)}")
                : new(day.Date, true, $"온전함, 기록 {end.Records:N0}개, SHA-256 {sum[..12]}");
    }
}
