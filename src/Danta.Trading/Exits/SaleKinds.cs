using Danta.Market;

namespace Danta.Trading;

/// <summary>How the next sale of a position is sent: as the owner wants it, and as the broker takes it.</summary>
static class SaleKinds
{
    /// <summary>So far below the bid that is needed, in hundredths: through the book, and not through the floor.</summary>
    const int ThroughPercent = 2;

    /// <summary>Anything but market is tried once, and never where it is urgent.</summary>
    public static OrderType Next(Desk desk, Position position, Urgency urgency)
    {
        var (stock, inAuction) = (position.Stock, position.Stock.Quotes.InAuction);
        var wanted = desk.Settings.Orders.ExitType;
        if (urgency == Urgency.Panic || inAuction || HasHadItsTime(desk, position, wanted))
            wanted = OrderType.Market;
        OrderType? spent = HasHadItsTime(desk, position, OrderType.Best) ? OrderType.Best : null;
        if (stock.Kinds.Next(wanted, inAuction, desk.Now, spent) is { } type && (type != OrderType.Limit || Limit(stock, position.Tally.Held) is not null))
            return type;
        stock.Kinds.Forget();
        return OrderType.Market;
    }

    /// <summary>Low enough to meet every bid that is needed, and within the day's limits. Null: no price is known.</summary>
    public static Price? Limit(Stock stock, Quantity quantity)
    {
        var quotes = stock.Quotes;
        var lowest = stock is { IsInstrumentOfToday: true, Instrument.LowerLimit: { IsQuoted: true } limit } ? limit : default;
        // An auction trades all at one price: the lowest there is asks for no less of it.
        if (quotes.InAuction && lowest.IsQuoted)
            return lowest;
        var bid = Bids.Deepest(quotes, quantity);
        var from = bid.IsQuoted && !quotes.InAuction ? bid : quotes.Last;
        if (!from.IsQuoted)
            return null;
        var won = stock.TickSizes.Floor((int)(from.Won * (100L - ThroughPercent) / 100));
        return Price.TryFromWon(Math.Max(won, Math.Max(1, lowest.Won)), out var price) ? price : null;
    }

    /// <summary>A sale of this kind came to its end without selling everything.</summary>
    static bool HasHadItsTime(Desk desk, Position position, OrderType type)
    {
        if (type is OrderType.Market or OrderType.Limit)
            return false;
        foreach (var order in desk.Orders.Of(position.Stock))
        {
            if (order.Side == Side.Sell && order.Trade == position.Trade && order.Type == type
                && OrderLife.StateOf(order) is OrderState.Cancelled or OrderState.Rejected && !order.IsUnsent)
                return true;
        }
        return false;
    }

    /// <summary>For people.</summary>
    public static string Word(OrderType type) => type switch
    {
        OrderType.Best => "최유리지정가",
        OrderType.MarketIoc => "IOC시장가",
        OrderType.BestIoc => "IOC최유리",
        OrderType.Limit => "지정가",
        _ => "시장가",
    };
}
