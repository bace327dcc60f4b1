namespace Danta.Host.Bench;

/// <summary>Danta beside its floor, in turn in one run: absolute times belong to the machine and the minute, ratios do not.</summary>
/// <param name="Goal">Danta's time by the floor's, at most; null: told without a goal.</param>
/// <param name="Floor">Median, microseconds.</param>
/// <param name="Danta">Median, microseconds.</param>
/// <param name="Ratios">One of each block of pairs, ascending: nine, or the one of what happens once in a process.</param>
sealed record BenchRow(string Name, double? Goal, double Floor, double Danta, IReadOnlyList<double> Ratios)
{
    const int Blocks = 9;

    public double Ratio => Ratios[Ratios.Count / 2];

    /// <summary>Half of the blocks lie so close to the median: whatever is nearer to the goal than that has not been missed by more than the noise.</summary>
    public double Noise => Ratios.Select(ratio => Math.Abs(ratio - Ratio)).Order().ElementAt(Ratios.Count / 2);

    public bool IsMissed => Goal is { } goal && Ratio - Noise > goal;

    /// <param name="floors">Microseconds, in the order in which they were measured.</param>
    /// <param name="candidates">As many.</param>
    public static BenchRow Of(string name, double? goal, IReadOnlyList<double> floors, IReadOnlyList<double> candidates)
    {
        var ratios = Enumerable.Range(0, Blocks)
            .Select(block => MedianOf(Slice(candidates, block)) / MedianOf(Slice(floors, block)))
            .Order().ToList();
        return new(name, goal, MedianOf(floors), MedianOf(candidates), ratios);
    }

    static double MedianOf(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    static IEnumerable<double> Slice(IReadOnlyList<double> times, int block) =>
        times.Skip(block * times.Count / Blocks).Take((block + 1) * times.Count / Blocks - block * times.Count / Blocks);

    public override string ToString() =>
        $"| {Name} | {Floor:#,0.00} | {Danta:#,0.00} | **{Ratio:0.00}** ({Ratios[0]:0.00}–{Ratios[^1]:0.00}) | {(Goal is { } goal ? $"≤ {goal:0.##}" : "")} | {(Goal is null ? "" : IsMissed ? "못 미침" : "닿음")} |";
}
