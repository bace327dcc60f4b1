using MathNet.Numerics;

namespace Danta.Replay.Statistics;

/// <summary>Whether whoever is best in one half of the days is any good in the other.</summary>
/// <param name="Probability">PBO: the share of choices whose best ends at or below the middle of the other half.</param>
/// <param name="Logits">Of each choice, in lexicographic order.</param>
/// <param name="Ranks">Of the chosen one among all in the other half; the best has the highest.</param>
/// <param name="Best">Which was chosen.</param>
/// <param name="Slope">Of the other half's figure on the chosen half's.</param>
/// <param name="Losses">How often the chosen one loses in the other half.</param>
public sealed record OverfittingResult(
    double Probability, IReadOnlyList<double> Logits, IReadOnlyList<double> Ranks, IReadOnlyList<int> Best, double Slope, double Intercept, double Losses);

/// <summary>CSCV: Bailey, Borwein, López de Prado and Zhu (SSRN 2326253).</summary>
public static class Overfitting
{
    /// <summary>Mean over deviation.</summary>
    public static double Sharpe(IReadOnlyList<double> days) => Moments.Of(days).Sharpe;

    /// <param name="days">A row a day, oldest first; a column a setting.</param>
    /// <param name="blocks">Even.</param>
    /// <param name="metric">Of one column's days.</param>
    public static OverfittingResult Of(double[][] days, int blocks, Func<IReadOnlyList<double>, double> metric)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(metric);
        if (blocks < 2 || blocks % 2 != 0 || days.Length < blocks || days[0].Length < 2)
            throw new ArgumentOutOfRangeException(nameof(blocks), blocks, "an even number of blocks, no more than days, and two settings at least");
        var (length, columns) = (days.Length / blocks, days[0].Length);
        var oldest = days.Length - length * blocks;
        var (logits, ranks, best, inside, outside) = (new List<double>(), new List<double>(), new List<int>(), new List<double>(), new List<double>());
        foreach (var choice in Choices(blocks, blocks / 2))
        {
            var (chosen, others) = (Measure(choice), Measure([.. Enumerable.Range(0, blocks).Except(choice)]));
            var star = Array.IndexOf(chosen, chosen.Max());
            var rank = RankOf(others, star);
            var share = rank / (columns + 1);
            (logits, ranks, best) = (Add(logits, Math.Log(share / (1 - share))), Add(ranks, rank), Add(best, star));
            (inside, outside) = (Add(inside, chosen[star]), Add(outside, others[star]));
        }
        var (intercept, slope) = Line([.. inside], [.. outside]);
        return new(
            logits.Count(logit => logit <= 0) / (double)logits.Count, logits, ranks, best, slope, intercept, outside.Count(value => value < 0) / (double)outside.Count);

        double[] Measure(IReadOnlyList<int> of) =>
        [
            .. Enumerable.Range(0, columns).Select(column => metric([.. of.SelectMany(block => Enumerable.Range(oldest + block * length, length)).Select(day => days[day][column])])),
        ];
    }

    static List<T> Add<T>(List<T> list, T one)
    {
        list.Add(one);
        return list;
    }

    /// <summary>Where all are chosen for the same figure there is no line.</summary>
    static (double Intercept, double Slope) Line(double[] inside, double[] outside) =>
        inside.Max() - inside.Min() < 1e-15 ? (outside.Average(), 0) : Fit.Line(inside, outside);

    /// <summary>Counted from the worst; those that are equal share theirs.</summary>
    static double RankOf(double[] values, int one) =>
        values.Count(value => value < values[one]) + (values.Count(value => value == values[one]) + 1) / 2.0;

    /// <summary>In lexicographic order.</summary>
    static IEnumerable<int[]> Choices(int of, int take)
    {
        var choice = Enumerable.Range(0, take).ToArray();
        while (true)
        {
            yield return [.. choice];
            var at = take - 1;
            while (at >= 0 && choice[at] == of - take + at)
                at--;
            if (at < 0)
                yield break;
            choice[at]++;
            for (var next = at + 1; next < take; next++)
                choice[next] = choice[next - 1] + 1;
        }
    }
}
