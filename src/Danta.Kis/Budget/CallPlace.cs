namespace Danta.Kis;

/// <summary>A call's place in line, which can become more urgent while it waits: <see cref="RequestBudget.Raise"/>.</summary>
sealed class CallPlace(Lane lane)
{
    /// <summary>Where it waits, or will.</summary>
    public Lane Lane { get; set; } = lane;

    /// <summary>Null: it has not waited yet.</summary>
    public Waiter? Waiter { get; set; }
}
