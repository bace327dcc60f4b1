using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>What a client asks for; prices in won, 0 where the type has none.</summary>
readonly record struct OrderRequest(Stock Stock, Side Side, OrderType Type, long Quantity, int Price, int ConditionPrice, string Venue);

/// <summary>An order taken, or why it was not.</summary>
readonly record struct DeskAnswer(ClientOrder? Order, Refusal Refusal)
{
    public static implicit operator DeskAnswer(Refusal refusal) => new(null, refusal);
}

/// <summary>
/// The broker's order desk: checks an order against the ledger, numbers it, and carries it to the exchange. What it takes
/// may still be rejected by the exchange, which only a notice tells.
/// </summary>
sealed class OrderDesk(MarketClock clock, Hours hours, long firstNumber)
{
    readonly StopOrders _stops = new();
    long _number = firstNumber;

    public DeskAnswer Place(Account account, in OrderRequest request)
    {
        if (Check(account, request) is var refusal and not Refusal.None)
            return refusal;
        var order = Enter(account, request, original: null, OrderAction.New);
        account.Tell(order, NoticeKind.Accepted, order.Quantity, order.Price);
        Carry(order);
        return new(order, Refusal.None);
    }

    /// <summary>Takes back all or part of what is open of an order.</summary>
    /// <param name="quantity">Null: all that is left.</param>
    public DeskAnswer Cancel(Account account, long number, string venue, long? quantity)
    {
        if (Changeable(account, number, venue, quantity, out var original) is var refusal and not Refusal.None)
            return refusal;
        var taken = quantity ?? original.Open;
        var request = new OrderRequest(original.Stock, original.Side, original.Type, taken, 0, 0, original.Venue);
        var order = Enter(account, request, original, OrderAction.Cancel);
        account.Tell(order, NoticeKind.Accepted, taken, 0);
        Withdraw(original, taken);
        order.TakeBack(taken);
        account.Tell(order, NoticeKind.Confirmed, taken, 0);
        return new(order, Refusal.None);
    }

    /// <summary>Moves all or part of what is open of an order to a new order at the end of its price's queue.</summary>
    public DeskAnswer Amend(Account account, long number, string venue, OrderType type, int price, long? quantity)
    {
        if (Changeable(account, number, venue, quantity, out var original) is var refusal and not Refusal.None)
            return refusal;
        var moved = quantity ?? original.Open;
        var request = new OrderRequest(original.Stock, original.Side, type, moved, type.NeedsPrice ? price : 0, 0, original.Venue);
        if (CheckPrice(request) is var priceRefusal and not Refusal.None)
            return priceRefusal;
        var freed = account.Cover(original.Ceiling, original.Open) - account.Cover(original.Ceiling, original.Open - moved);
        if (request.Side == Side.Buy && account.Cover(Ceiling(request), moved) > account.Orderable + freed)
            return Refusal.NotEnoughCash;
        Withdraw(original, moved);
        var order = Enter(account, request, original, OrderAction.Amend);
        account.Tell(order, NoticeKind.Accepted, moved, order.Price);
        account.Tell(order, NoticeKind.Confirmed, moved, order.Price);
        Carry(order);
        return new(order, Refusal.None);
    }

    /// <summary>Wakes the stop orders whose price was traded; called after each step of the market.</summary>
    public void WakeStops()
    {
        foreach (var order in _stops.Due())
        {
            order.WokenAt = clock.Hhmmss;
            Carry(order);
        }
    }

    /// <summary>Takes everything open out of the books without a cancellation of its own: the day or the session is over.</summary>
    public void Expire(IEnumerable<Account> accounts)
    {
        foreach (var order in accounts.SelectMany(account => account.OpenOrders).ToList())
            Withdraw(order, order.Open);
    }

    /// <summary>조건부지정가: what is left of it goes into the closing auction as a market order.</summary>
    public void TurnConditionals(IEnumerable<Account> accounts)
    {
        foreach (var order in accounts.SelectMany(account => account.OpenOrders).Where(order => order.Type.Rule == PriceRule.Conditional).ToList())
        {
            if (order.Standing is { } standing)
                order.Stock.Book.Remove(standing);
            order.Standing = order.Stock.Book.Rest(order.Side, order.Side == Side.Buy ? order.Stock.Ladder.Top : 0, order.Open, order);
        }
    }

    ClientOrder Enter(Account account, in OrderRequest request, ClientOrder? original, OrderAction action)
    {
        var order = new ClientOrder
        {
            Account = account,
            Stock = request.Stock,
            Number = ++_number,
            Original = original,
            Action = action,
            Side = request.Side,
            Type = request.Type,
            Venue = request.Venue,
            Date = clock.Date,
            Time = clock.Hhmmss,
            Quantity = request.Quantity,
            Price = request.Price,
            ConditionPrice = request.ConditionPrice,
        };
        account.Enter(order);
        return order;
    }

    Refusal Check(Account account, in OrderRequest request)
    {
        if (hours.Refuses(request.Type, request.Stock) is var closed and not Refusal.None)
            return closed;
        if (request.Stock.Halted)
            return Refusal.Halted;
        if (request.Type.Rule == PriceRule.Market && !request.Stock.Listing.TakesMarketOrders)
            return Refusal.MarketOrderNotNow;
        if (request.Quantity <= 0)
            return Refusal.BadQuantity;
        if (CheckPrice(request) is var refusal and not Refusal.None)
            return refusal;
        if (request.Side == Side.Buy)
            return account.Cover(Ceiling(request), request.Quantity) > account.Orderable ? Refusal.NotEnoughCash : Refusal.None;
        if ((account.Find(request.Stock)?.Quantity ?? 0) == 0)
            return Refusal.NoHoldings;
        return request.Quantity > account.Sellable(request.Stock) ? Refusal.NotEnoughShares : Refusal.None;
    }

    static Refusal CheckPrice(in OrderRequest request)
    {
        if (request.Type.Rule == PriceRule.StopLimit && !request.Stock.Ladder.TryFind(request.ConditionPrice, out _))
            return Refusal.BadPrice;
        if (!request.Type.NeedsPrice)
            return Refusal.None;
        if (request.Price <= 0)
            return Refusal.BadPrice;
        var ticks = TickSizes.For(request.Stock.Listing.Kind);
        if (request.Price % ticks.StepAt(request.Price) != 0)
            return Refusal.OffTick;
        return request.Stock.Ladder.TryFind(request.Price, out _) ? Refusal.None : Refusal.OutsideLimits;
    }

    static int Ceiling(in OrderRequest request) => request.Price > 0 ? request.Price : request.Stock.Ladder.Limits.Upper.Won;

    static Refusal Changeable(Account account, long number, string venue, long? quantity, out ClientOrder original)
    {
        original = account.Find(number)!;
        if (original is null || original.Action == OrderAction.Cancel)
            return Refusal.OriginalNotFound;
        if (original.Venue != venue)
            return venue == "KRX" ? Refusal.OriginalNotFound : Refusal.WrongVenue;
        if (original.Open == 0)
            return Refusal.NothingLeft;
        return quantity is <= 0 ? Refusal.BadQuantity : quantity > original.Open ? Refusal.TooMuchChanged : Refusal.None;
    }

    void Withdraw(ClientOrder order, long quantity)
    {
        if (order.Standing is { } standing)
            order.Stock.Book.Reduce(standing, quantity);
        order.TakeBack(quantity);
    }

    /// <summary>To the exchange: trades what can be traded and leaves the rest where its type wants it.</summary>
    void Carry(ClientOrder order)
    {
        var (stock, book) = (order.Stock, order.Stock.Book);
        if (order.Type.Rule == PriceRule.StopLimit && order.WokenAt == 0)
        {
            _stops.Add(order);
            return;
        }
        if (Rung(order) is not { } limit || (stock.InAuction && order.Type.Force != TimeInForce.Day))
        {
            order.Reject();
            order.Account.Tell(order, NoticeKind.Rejected, order.Quantity, order.Price);
            return;
        }
        var left = order.Open;
        if (stock.InAuction)
        {
            order.Standing = book.Rest(order.Side, limit, left, order);
            return;
        }
        if (order.Type.Force != TimeInForce.FillOrKill || book.Available(order.Side, limit) >= left)
            left = book.Take(order.Side, limit, left, order);
        if (left == 0)
            return;
        if (stock.InAuction && order.Type.Force == TimeInForce.Day)
        {
            // The order itself has set off an interruption: the rest of it takes part in the auction.
            order.Standing = book.Rest(order.Side, limit, left, order);
            return;
        }
        if (order.Type.Force == TimeInForce.Day)
        {
            // What no offer is left for waits: a limit at its price, a market order at the last price.
            var rest = order.Type.Rule == PriceRule.Market ? stock.LastRung : limit;
            order.Standing = book.Rest(order.Side, rest, left, order);
            return;
        }
        order.TakeBack(left);
        order.Account.Tell(order, NoticeKind.RemainderCancelled, left, order.Price);
    }

    /// <summary>The worst rung that the order accepts; null where the exchange has no price for it.</summary>
    static int? Rung(ClientOrder order)
    {
        var (book, buys) = (order.Stock.Book, order.Side == Side.Buy);
        switch (order.Type.Rule)
        {
            case PriceRule.Market:
                return buys ? order.Stock.Ladder.Top : 0;
            case PriceRule.Best:
                return buys ? book.HasAsk ? book.BestAsk : null : book.HasBid ? book.BestBid : null;
            case PriceRule.Priority:
                return buys ? book.HasBid ? book.BestBid : null : book.HasAsk ? book.BestAsk : null;
            case PriceRule.Mid:
                return book.HasAsk && book.HasBid ? (book.BestAsk + book.BestBid) / 2 : null;
            case PriceRule.FixedClose:
                return order.Stock.LastRung;
            default:
                return order.Stock.Ladder.TryFind(order.Price, out var rung) ? rung : null;
        }
    }
}
