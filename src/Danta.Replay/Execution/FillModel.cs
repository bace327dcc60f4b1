namespace Danta.Replay.Execution;

/// <summary>How what left a queue without a trade is shared out between those before us and those behind us.</summary>
public enum QueueShape
{
    /// <summary>Nobody before us ever gives up: only trades bring us forward.</summary>
    RiskAverse = 0,

    /// <summary>Bⁿ / (Bⁿ + Fⁿ).</summary>
    Power,

    /// <summary>1 − (F / (F + B))ⁿ.</summary>
    Share,

    /// <summary>ln(1+B) / (ln(1+B) + ln(1+F)).</summary>
    Log,

    /// <summary>ln(1+B) / ln(1+B+F).</summary>
    LogOfAll,

    /// <summary>All of it left before us.</summary>
    Optimistic,
}

/// <summary>What is assumed of an order that was never sent. Each assumption is stated; three of them make an interval.</summary>
/// <param name="EntryShare">Which part of the measured round trip lies before the exchange.</param>
/// <param name="Haircut">Which part of what a book shows is gone when we come.</param>
/// <param name="Power">n of <see cref="QueueShape.Power"/> and <see cref="QueueShape.Share"/>.</param>
/// <param name="ThroughFillsAll">A trade beyond our price fills us whole, and not only by its own size.</param>
public sealed record FillModel(string Name, double EntryShare, double Haircut, QueueShape Queue, double Power, bool ThroughFillsAll)
{
    /// <summary>Changes with every change of what is filled: results of other models are not mixed.</summary>
    public const string Version = "1";

    /// <summary>The measured round trips times this.</summary>
    public double LatencyFactor { get; init; } = 1;

    /// <summary>And this on top of each.</summary>
    public TimeSpan LatencyExtra { get; init; }

    /// <summary>Whatever is not known goes against us.</summary>
    public static readonly FillModel Pessimistic = new("pessimistic", 1, 0.5, QueueShape.RiskAverse, 1, false);

    /// <summary>What is most likely.</summary>
    public static readonly FillModel Middle = new("middle", 0.5, 0.3, QueueShape.Power, 1, false);

    /// <summary>Whatever is not known goes our way.</summary>
    public static readonly FillModel Optimistic = new("optimistic", 0, 0, QueueShape.Optimistic, 1, true);

    /// <summary>All three.</summary>
    public static readonly IReadOnlyList<FillModel> Interval = [Pessimistic, Middle, Optimistic];
}
