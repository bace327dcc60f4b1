using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>What several quote calls say of a stock in the same words.</summary>
static class StockTexts
{
    public const int FaceValue = 500;

    const int EokWon = 100_000_000;

    /// <summary>자본금 in hundreds of millions of won.</summary>
    public static long Capital(Listing listing) => listing.ListedShares * FaceValue / EokWon;

    /// <summary>Twelve characters with the kind's letter: <c>00000A900001</c>, <c>00000Q990001</c>.</summary>
    public static string LongCode(Listing listing) => listing.Kind == ListingKind.Etn
        ? "00000" + listing.CodeText
        : "00000A" + listing.CodeText;

    public static string Sign(IQuote stock) =>
        Figure.Sign(stock.Figures.Change, stock.Figures.Last, stock.Ladder.Limits.Upper.Won, stock.Ladder.Limits.Lower.Won).ToString();

    /// <summary>시가총액 in hundreds of millions of won.</summary>
    public static decimal MarketValue(IQuote stock) => (decimal)stock.Figures.Last * stock.Listing.ListedShares / EokWon;

    public static string MarketName(Listing listing) => listing switch
    {
        { Kind: ListingKind.Etf } => "ETF",
        { Kind: ListingKind.Etn } => "ETN",
        { Board: Board.Kospi, InIndex: true } => "KOSPI200",
        { Board: Board.Kospi } => "KOSPI",
        { InIndex: true } => "KOSDAQ150",
        _ => "KOSDAQ",
    };

    public static string Status(IQuote stock) => stock.Halted ? "58" : stock.Listing.Status;

    /// <summary>The day's volume in hundredths of a percent of the previous day's.</summary>
    public static long VolumeRate(IQuote stock) => Rate(stock.Figures.Volume, stock.PreviousVolume());

    /// <summary>The day's volume in hundredths of a percent of the listed shares.</summary>
    public static long VolumeTurnover(IQuote stock) => Rate(stock.Figures.Volume, stock.Listing.ListedShares);

    /// <summary>Of two numbers in hundredths of a percent, without the limits of <see cref="int"/>.</summary>
    public static long Rate(long part, long whole) => whole == 0 ? 0 : (long)((Int128)part * 10_000 / whole);

    /// <summary>이격도 in hundredths: the price in percent of the average close of so many days, today among them.</summary>
    public static long Disparity(IQuote stock, int days) =>
        (long)(stock.Figures.Last * 10_000L / stock.Past.Year.TakeLast(days - 1).Select(day => (long)day.Close).Append(stock.Figures.Last).Average());
}
