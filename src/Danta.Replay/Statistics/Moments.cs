using MathNet.Numerics.Statistics;

namespace Danta.Replay.Statistics;

/// <summary>What a row of days adds up to. Nothing here is per year.</summary>
/// <param name="Count">T: days.</param>
/// <param name="Mean">Of a day.</param>
/// <param name="Deviation">With T − 1.</param>
/// <param name="Skewness">γ₃; 0 for a normal.</param>
/// <param name="Kurtosis">γ₄, raw: 3 for a normal. The library's is what is in excess of that.</param>
public readonly record struct Moments(int Count, double Mean, double Deviation, double Skewness, double Kurtosis)
{
    /// <summary>Mean over deviation; 0 where nothing ever changed.</summary>
    public double Sharpe => Deviation > 0 ? Mean / Deviation : 0;

    /// <summary>Those of days; of fewer than four neither skewness nor kurtosis is known, and a normal's are taken.</summary>
    public static Moments Of(IReadOnlyList<double> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var (mean, deviation) = (days.Mean(), days.Count > 1 ? days.StandardDeviation() : 0);
        var (skewness, kurtosis) = days.Count >= 4 && deviation > 0 ? Shape(days, mean) : (0, 3);
        return new(days.Count, mean, deviation, skewness, kurtosis);
    }

    /// <summary>By the sample's own central moments, as the papers have them.</summary>
    static (double Skewness, double Kurtosis) Shape(IReadOnlyList<double> days, double mean)
    {
        var (second, third, fourth) = (0.0, 0.0, 0.0);
        foreach (var day in days)
        {
            var off = day - mean;
            (second, third, fourth) = (second + off * off, third + off * off * off, fourth + off * off * off * off);
        }
        (second, third, fourth) = (second / days.Count, third / days.Count, fourth / days.Count);
        return (third / Math.Pow(second, 1.5), fourth / (second * second));
    }
}
