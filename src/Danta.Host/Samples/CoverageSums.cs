using System.Globalization;
using Danta.Host.Commands;

namespace Danta.Host.Samples;

/// <summary>What many cases say together.</summary>
/// <param name="Bias">Mean of what the middle says too much; won.</param>
/// <param name="Error">Median of how far the middle is off; won.</param>
/// <param name="Width">Median of the interval; won.</param>
/// <param name="Stake">Median of how far the settings move the truth; won: an error means little where it is small against this.</param>
sealed record CoverageSums(int Cases, int Covered, double Bias, double Error, double Width, double Stake)
{
    public static CoverageSums Of(IReadOnlyList<CoverageCase> cases) => new(
        cases.Count, cases.Count(one => one.IsCovered), cases.Count == 0 ? 0 : cases.Average(one => (double)(one.Middle - one.Truth)),
        Median(cases.Select(one => (double)Math.Abs(one.Middle - one.Truth))), Median(cases.Select(one => (double)(one.Upper - one.Lower))),
        Median(cases.Select(one => (double)Math.Abs(one.Truth - one.Real))));

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }

    public string Words => string.Create(CultureInfo.InvariantCulture,
        $"{Cases}번 가운데 {Covered}번({(Cases == 0 ? 0 : 100.0 * Covered / Cases):0.0} %)이 범위 안. 치우침 {Sheet.Signed(new((long)Bias))}, 오차의 중앙 {Error:N0}원, 범위의 중앙 {Width:N0}원, 설정이 바꾼 것의 중앙 {Stake:N0}원");
}
