using Danta.Market;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Crowd;

/// <summary>How one stock is traded.</summary>
/// <param name="TakersPerSecond">Orders that want to trade at once, in an hour like any other.</param>
/// <param name="OrderWon">What an order is worth on average.</param>
/// <param name="DepthWon">What stands at a price near the touch.</param>
/// <param name="HalfSpread">How far makers stay from what they think it worth; percent.</param>
/// <param name="Holes">Share of prices at which no maker stands.</param>
/// <param name="OwnVolatility">Percent a minute that concerns nobody else.</param>
sealed record Temperament(
    double TakersPerSecond, double OrderWon, double DepthWon, double HalfSpread, double Holes, double OwnVolatility, double SurgesPerHour)
{
    const double SecondsOfDay = 23_400;
    const double Ordinary = 3e9;
    const double Least = 2e7;
    const double Most = 1.5e12;

    /// <summary>Percent a minute by each kind of wind.</summary>
    public required (double Market, double Sector, double Theme) Loads { get; init; }

    /// <summary>Below zero: none.</summary>
    public required int Sector { get; init; }

    public required int Theme { get; init; }

    public bool IsHot { get; init; }

    /// <summary>Of its surges, beside a hot stock's in a small market.</summary>
    public double SurgeStrength { get; init; } = 1;

    /// <summary>News comes to it, and what is much traded is traded more.</summary>
    public bool IsExcitable { get; init; }

    /// <summary>What a night does to it, in percent.</summary>
    public double NightVolatility => 8 * OwnVolatility;

    /// <summary>The same without surges of its own.</summary>
    public Temperament WithoutSurges() => this with { SurgesPerHour = 0 };

    /// <summary>All stocks alike: some fifty orders' worth stands at each 0.1 % of the price.</summary>
    public static Temperament Alike(Listing listing, Weather weather) => new(
        0.6 * weather.Orders * listing.Liveliness, 1_600_000, 60_000_000 * TickPercent(listing) / 0.1, 0.15 * TickPercent(listing), 0, 0.01, weather.Surges)
    {
        Loads = default,
        Sector = -1,
        Theme = -1,
    };

    /// <summary>
    /// A stock that trades so many won a day. What trades a hundred times as much has eight times the orders, of twelve times the
    /// size, and its book is eighteen times as deep.
    /// </summary>
    public static Temperament Of(Listing listing, double wonADay, Weather weather, double ownVolatility, double surgesPerHour)
    {
        var turnover = Math.Clamp(wonADay, Least, Most);
        var share = turnover / Ordinary;
        var takers = 0.6 * weather.Orders * Math.Min(20, Math.Pow(share, 0.6));
        var depth = 1_500_000 * Math.Pow(Math.Max(1, turnover / 3e8), 0.62);
        return new(
            takers, turnover / SecondsOfDay / (takers / weather.Liveliness), depth, 0.03 * Math.Pow(share, -0.3), Math.Clamp(0.28 - 0.12 * Math.Log10(share), 0, 0.6),
            ownVolatility, surgesPerHour)
        {
            Loads = default,
            Sector = -1,
            Theme = -1,
        };
    }

    /// <summary>A tick in percent of the price.</summary>
    public static double TickPercent(Listing listing)
    {
        var won = listing.BasePrice.Won;
        return TickSizes.For(listing.Kind).StepAt(won) * 100.0 / won;
    }
}
