using Danta.Market;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Crowd;

/// <summary>
/// Which sector and which theme a stock belongs to: the listings' own. Where no listing has a theme, themes are drawn for one stock in
/// three.
/// </summary>
sealed class Themes
{
    const double Share = 0.35;
    const int Members = 8;

    readonly int[] _sector;
    readonly int[] _theme;

    public Themes(IReadOnlyList<Listing> listings, long seed)
    {
        var (sectors, themes) = (new List<string>(), new List<string>());
        _sector = [.. listings.Select(listing => Find(sectors, listing.Sector))];
        _theme = [.. listings.Select(listing => Find(themes, listing.Theme))];
        (Sectors, Count) = (sectors.Count, themes.Count);
        if (Count > 0)
            return;
        Count = Math.Max(1, (int)(listings.Count * Share / Members));
        var dice = Dice.For(seed, 740_000);
        _theme = [.. listings.Select(listing => Draw(listing, dice))];
    }

    public int Sectors { get; }

    public int Count { get; }

    /// <summary>Below zero: none.</summary>
    public int SectorOf(int index) => _sector[index];

    public int ThemeOf(int index) => _theme[index];

    static int Find(List<string> names, string name)
    {
        if (name.Length == 0)
            return -1;
        if (names.IndexOf(name) is >= 0 and var found)
            return found;
        names.Add(name);
        return names.Count - 1;
    }

    int Draw(Listing listing, Dice dice)
    {
        var (belongs, theme) = (dice.Chance(Share), dice.Below(Count));
        return belongs && listing.Kind == ListingKind.Stock ? theme : -1;
    }
}
