using Danta.Kis.Wire;

namespace Danta.Simulator.Accounts;

/// <summary>How an order finds its price.</summary>
enum PriceRule
{
    Limit,
    Market,

    /// <summary>조건부지정가: a limit by day, a market order in the closing auction.</summary>
    Conditional,

    /// <summary>최유리: a limit at the best price of the other side.</summary>
    Best,

    /// <summary>최우선: a limit at the best price of its own side.</summary>
    Priority,

    /// <summary>중간가: half-way between the best prices.</summary>
    Mid,

    /// <summary>스톱지정가: sleeps until the market has traded at its condition price.</summary>
    StopLimit,

    /// <summary>시간외 종가: at a close that is already known.</summary>
    FixedClose,
}

/// <summary>What becomes of the part that does not trade at once.</summary>
enum TimeInForce
{
    Day = 0,
    ImmediateOrCancel = 1,
    FillOrKill = 2,
}

/// <summary>When an order type may be sent.</summary>
enum OrderSession
{
    Regular,
    PreOpen,
    AfterClose,
    AfterMarket,

    /// <summary>NXT's GTP orders: gone when its pre-market ends.</summary>
    NxtPreMarket,
}

/// <summary>One of the broker's order types (ORD_DVSN).</summary>
sealed record OrderType(string Code, string Name, PriceRule Rule, TimeInForce Force = TimeInForce.Day, OrderSession Session = OrderSession.Regular)
{
    /// <summary>ORD_UNPR carries a price.</summary>
    public bool NeedsPrice => Rule is PriceRule.Limit or PriceRule.Conditional or PriceRule.StopLimit;

    static readonly OrderType[] All =
    [
        new("00", "지정가", PriceRule.Limit),
        new("01", "시장가", PriceRule.Market),
        new("02", "조건부지정가", PriceRule.Conditional),
        new("03", "최유리지정가", PriceRule.Best),
        new("04", "최우선지정가", PriceRule.Priority),
        new("05", "장전시간외", PriceRule.FixedClose, Session: OrderSession.PreOpen),
        new("06", "장후시간외", PriceRule.FixedClose, Session: OrderSession.AfterClose),
        new("11", "IOC지정가", PriceRule.Limit, TimeInForce.ImmediateOrCancel),
        new("12", "FOK지정가", PriceRule.Limit, TimeInForce.FillOrKill),
        new("13", "IOC시장가", PriceRule.Market, TimeInForce.ImmediateOrCancel),
        new("14", "FOK시장가", PriceRule.Market, TimeInForce.FillOrKill),
        new("15", "IOC최유리", PriceRule.Best, TimeInForce.ImmediateOrCancel),
        new("16", "FOK최유리", PriceRule.Best, TimeInForce.FillOrKill),
        new("21", "중간가", PriceRule.Mid),
        new("22", "스톱지정가", PriceRule.StopLimit),
        new("23", "중간가IOC", PriceRule.Mid, TimeInForce.ImmediateOrCancel),
        new("24", "중간가FOK", PriceRule.Mid, TimeInForce.FillOrKill),
        new("27", "NXT GTP지정가", PriceRule.Limit, Session: OrderSession.NxtPreMarket),
        new("28", "NXT GTP최유리", PriceRule.Best, Session: OrderSession.NxtPreMarket),
        new("29", "NXT GTP최우선", PriceRule.Priority, Session: OrderSession.NxtPreMarket),
        new("41", "애프터지정가", PriceRule.Limit, Session: OrderSession.AfterMarket),
        new("42", "애프터지정가IOC", PriceRule.Limit, TimeInForce.ImmediateOrCancel, OrderSession.AfterMarket),
        new("43", "애프터지정가FOK", PriceRule.Limit, TimeInForce.FillOrKill, OrderSession.AfterMarket),
        new("44", "애프터최유리", PriceRule.Best, Session: OrderSession.AfterMarket),
        new("45", "애프터최유리IOC", PriceRule.Best, TimeInForce.ImmediateOrCancel, OrderSession.AfterMarket),
        new("46", "애프터최유리FOK", PriceRule.Best, TimeInForce.FillOrKill, OrderSession.AfterMarket),
        new("47", "애프터최우선", PriceRule.Priority, Session: OrderSession.AfterMarket),
    ];

    /// <summary>An exchange (KRX, NXT) or the router (SOR) takes this type at all.</summary>
    public bool IsTakenBy(string venue) => OrderDivisions.Find(Code) is { } division && venue switch
    {
        "NXT" => division.OnNxt,
        "SOR" => division.OnSor,
        _ => division.OnKrx || division.AfterMarket,
    };

    public static OrderType? Find(string? code) => Array.Find(All, type => type.Code == code);
}
