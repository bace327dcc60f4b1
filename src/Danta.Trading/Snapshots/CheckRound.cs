namespace Danta.Trading;

/// <summary>How a check went.</summary>
public enum FindingState
{
    Ok = 0,

    /// <summary>Trading goes on; the owner should know.</summary>
    Warning,

    /// <summary>Trading cannot go on, or not as the owner believes.</summary>
    Failed,
}

/// <summary>What one check found.</summary>
/// <param name="Name">A stable word: clock, token, disk, …</param>
/// <param name="Title">For people.</param>
/// <param name="Text">What is so.</param>
/// <param name="Mend">What to do about it; empty where nothing is to be done.</param>
public sealed record Finding(string Name, string Title, FindingState State, string Text, string Mend);

/// <summary>Every check once.</summary>
public sealed record CheckRound(DateTimeOffset At, IReadOnlyList<Finding> Findings)
{
    public IEnumerable<Finding> Failed => Findings.Where(finding => finding.State == FindingState.Failed);

    public IEnumerable<Finding> Warnings => Findings.Where(finding => finding.State == FindingState.Warning);
}
