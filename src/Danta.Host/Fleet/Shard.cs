namespace Danta.Host.Fleet;

/// <summary>A piece of a sweep: one day by some of its settings, two minutes' work at the most.</summary>
/// <param name="Number">In the sweep.</param>
/// <param name="Settings">By their numbers in the grid.</param>
/// <param name="Seconds">How long it should take on one core.</param>
sealed record Shard(int Number, DateOnly Day, IReadOnlyList<int> Settings, double Seconds)
{
    /// <summary>One in so many is run twice on purpose: two machines that do not say the same are told.</summary>
    const int CheckedOneIn = 100;

    public bool IsChecked => Number % CheckedOneIn == 0;
}
