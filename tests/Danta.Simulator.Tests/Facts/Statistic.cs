namespace Danta.Simulator.Tests.Facts;

/// <summary>What the literature on markets counts with.</summary>
static class Statistic
{
    public static double Mean(IReadOnlyList<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return values.Count == 0 ? 0 : sum / values.Count;
    }

    public static double Deviation(IReadOnlyList<double> values) => Math.Sqrt(Moment(values, 2));

    /// <summary>3 for the normal distribution; the more, the fatter its tails. 0 where nothing moves.</summary>
    public static double Kurtosis(IReadOnlyList<double> values)
    {
        var variance = Moment(values, 2);
        return variance <= 0 ? 0 : Moment(values, 4) / (variance * variance);
    }

    /// <summary>Of two rows of equal length, from <paramref name="lag"/> on in the second; 0 where one of them stands still.</summary>
    public static double Correlation(IReadOnlyList<double> first, IReadOnlyList<double> second, int lag = 0)
    {
        var count = first.Count - lag;
        var (a, b) = (0.0, 0.0);
        for (var index = 0; index < count; index++)
            (a, b) = (a + first[index], b + second[index + lag]);
        (a, b) = (a / count, b / count);
        var (both, left, right) = (0.0, 0.0, 0.0);
        for (var index = 0; index < count; index++)
        {
            var (x, y) = (first[index] - a, second[index + lag] - b);
            (both, left, right) = (both + x * y, left + x * x, right + y * y);
        }
        return left <= 0 || right <= 0 ? 0 : both / Math.Sqrt(left * right);
    }

    /// <param name="share">0 the least, 0.5 the median, 1 the greatest.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Round(share * (sorted.Count - 1))];
    }

    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    static double Moment(IReadOnlyList<double> values, int power)
    {
        var (mean, sum) = (Mean(values), 0.0);
        foreach (var value in values)
            sum += Math.Pow(value - mean, power);
        return values.Count == 0 ? 0 : sum / values.Count;
    }
}
