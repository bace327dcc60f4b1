namespace Danta.Trading;

/// <summary>
/// The single writer of all trading state. <see cref="Handle"/> is synchronous, does no I/O, reads no clock and starts no task:
/// the same inputs in the same order give the same requests, live, in the demo and in a replay.
/// </summary>
public sealed class Trader
{
    public void Handle(in Input input, ICollection<Request> requests)
    {
    }

    /// <summary>What presenters may see now. Call it on the thread that calls <see cref="Handle"/>.</summary>
    public TraderSnapshot Snapshot() => TraderSnapshot.Empty;
}
