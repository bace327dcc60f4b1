using Danta.Market;

namespace Danta.Simulator;

/// <summary>A stock to be simulated instead of those that a simulator lists by itself: who it is, and where its price begins.</summary>
public sealed record ListedStock(InstrumentCode Code, string Name, Board Board, ListingKind Kind, Price Base);
