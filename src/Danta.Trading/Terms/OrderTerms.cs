namespace Danta.Trading;

/// <summary>Our own number of an order, counted by the trader: the broker knows no client order id.</summary>
public readonly record struct OrderId(int Value)
{
    public override string ToString() => Value.ToString(null, null);
}

public enum OrderType
{
    /// <summary>시장가.</summary>
    Market = 0,

    /// <summary>지정가.</summary>
    Limit,

    /// <summary>최유리지정가: becomes a limit order at the best opposite price.</summary>
    Best,

    /// <summary>IOC시장가.</summary>
    MarketIoc,

    /// <summary>IOC최유리.</summary>
    BestIoc,
}

/// <summary>Where orders go.</summary>
public enum OrderVenue
{
    Krx = 0,

    /// <summary>자동주문전송: the broker chooses between KRX and NXT. Paper has none.</summary>
    Sor,
}

/// <summary>How urgent an order is for the request budget.</summary>
public enum Urgency
{
    Entry = 0,
    Exit,
    Panic,
}
