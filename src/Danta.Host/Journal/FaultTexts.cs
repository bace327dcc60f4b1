using Danta.Market;

namespace Danta.Host.Journal;

/// <summary>What is wrong with a day, in words for its owner.</summary>
static class FaultTexts
{
    public static string Of(in JournalEnd end) => end.Fault switch
    {
        JournalFault.Foreign => "단타의 기록 파일이 아님",
        JournalFault.CutOff => "기록이 도중에 끊김 (쓰다가 죽었거나 전원이 나감)",
        JournalFault.Unwritten => "0으로만 채워짐 (전원이 나가 내용이 디스크에 닿지 못함)",
        JournalFault.Length => "있을 수 없는 길이",
        JournalFault.Checksum => "검사값이 맞지 않음",
        JournalFault.Packing => "압축이 깨졌거나 끊김",
        JournalFault.Unreadable => $"파일을 읽을 수 없음: {end.Refusal}",
        _ => "",
    };

    public static string Of(in JournalGap gap) =>
        $"디스크에 쓸 수 없어 {Kst.Of(gap.From):HH:mm:ss}부터 {Kst.Of(gap.To):HH:mm:ss}까지 기록 {gap.Records:N0}개가 빠짐";
}
