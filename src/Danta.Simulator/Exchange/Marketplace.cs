using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>Where a stock is traded.</summary>
enum Marketplace
{
    Krx = 0,

    /// <summary>넥스트레이드: another exchange with books and hours of its own.</summary>
    Nxt,
}

/// <summary>What the broker shows of a listing: on one exchange, or on both taken together.</summary>
interface IQuote
{
    Listing Listing { get; }

    Marketplace At { get; }

    DayFigures Figures { get; }

    PriceLadder Ladder { get; }

    PastDays Past { get; }

    TradeHistory History { get; }

    BookPhase Phase { get; }

    bool InAuction { get; }

    /// <summary>In an auction that a VI has begun.</summary>
    bool InVi { get; }

    bool Halted { get; }

    /// <summary>What an auction would trade now: won and shares; zeros outside auctions.</summary>
    (int Price, long Volume) Expected { get; }

    long LastAuctionVolume { get; }

    /// <summary>NEW_MKOP_CLS_CODE.</summary>
    string OperationCode { get; }

    /// <summary>MARKET_CLS_CODE.</summary>
    char MarketCode { get; }

    /// <summary>MRKT_TRTM_CLS_CODE: 1 the opening auction goes on, 2 no longer, 3 and 4 the closing one; empty otherwise.</summary>
    string ExtensionCode { get; }

    int YearHigh { get; }

    int YearLow { get; }

    int YearHighBefore { get; }

    long TotalAsk { get; }

    long TotalBid { get; }

    /// <summary>The shares at the best price.</summary>
    long AskSize { get; }

    long BidSize { get; }

    /// <summary>What waits to be traded at the closing price.</summary>
    (long Ask, long Bid) OffHoursTotals { get; }

    int AskWon(int level);

    int BidWon(int level);

    BookSide Asks();

    BookSide Bids();
}

static class Quotes
{
    public static long PreviousVolume(this IQuote quote) => quote.Past.Yesterday.Volume;
}
