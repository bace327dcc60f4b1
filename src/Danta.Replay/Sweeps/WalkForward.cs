namespace Danta.Replay.Sweeps;

/// <summary>What the grid would have earned for somebody who chose each time by the days before alone.</summary>
/// <param name="Days">Test days, oldest first.</param>
/// <param name="Nets">What the chosen settings earned on them.</param>
/// <param name="Chosen">Which they were.</param>
/// <param name="Efficiency">Mean of a test day over the mean of a training day of the chosen; null: the latter earned nothing.</param>
/// <param name="Present">What the settings of today earned on the same days.</param>
public sealed record WalkForward(
    int Training, IReadOnlyList<DateOnly> Days, IReadOnlyList<long> Nets, IReadOnlyList<int> Chosen, int Changes, double? Efficiency, long? Present)
{
    const int LeastTraining = 3;

    /// <summary>By rolling windows of half the days, a test day each; null: there are too few.</summary>
    public static WalkForward? Of(IReadOnlyList<DateOnly> days, IReadOnlyList<SweepRow> rows, SweepRow? present)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(rows);
        var training = Math.Max(LeastTraining, days.Count / 2);
        if (days.Count <= training || rows.Count == 0)
            return null;
        var (nets, chosen, trained) = (new List<long>(), new List<int>(), new List<double>());
        for (var test = training; test < days.Count; test++)
        {
            long Sum(SweepRow row) => row.Days.Skip(test - training).Take(training).Sum();
            var best = rows.MaxBy(Sum)!;
            nets.Add(best.Days[test]);
            chosen.Add(best.Setting);
            trained.Add(Sum(best) / (double)training);
        }
        var mean = trained.Average();
        return new(
            training, [.. days.Skip(training)], nets, chosen, chosen.Zip(chosen.Skip(1)).Count(pair => pair.First != pair.Second),
            mean > 0 ? nets.Average() / mean : null, present?.Days.Skip(training).Sum());
    }
}
