namespace Danta.Trading;

/// <summary>A gate that is the same for every stock.</summary>
/// <param name="IsShut">Nothing is bought while it is.</param>
/// <param name="Seen">The value that it saw, in Korean.</param>
public sealed record GateView(string Name, bool IsShut, string Seen);
