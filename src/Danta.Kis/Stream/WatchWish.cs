using Danta.Kis.Wire.Frames;

namespace Danta.Kis;

/// <summary>Whose trades and books are heard. Paper has KRX's alone.</summary>
public enum FeedVenue
{
    Krx = 0,
    Nxt,
    Unified,
}

/// <summary>What is wanted of a stock.</summary>
/// <param name="Pinned">Held or about to be: never dropped for another.</param>
/// <param name="Score">Higher goes first among those that are not pinned.</param>
/// <param name="MarketState">장운영정보, VI: real only.</param>
/// <param name="Expected">예상체결: real only.</param>
public sealed record WatchWish(
    bool Trades = true, bool Book = false, bool Pinned = false, double Score = 1, bool MarketState = false,
    bool Expected = false, FeedVenue Venue = FeedVenue.Krx)
{
    internal KisChannel TradeChannel => Venue switch
    {
        FeedVenue.Nxt => KisChannel.TradeNxt,
        FeedVenue.Unified => KisChannel.TradeUnified,
        _ => KisChannel.TradeKrx,
    };

    internal KisChannel BookChannel => Venue switch
    {
        FeedVenue.Nxt => KisChannel.BookNxt,
        FeedVenue.Unified => KisChannel.BookUnified,
        _ => KisChannel.BookKrx,
    };

    /// <summary>Without what paper does not have.</summary>
    internal WatchWish OnPaper() => this with { MarketState = false, Expected = false, Venue = FeedVenue.Krx };
}
