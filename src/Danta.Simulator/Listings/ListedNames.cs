using System.Globalization;
using System.Text;
using Danta.Market;

namespace Danta.Simulator.Listings;

/// <summary>The market of a simulator that was told nothing: codes and names that everybody knows, with invented prices.</summary>
static class ListedNames
{
    /// <summary>Of so much market value a board's index is made.</summary>
    const long KospiIndexWorth = 1_000_000_000_000;
    const long KosdaqIndexWorth = 300_000_000_000;

    /// <summary>NXT trades what is large.</summary>
    const long NxtWorth = 2_000_000_000_000;

    static readonly IReadOnlyList<Listing> Read = Load();

    public static IReadOnlyList<Listing> All => Read;

    /// <summary>Of whom only the name and the price are known: with as many shares as make a middling company.</summary>
    public static Listing Of(ListedStock stock) =>
        Of(stock.Code, stock.Name, stock.Board, stock.Kind, stock.Base, Math.Max(1_000_000, 500_000_000_000 / stock.Base.Won), "", "");

    /// <summary>A stock of this name and worth; how much of it changes hands follows from its worth.</summary>
    public static Listing Of(InstrumentCode code, string name, Board board, ListingKind kind, Price price, long shares, string sector, string theme)
    {
        var worth = (Int128)price.Won * shares;
        var preferred = kind == ListingKind.Stock && code.ToString()[^1] != '0';
        // The smaller a company is, the more often its shares change hands.
        var turned = kind != ListingKind.Stock ? 0.05 : Math.Clamp(0.002 * Math.Pow(1e14 / Math.Max(1e10, (double)worth), 0.25), 0.001, 0.03);
        return new(
            code, name, board, kind, price, shares, Math.Max(1, (long)(shares * turned)), 1, sector,
            kind == ListingKind.Stock && !preferred && worth >= (board == Board.Kospi ? KospiIndexWorth : KosdaqIndexWorth))
        {
            Theme = theme,
            OnNxt = kind == ListingKind.Stock && worth >= NxtWorth,
        };
    }

    static List<Listing> Load()
    {
        using var stream = typeof(ListedNames).Assembly.GetManifestResourceStream("listed.csv")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        var listings = new List<Listing>();
        foreach (var line in Encoding.UTF8.GetString(text).Split('\n'))
        {
            if (line.Split(',') is [var code, var name, var board, var kind, var sector, var theme, var price, var shares] && code != "code")
                listings.Add(Of(
                    InstrumentCode.Parse(code), name, board == "kospi" ? Board.Kospi : Board.Kosdaq,
                    kind switch { "etf" => ListingKind.Etf, "etn" => ListingKind.Etn, _ => ListingKind.Stock },
                    Price.FromWon(int.Parse(price, CultureInfo.InvariantCulture)), long.Parse(shares, CultureInfo.InvariantCulture), sector, theme));
        }
        return listings;
    }
}
