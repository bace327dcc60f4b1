using Danta.Market;

namespace Danta.Replay.Floors;

/// <summary>What an exchange has to know of a stock beside its ticks.</summary>
/// <param name="Upper">Not quoted: not known.</param>
public readonly record struct StockFacts(Board Board, ListingKind Kind, Price Upper, Price Lower)
{
    /// <summary>A share of the board with the higher tax, whose limits nobody has told.</summary>
    public static readonly StockFacts Unknown = new(Board.Kosdaq, ListingKind.Unknown, default, default);
}
