using Danta.Market;
using Danta.Simulator.Crowd;

namespace Danta.Simulator.Listings;

/// <summary>
/// The listings of a market, all from its seed: codes from 900001 on (no share on KRX begins so), a few of the newer kind
/// with letters, a handful of ETFs and one ETN.
/// </summary>
static class InventedListings
{
    const int Etfs = 3;

    static readonly int[] PriceBands = [1_200, 2_600, 4_300, 7_800, 13_000, 19_000, 31_000, 47_000, 72_000, 120_000, 180_000, 320_000, 640_000];

    static readonly string[] FundNames = ["누리 대형주200", "누리 코스닥레버리지", "새벽 국고채10년"];

    public static IReadOnlyList<Listing> Draw(long seed, int count)
    {
        var dice = Dice.For(seed, 1);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var listings = new List<Listing>(count);
        for (var index = 0; index < count - Etfs - 1; index++)
            listings.Add(Share(dice, taken, index));
        for (var index = 0; index < Etfs; index++)
            listings.Add(Fund(dice, $"98000{index + 1}", FundNames[index], ListingKind.Etf, Board.Kospi));
        listings.Add(Fund(dice, "Q990001", "새벽 천연가스 선물 ETN", ListingKind.Etn, Board.Kospi));
        return listings;
    }

    static Listing Share(Dice dice, HashSet<string> taken, int index)
    {
        var (name, sector) = InventedNames.Draw(dice, taken);
        var board = index % 5 < 3 ? Board.Kosdaq : Board.Kospi;
        var code = index % 15 == 14 ? $"9{index:000}K0" : $"900{index + 1:000}";
        var band = PriceBands[dice.Below(board == Board.Kosdaq ? PriceBands.Length - 3 : PriceBands.Length)];
        var price = TickSizes.Shares.Floor((int)(band * dice.Between(0.8, 1.25)));
        // Worth 50 billion to 5 trillion won, more on the larger board.
        var worth = Math.Pow(10, dice.Between(10.7, board == Board.Kospi ? 12.7 : 11.9));
        var shares = Math.Max(1_000_000, (long)(worth / price) / 1_000 * 1_000);
        return new(
            InstrumentCode.Parse(code), name, board, ListingKind.Stock, Price.FromWon(price), shares,
            (long)(shares * Math.Pow(10, dice.Between(-3.5, -1.2))), dice.Between(0.6, 1.8), sector, index % 7 == 0)
        {
            OnNxt = index % 2 == 0,
        };
    }

    static Listing Fund(Dice dice, string code, string name, ListingKind kind, Board board)
    {
        var price = TickSizes.Funds.Floor((int)dice.Between(6_000, 14_000));
        var units = dice.Below(40) * 1_000_000L + 8_000_000;
        return new(InstrumentCode.Parse(code), name, board, kind, Price.FromWon(price), units, units / 20, 0.8, "", false);
    }
}
