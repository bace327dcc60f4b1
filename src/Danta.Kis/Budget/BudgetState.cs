namespace Danta.Kis;

/// <summary>The budget at a moment.</summary>
/// <param name="Limit">Calls a second that are allowed now; less than asked for while the broker complains.</param>
/// <param name="Used">Calls of the last second.</param>
/// <param name="Waiting">Calls that wait, in all lanes.</param>
/// <param name="Lanes">Each lane, in order.</param>
public sealed record BudgetState(double Limit, int Used, int Waiting, IReadOnlyList<LaneState> Lanes);

/// <param name="Waiting">Calls that wait.</param>
/// <param name="Oldest">How long the first of them has waited; zero where none does.</param>
public readonly record struct LaneState(Lane Lane, int Waiting, TimeSpan Oldest);
