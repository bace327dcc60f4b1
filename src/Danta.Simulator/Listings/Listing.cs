using Danta.Market;

namespace Danta.Simulator.Listings;

/// <summary>What is listed, under a real name or an invented one. Its figures are always invented.</summary>
/// <param name="BasePrice">The previous close; the day's limits are measured from it.</param>
/// <param name="ListedShares">상장주수.</param>
/// <param name="PreviousVolume">The shares that changed hands on the previous day.</param>
/// <param name="Liveliness">1 is an ordinary stock; 3 trades thrice as much.</param>
/// <param name="Sector">업종.</param>
/// <param name="InIndex">Belongs to the board's main index (KOSPI200 or KOSDAQ150): its dynamic VI is narrower on KOSPI.</param>
sealed record Listing(
    InstrumentCode Code,
    string Name,
    Board Board,
    ListingKind Kind,
    Price BasePrice,
    long ListedShares,
    long PreviousVolume,
    double Liveliness,
    string Sector,
    bool InIndex)
{
    /// <summary>ISCD_STAT_CLS_CODE: 55 ordinary, 51 administrative, 52 risk, 53 warning, 54 caution, 59 overheated.</summary>
    public string Status { get; init; } = "55";

    /// <summary>False for a stock that is sold off or traded at single prices: limit orders only.</summary>
    public bool TakesMarketOrders { get; init; } = true;

    /// <summary>테마: stocks of one move together more than their sector does; empty: none.</summary>
    public string Theme { get; init; } = "";

    /// <summary>NXT trades it too.</summary>
    public bool OnNxt { get; init; }

    public string CodeText { get; } = Code.ToString();

    /// <summary>상장일, as invented as the prices are: some day between 1976 and 2023.</summary>
    public DateOnly ListedOn { get; } = new DateOnly(1976, 1, 5).AddDays((int)(Code.Packed % 1_000_003 * 7_919 % 17_500));

    /// <summary>KR7 and the code, closed by its check digit as an ISIN is.</summary>
    public string Isin { get; } = Isins.Of(Code);
}
