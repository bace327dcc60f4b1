using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>
/// Carries orders to the books. What is sent to SOR takes the better price of the two exchanges, KRX where they are equal,
/// and what is left of it waits on KRX, or on NXT while only that is at work.
/// </summary>
sealed class OrderRouter(MarketClock clock, Hours hours, NxtHours nxtHours)
{
    readonly StopOrders _stops = new();

    /// <summary>Where an order would wait now.</summary>
    public Instrument PlaceOf(ClientOrder order) => order.Venue == "NXT" ? order.Stock.Nxt! : Places(order).FirstOrDefault() ?? order.Stock;

    /// <summary>To the exchange: trades what can be traded and leaves the rest where its type wants it.</summary>
    public void Carry(ClientOrder order)
    {
        if (order.Type.Rule == PriceRule.StopLimit && order.WokenAt == 0)
        {
            _stops.Add(order);
            return;
        }
        if (order.Type.Rule == PriceRule.FixedClose && order.Stock.OffHours.IsOpen)
        {
            order.OffHours = true;
            order.Standing = order.Stock.OffHours.Add(order.Side, order.Open, new OrderLeg(order, order.Stock));
            return;
        }
        var places = Places(order);
        var open = places.FindAll(place => !place.InAuction);
        if (places.Count == 0 || Rung(order, places) is not { } limit || (open.Count == 0 && order.Type.Force != TimeInForce.Day))
        {
            order.Reject();
            order.Account.Tell(order, NoticeKind.Rejected, order.Quantity, order.Price);
            return;
        }
        var left = order.Open;
        if (order.Type.Force != TimeInForce.FillOrKill || open.Sum(place => place.Book.Available(order.Side, limit)) >= left)
            left = Take(order, open, limit, left);
        if (left == 0)
            return;
        if (order.Type.Force == TimeInForce.Day)
        {
            Rest(order, places[0], limit, left);
            return;
        }
        order.TakeBack(left);
        order.Account.Tell(order, NoticeKind.RemainderCancelled, left, order.Price);
    }

    public void WakeStops()
    {
        foreach (var order in _stops.Due())
        {
            order.WokenAt = clock.Hhmmss;
            Carry(order);
        }
    }

    public static void Withdraw(ClientOrder order, long quantity)
    {
        if (order is { OffHours: true, Standing: { } waiting })
            order.Stock.OffHours.Take(waiting, quantity);
        else if (order.Standing is { } standing)
            order.Place.Book.Reduce(standing, quantity);
        order.TakeBack(quantity);
    }

    /// <summary>What is left of an order takes part in an auction at any price.</summary>
    public static void TurnToMarket(ClientOrder order)
    {
        if (order.Standing is { } standing)
            order.Place.Book.Remove(standing);
        order.Standing = order.Place.Book.RestAtMarket(order.Side, order.Open, new OrderLeg(order, order.Place));
    }

    /// <summary>
    /// What no offer is left for waits: a limit at its price, a market order at the last price. Where the order itself has set
    /// off an interruption, or comes into an auction, the rest of it takes part in that.
    /// </summary>
    static void Rest(ClientOrder order, Instrument place, int limit, long left)
    {
        order.Place = place;
        var leg = new OrderLeg(order, place);
        if (order.Type.Rule != PriceRule.Market)
            order.Standing = place.Book.Rest(order.Side, limit, left, leg);
        else if (place.InAuction)
            order.Standing = place.Book.RestAtMarket(order.Side, left, leg);
        else
            order.Standing = place.Book.Rest(order.Side, place.LastRung, left, leg);
    }

    /// <summary>Price by price, each time where it is best.</summary>
    static long Take(ClientOrder order, List<Instrument> open, int limit, long left)
    {
        if (open.Count == 1)
            return open[0].Book.Take(order.Side, limit, left, new OrderLeg(order, open[0]));
        foreach (var place in open)
            place.Arrived();
        while (left > 0 && Best(order.Side, open, limit) is { } place)
        {
            var touch = order.Side == Side.Buy ? place.Book.BestAsk : place.Book.BestBid;
            left = place.Book.GoOn(order.Side, touch, left, new OrderLeg(order, place));
        }
        return left;
    }

    static Instrument? Best(Side side, List<Instrument> open, int limit)
    {
        var buys = side == Side.Buy;
        var reachable = open.Where(place => !place.InAuction && (buys
            ? place.Book.HasAsk && place.Book.BestAsk <= limit
            : place.Book.HasBid && place.Book.BestBid >= limit));
        return buys ? reachable.MinBy(place => place.Book.BestAsk) : reachable.MaxBy(place => place.Book.BestBid);
    }

    /// <summary>The books that an order may meet now, KRX's first.</summary>
    List<Instrument> Places(ClientOrder order)
    {
        var (stock, places) = (order.Stock, new List<Instrument>(2));
        if (order.Venue != "NXT" && hours.Refuses(order.Type, stock) == Refusal.None)
            places.Add(stock);
        if (order.Venue != "KRX" && stock.Nxt is { } nxt && nxtHours.Refuses(order.Type) == Refusal.None)
            places.Add(nxt);
        return places;
    }

    /// <summary>The worst rung that the order accepts; null where the exchange has no price for it.</summary>
    static int? Rung(ClientOrder order, List<Instrument> places)
    {
        var buys = order.Side == Side.Buy;
        switch (order.Type.Rule)
        {
            case PriceRule.Market:
                return buys ? order.Stock.Ladder.Top : 0;
            case PriceRule.Best:
                return buys ? Ask(places) : Bid(places);
            case PriceRule.Priority:
                return buys ? Bid(places) : Ask(places);
            case PriceRule.Mid:
                return Ask(places) is { } ask && Bid(places) is { } bid ? (ask + bid) / 2 : null;
            case PriceRule.FixedClose:
                return null;
            default:
                return order.Stock.Ladder.TryFind(order.Price, out var rung) ? rung : null;
        }
    }

    static int? Ask(List<Instrument> places) =>
        places.Where(place => place.Book.HasAsk).Select(place => (int?)place.Book.BestAsk).Min();

    static int? Bid(List<Instrument> places) =>
        places.Where(place => place.Book.HasBid).Select(place => (int?)place.Book.BestBid).Max();
}
