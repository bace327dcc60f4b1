using Danta.Trading;

namespace Danta.Replay.Tapes;

/// <summary>What the program that recorded the day asked for at one input, as far as another history is told apart by it.</summary>
/// <param name="Orders">Orders and cancels, in the order in which they were to be sent.</param>
/// <param name="Asks">Questions.</param>
public sealed record RecordedStep(IReadOnlyList<Request> Orders, IReadOnlyList<Ask> Asks)
{
    /// <summary>Nothing of it.</summary>
    public static readonly RecordedStep None = new([], []);
}
