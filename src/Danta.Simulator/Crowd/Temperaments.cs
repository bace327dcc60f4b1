using Danta.Market;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Crowd;

/// <summary>
/// Who of a market is traded how: liquid as it was yesterday, moved by its sector and perhaps by a theme, and for the few that a day
/// makes hot, restless.
/// </summary>
sealed class Temperaments
{
    const double WarmShare = 0.08;
    const double CommonVolatility = 0.11;
    const double MarketPart = 0.8;
    const double SectorPart = 0.07;
    const double ThemePart = 0.09;
    const int SmallMarket = 10;

    readonly Temperament[] _of;

    public Temperaments(IReadOnlyList<Listing> listings, long seed, CrowdTemper temper)
    {
        var weather = Weather.Of(temper);
        Themes = new Themes(listings, seed);
        Winds = new Winds(seed, Themes.Sectors, Themes.Count);
        if (weather.Uniform)
        {
            _of = [.. listings.Select(listing => Temperament.Alike(listing, weather))];
            return;
        }
        var dice = Dice.For(seed, 720_000);
        var order = Ranks(listings, dice);
        var hot = weather.Surges == 0 ? 0 : Math.Max(listings.Count >= SmallMarket ? 2 : 1, (int)Math.Round(weather.HotShare * listings.Count));
        var warm = hot + (int)Math.Round(WarmShare * listings.Count);
        // Hot ones have most of the surges: the rest of the market knows them from hearsay.
        var one = weather.Surges * listings.Count / (Hot.Surges * hot + Warm.Surges * (warm - hot) + Cold.Surges * (listings.Count - warm));
        _of = [.. listings.Select((listing, index) => Draw(listing, index, weather, Dice.For(seed, 730_000 + index), order[index] < hot ? Hot : order[index] < warm ? Warm : Cold, one))];
    }

    /// <summary>How a stock may be on a day: surges an hour beside each other, how strong they are, how restless it is between them.</summary>
    static readonly (double Surges, double Strength, double Restless) Hot = (6.5, 0.2, 3);
    static readonly (double Surges, double Strength, double Restless) Warm = (1, 0.18, 1.5);
    static readonly (double Surges, double Strength, double Restless) Cold = (0.04, 0.12, 1);

    public Winds Winds { get; }

    public Themes Themes { get; }

    public Temperament this[int index] => _of[index];

    Temperament Draw(Listing listing, int index, Weather weather, Dice dice, (double Surges, double Strength, double Restless) way, double surges)
    {
        var restless = weather.Volatility * Math.Exp(0.25 * dice.Bell());
        var theme = Themes.ThemeOf(index);
        var isFund = listing.Kind != ListingKind.Stock;
        var own = isFund ? 0.05 : 1 - MarketPart - SectorPart - (theme < 0 ? 0 : ThemePart);
        var common = CommonVolatility * restless;
        // As much as yesterday, or a good deal more or less.
        var won = (double)listing.PreviousVolume * listing.BasePrice.Won * Math.Exp(0.7 * dice.Bell());
        if (way == Hot)
            won = Math.Max(3 * won, 2e10);
        return Temperament.Of(listing, won, weather, common * Math.Sqrt(own) * way.Restless, isFund ? 0 : surges * way.Surges) with
        {
            Sector = Themes.SectorOf(index),
            Theme = theme,
            Loads = (common * Math.Sqrt(isFund ? 0.95 : MarketPart), common * Math.Sqrt(SectorPart), common * Math.Sqrt(ThemePart)),
            IsHot = way == Hot,
            SurgeStrength = way.Strength,
            IsExcitable = weather.Surges > 0,
        };
    }

    /// <summary>A place for each in a row drawn by lot; funds stand at its end.</summary>
    static int[] Ranks(IReadOnlyList<Listing> listings, Dice dice)
    {
        var lots = listings.Select(listing => listing.Kind == ListingKind.Stock ? dice.Unit() : 2).ToArray();
        var ranks = new int[lots.Length];
        var row = Enumerable.Range(0, lots.Length).OrderBy(index => lots[index]).ToArray();
        for (var place = 0; place < row.Length; place++)
            ranks[row[place]] = place;
        return ranks;
    }
}
