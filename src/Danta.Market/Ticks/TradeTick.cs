namespace Danta.Market;

/// <summary>One trade of the market (체결) with the day's figures that came along with it.</summary>
/// <param name="TimeOfDay">HHmmss in KST as a number (93107 is 09:31:07); the feed knows nothing finer.</param>
/// <param name="BestAsk">Not quoted where that side of the book is empty.</param>
/// <param name="Strength">체결강도 in hundredths of a percent: 9137 is 91.37.</param>
/// <param name="Aggressor">Who took the standing order; null in an auction.</param>
/// <param name="InAuction">The figures come from an auction (opening, closing, VI), where nothing trades continuously.</param>
/// <param name="StaticViReference">The static VI's reference price: 10 % away from it trading stops for two minutes.</param>
public readonly record struct TradeTick(
    InstrumentCode Code,
    int TimeOfDay,
    Price Last,
    Price Open,
    Price High,
    Price Low,
    Price BestAsk,
    Price BestBid,
    Quantity BestAskSize,
    Quantity BestBidSize,
    Quantity Size,
    Quantity DayVolume,
    Won DayTurnover,
    int Strength,
    Side? Aggressor,
    bool Halted,
    bool InAuction,
    Price StaticViReference);
