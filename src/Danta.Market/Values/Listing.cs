namespace Danta.Market;

/// <summary>The exchange's two boards (소속 시장). KIS's market division code is <c>J</c> for both.</summary>
public enum Board
{
    Unknown = 0,
    Kospi,
    Kosdaq,
}

/// <summary>What is listed. It decides the tick size and whether a sale is taxed.</summary>
public enum ListingKind
{
    Unknown = 0,
    Stock,
    Etf,
    Etn,
}

/// <summary>매수 or 매도.</summary>
public enum Side
{
    Buy = 1,
    Sell = 2,
}

public static class SideExtensions
{
    public static Side Opposite(this Side side) => side == Side.Buy ? Side.Sell : Side.Buy;
}
