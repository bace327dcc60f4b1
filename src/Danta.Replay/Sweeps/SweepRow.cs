namespace Danta.Replay.Sweeps;

/// <summary>One of the settings over all days.</summary>
/// <param name="Days">Net profit of each, oldest first.</param>
/// <param name="Drawdown">Of the days' sum from its highest.</param>
/// <param name="Plateau">Middle of what it and its neighbours within one step earn: a peak without a foot is luck.</param>
/// <param name="WorstFace">The least of its neighbours.</param>
public sealed record SweepRow(
    int Setting, string Name, IReadOnlyList<long> Days, long Net, long Drawdown, int Trades, int Wins, double HeldSeconds, long Gross, long Costs, int Blind, int Faults,
    double Plateau, long? WorstFace, bool IsAtEdge)
{
    /// <summary>Of round trips, the share that earned.</summary>
    public double HitRate => Trades == 0 ? 0 : Wins / (double)Trades;

    /// <summary>Costs beside what was earned before them; null: nothing was.</summary>
    public double? CostShare => Gross > 0 ? Costs / (double)Gross : null;
}
