using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>
/// What a company earns, owns and by whom it is owned: invented once from its code, so that the ratios move with the price alone. A
/// fund has none.
/// </summary>
readonly record struct Fundamentals(int Eps, int Bps, double ForeignShare)
{
    public static Fundamentals Of(Listing listing)
    {
        var (first, second, third) = (Part(listing, 1), Part(listing, 2), Part(listing, 3));
        return listing.Kind != ListingKind.Stock
            ? new(0, 0, first * 0.1)
            : new(
                // One in six makes a loss.
                (int)(listing.BasePrice.Won / (first < 0.16 ? -20 - 200 * first : 6 + 40 * first)),
                (int)(listing.BasePrice.Won / (0.4 + 4 * second * second)),
                0.02 + 0.5 * third * third);
    }

    /// <summary>0 for a loss, as the broker shows it.</summary>
    public string Per(int price) => Ratio(price, Math.Max(0, Eps));

    public string Pbr(int price) => Ratio(price, Bps);

    public long ForeignShares(Listing listing) => (long)(listing.ListedShares * ForeignShare);

    static string Ratio(int price, int per) => Figure.Hundredths(per == 0 ? 0 : price * 100L / per);

    /// <summary>0 to 1 from the code: the same whatever the seed.</summary>
    static double Part(Listing listing, int salt)
    {
        unchecked
        {
            var mixed = 2_166_136_261u + (uint)salt;
            foreach (var letter in listing.CodeText)
                mixed = (mixed ^ letter) * 16_777_619;
            mixed = (mixed ^ (mixed >> 15)) * 2_246_822_519;
            return (mixed ^ (mixed >> 13)) / (double)uint.MaxValue;
        }
    }
}

/// <summary>A day's pivots and DeMark's levels from the day before.</summary>
readonly record struct Pivots(DayBar Day)
{
    public int Point => (Day.High + Day.Low + Day.Close) / 3;

    public int FirstResistance => 2 * Point - Day.Low;

    public int SecondResistance => Point + Day.High - Day.Low;

    public int FirstSupport => 2 * Point - Day.High;

    public int SecondSupport => Point - Day.High + Day.Low;

    public int Resistance => Weighted / 2 - Day.Low;

    public int Support => Weighted / 2 - Day.High;

    int Weighted => Day.Close < Day.Open ? Day.High + 2 * Day.Low + Day.Close
        : Day.Close > Day.Open ? 2 * Day.High + Day.Low + Day.Close
        : Day.High + Day.Low + 2 * Day.Close;
}

/// <summary>The highest and the lowest of a stretch of days, today among them, with their dates.</summary>
readonly record struct Extremes(int High, DateOnly HighDate, int Low, DateOnly LowDate)
{
    public static Extremes Of(IQuote stock, DateOnly today, DateOnly from)
    {
        var days = stock.Past.Year.Where(day => day.Date >= from)
            .Append(new(today, stock.Figures.Last, Math.Max(stock.Figures.High, stock.Figures.Last), stock.Figures.Low > 0 ? stock.Figures.Low : stock.Figures.Last, stock.Figures.Last, 0, 0))
            .ToList();
        var (high, low) = (days.MaxBy(day => day.High), days.MinBy(day => day.Low));
        return new(high.High, high.Date, low.Low, low.Date);
    }
}
