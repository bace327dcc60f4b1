using Danta.Simulator.Exchange;

namespace Danta.Simulator.Tests.Facts;

/// <summary>A day's facts as a page.</summary>
static class FactsTable
{
    public static IEnumerable<string> Of(MarketDay day, Func<Instrument, Instrument, bool> sameTheme)
    {
        var facts = new MarketFacts(day);
        var minutes = facts.Volatilities;
        var (ones, tail) = facts.OrderSizes();
        var (busy, sleepy) = facts.Spreads();
        yield return $"1분 수익률 첨도      중앙 {Statistic.Median(facts.Kurtoses):0.0}  평균 {Statistic.Mean(facts.Kurtoses):0.0}  90% {Statistic.Percentile(facts.Kurtoses, 0.9):0.0}";
        yield return $"1분 변동성 %         중앙 {Statistic.Median(minutes):0.000}  5% {Statistic.Percentile(minutes, 0.05):0.000}  90% {Statistic.Percentile(minutes, 0.9):0.000}  뜨거운 열둘 {string.Join(' ', minutes.Take(12).Select(value => $"{value:0.00}"))}";
        yield return $"|r| 10분 자기상관    {facts.Clustering:0.000}";
        yield return $"하루 등락 %          평균 {Statistic.Mean(facts.Changes):+0.00;-0.00}  표준편차 {Statistic.Deviation(facts.Changes):0.00}  오른 종목 {facts.Changes.Count(change => change > 0)}/{facts.Changes.Count}  최저 {facts.Changes.Min():0.0} 최고 {facts.Changes.Max():0.0}";
        yield return $"쌍 상관 1분·5분      모두 {facts.Correlation(1, (_, _) => true):0.000} {facts.Correlation(5, (_, _) => true):0.000}  업종 {facts.Correlation(1, SameSector):0.000} {facts.Correlation(5, SameSector):0.000}  테마 {facts.Correlation(1, sameTheme):0.000} {facts.Correlation(5, sameTheme):0.000}";
        yield return $"거래대금 억          최대 {facts.Turnovers[0] / 1e8:0}  중앙 {Statistic.Median(facts.Turnovers) / 1e8:0.00}  최소 {facts.Turnovers[^1] / 1e8:0.0000}  자릿수 {Math.Log10(facts.Turnovers[0] / Math.Max(1, facts.Turnovers[^1])):0.0}";
        yield return $"30분별 거래 %        {string.Join(' ', facts.Shape().Select(share => $"{share * 100:0.0}"))}";
        yield return $"체결강도             1% {Statistic.Percentile(facts.Strengths, 0.01):0}  10% {Statistic.Percentile(facts.Strengths, 0.1):0}  중앙 {Statistic.Median(facts.Strengths):0}  90% {Statistic.Percentile(facts.Strengths, 0.9):0}  99% {Statistic.Percentile(facts.Strengths, 0.99):0}";
        yield return $"호가 간격 (틱)       붐비는 10% {busy:0.00}  한산한 10% {sleepy:0.00}  한 틱 {day.Spreads.Count(seen => seen.Ticks == 1) * 100.0 / day.Spreads.Count:0}%";
        yield return $"체결 크기            1주 {ones * 100:0}%  99%/중앙 {tail:0.0}";
        yield return $"라운드 호가의 벽     {facts.Walls:0.00}배";
        yield return $"VI                   정적 {facts.StaticInterruptions}  동적 {facts.DynamicInterruptions}";
        yield return $"급등락 뒤 5분        {facts.Surges.Count}번  이어짐 {facts.Surges.Count(after => after > 0) * 100.0 / Math.Max(1, facts.Surges.Count):0}%  평균 {Statistic.Mean(facts.Surges):+0.00;-0.00}%";
    }

    static bool SameSector(Instrument first, Instrument second) => first.Listing.Sector.Length > 0 && first.Listing.Sector == second.Listing.Sector;
}
