using Danta.Host.Running;

namespace Danta.Host.Bench;

/// <summary><c>danta bench</c>: what speed is made of, each thing beside the least that anybody would have to do for it.</summary>
static class BenchRun
{
    public static int Run()
    {
        Console.Out.WriteLine("| 무엇 | 바닥 µs | 단타 µs | 비율 (가장 작은–큰) | 목표 | |");
        Console.Out.WriteLine("| --- | --: | --: | --: | --: | --- |");
        var missed = 0;
        foreach (var row in LatencyBench.Run().Concat(Pairs()))
        {
            Console.Out.WriteLine(row);
            missed += row.IsMissed ? 1 : 0;
        }
        Console.Out.WriteLine(missed == 0 ? "모든 목표에 닿았습니다." : $"목표 {missed}개에 잡음보다 더 못 미쳤습니다.");
        return missed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    static IEnumerable<BenchRow> Pairs()
    {
        var decode = new DecodeWork();
        yield return new Pair("H0STCNT0 한 건 해독 / '^' 자리만 적기", 1.5, decode.ScanTrade, decode.DecodeTrade).Measure();
        yield return new Pair("H0STASP0 한 건 해독 / '^' 자리만 적기", 1.5, decode.ScanBook, decode.DecodeBook).Measure();
        using (var notice = new NoticeWork())
            yield return new Pair("체결통보, 프레임에서 값까지 / base64와 DecryptCbc만", 2.5, notice.DecryptCbc, notice.Filled).Measure();
        using var journal = new JournalWork();
        yield return new Pair("주문 전의 기록(체결과 주문) / 같은 길이의 파일 쓰기", null, journal.Bare, journal.Intent).Measure();
    }
}
