using Danta.Market;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>Which rule stopped a stock, in the broker's numbers.</summary>
enum ViKind
{
    None = 0,
    Static = 1,
    Dynamic = 2,
    Both = 3,
}

/// <summary>One interruption of a stock (VI).</summary>
/// <param name="Since">HHmmss.</param>
/// <param name="Until">HHmmss; 0 while it lasts.</param>
/// <param name="Price">What would have been traded.</param>
sealed record ViEvent(
    Instrument Stock, DateOnly Date, int Since, int Until, ViKind Kind, int Price, int StaticReference, int DynamicReference, int Count);

/// <summary>
/// When a trade would move a stock too far it is not made, and two minutes of auction follow. Source: the exchange's rules on
/// volatility interruption: 10 % from the static reference; from the last trade 3 % for the stocks of KOSPI 200 and funds,
/// 6 % for others, narrower (2 % and 4 %) in the closing auction, which has no interruption here.
/// </summary>
static class VolatilityInterruption
{
    public const int StaticPercent = 10;

    public const int Seconds = 120;

    /// <summary>The end is drawn from so many seconds more, so that nobody can aim at it.</summary>
    public const int RandomSeconds = 30;

    public static int DynamicPercent(Listing listing) =>
        listing.Kind is ListingKind.Etf or ListingKind.Etn || (listing.Board == Board.Kospi && listing.InIndex) ? 3 : 6;

    public static ViKind Of(Listing listing, int price, int last, int staticReference)
    {
        var stopped = ViKind.None;
        if (Math.Abs(price - staticReference) * 100L >= (long)StaticPercent * staticReference)
            stopped |= ViKind.Static;
        if (Math.Abs(price - last) * 100L >= (long)DynamicPercent(listing) * last)
            stopped |= ViKind.Dynamic;
        return stopped;
    }
}
