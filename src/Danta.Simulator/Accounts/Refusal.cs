namespace Danta.Simulator.Accounts;

/// <summary>Why the ledger did not take an order. The gateway gives each the code of its environment.</summary>
enum Refusal
{
    None = 0,
    UnknownStock,
    UnknownOrderType,
    OrderTypeNotNow,
    AfterMarketType,
    MarketOrderNotNow,
    BadQuantity,
    BadPrice,
    OffTick,
    OutsideLimits,
    NotEnoughCash,
    NotEnoughShares,
    NoHoldings,
    BeforeOpen,
    Closed,
    NotABusinessDay,
    Halted,
    VenueNotOffered,
    OriginalNotFound,
    NothingLeft,
    TooMuchChanged,
    WrongVenue,
    WrongBranch,
}
