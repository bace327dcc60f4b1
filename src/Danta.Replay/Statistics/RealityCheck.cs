namespace Danta.Replay.Statistics;

/// <summary>How likely the best of many is no better than what is run today: the smaller, the surer that it is.</summary>
/// <param name="Reality">White (2000).</param>
/// <param name="Lower">Hansen's (2005) bound below.</param>
/// <param name="Consistent">His headline.</param>
/// <param name="Upper">And above.</param>
/// <param name="Deviations">ω of each setting.</param>
public sealed record RealityResult(double Reality, double Lower, double Consistent, double Upper, IReadOnlyList<double> Deviations);

/// <summary>White's reality check (Econometrica 68) and Hansen's test of superior predictive ability (JBES 23) by resampling days.</summary>
public static class RealityCheck
{
    /// <param name="better">By setting, each day's profit above that of the settings of today.</param>
    /// <param name="end">q: 1 over the mean length of a block of days.</param>
    /// <param name="draws">How many resamples.</param>
    /// <param name="seed">The same gives the same.</param>
    public static RealityResult Of(double[][] better, double end, int draws, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(better);
        var count = Counted(better, end, Resamples(better[0].Length, end, draws, seed));
        double Share(int hits) => (1.0 + hits) / (1 + draws);
        return new(Share(count.Reality), Share(count.Lower), Share(count.Consistent), Share(count.Upper), count.Deviations);
    }

    /// <summary>Every resample there is, each day for itself: exact, and only for very few days.</summary>
    public static RealityResult Exact(double[][] better)
    {
        ArgumentNullException.ThrowIfNull(better);
        var days = better[0].Length;
        var all = (int)Math.Pow(days, days);
        var count = Counted(better, 1, Enumerable.Range(0, all).Select(number =>
        {
            var sample = new int[days];
            for (var day = 0; day < days; day++, number /= days)
                sample[day] = number % days;
            return sample;
        }));
        return new(count.Reality / (double)all, count.Lower / (double)all, count.Consistent / (double)all, count.Upper / (double)all, count.Deviations);
    }

    static (int Reality, int Lower, int Consistent, int Upper, double[] Deviations) Counted(double[][] better, double end, IEnumerable<int[]> resamples)
    {
        // Sums that are equal on paper differ in their last digits.
        const double Even = 1e-12;
        var days = better[0].Length;
        var (root, means) = (Math.Sqrt(days), better.Select(row => row.Average()).ToArray());
        var deviations = better.Select((row, index) => Deviation(row, means[index], end)).ToArray();
        var (best, bestStudent) = (root * means.Max(), Math.Max(0, means.Zip(deviations, (mean, deviation) => root * Over(mean, deviation)).Max()));
        var floor = -Math.Sqrt(2 * Math.Log(Math.Max(Math.Log(days), 1)));
        double[] lower = [.. means.Select(mean => Math.Max(mean, 0))];
        double[] consistent = [.. means.Select((mean, index) => root * Over(mean, deviations[index]) >= floor ? mean : 0)];
        var (reality, low, middle, high) = (0, 0, 0, 0);
        foreach (var sample in resamples)
        {
            var (white, toLower, toConsistent, toUpper) = (double.NegativeInfinity, 0.0, 0.0, 0.0);
            for (var index = 0; index < better.Length; index++)
            {
                var sum = 0.0;
                foreach (var day in sample)
                    sum += better[index][day];
                var mean = sum / days;
                white = Math.Max(white, root * (mean - means[index]));
                toLower = Math.Max(toLower, root * Over(mean - lower[index], deviations[index]));
                toConsistent = Math.Max(toConsistent, root * Over(mean - consistent[index], deviations[index]));
                toUpper = Math.Max(toUpper, root * Over(mean - means[index], deviations[index]));
            }
            reality += white >= best - Even ? 1 : 0;
            low += toLower >= bestStudent - Even ? 1 : 0;
            middle += toConsistent >= bestStudent - Even ? 1 : 0;
            high += toUpper >= bestStudent - Even ? 1 : 0;
        }
        return (reality, low, middle, high, deviations);
    }

    static double Over(double mean, double deviation) => deviation > 0 ? mean / deviation : 0;

    /// <summary>ω: of the mean times √T, with the dependence that blocks of days keep.</summary>
    static double Deviation(double[] row, double mean, double end)
    {
        var days = row.Length;
        var variance = Covariance(0);
        for (var lag = 1; lag < days; lag++)
        {
            var share = lag / (double)days;
            var kept = (1 - share) * Math.Pow(1 - end, lag) + share * Math.Pow(1 - end, days - lag);
            variance += 2 * kept * Covariance(lag);
        }
        return Math.Sqrt(Math.Max(0, variance));

        double Covariance(int lag)
        {
            var sum = 0.0;
            for (var day = 0; day + lag < days; day++)
                sum += (row[day] - mean) * (row[day + lag] - mean);
            return sum / days;
        }
    }

    /// <summary>The stationary bootstrap (Politis and Romano 1994): begin anywhere, and go on to the next day but for the chance of an end.</summary>
    static IEnumerable<int[]> Resamples(int days, double end, int draws, ulong seed)
    {
        var state = seed;
        for (var draw = 0; draw < draws; draw++)
        {
            var sample = new int[days];
            sample[0] = (int)(Next() * days);
            for (var day = 1; day < days; day++)
                sample[day] = Next() < end ? (int)(Next() * days) : (sample[day - 1] + 1) % days;
            yield return sample;
        }

        double Next()
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15UL;
                var mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9UL;
                mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBUL;
                return ((mixed ^ mixed >> 31) >> 11) * (1.0 / (1UL << 53));
            }
        }
    }
}
