using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>
/// What a client asks for; prices in won, 0 where the type has none. The venue is KRX, NXT, or SOR, which leaves the choice to
/// the broker.
/// </summary>
readonly record struct OrderRequest(Instrument Stock, Side Side, OrderType Type, long Quantity, int Price, int ConditionPrice, string Venue);

/// <summary>An order taken, or why it was not.</summary>
readonly record struct DeskAnswer(ClientOrder? Order, Refusal Refusal)
{
    public static implicit operator DeskAnswer(Refusal refusal) => new(null, refusal);
}

/// <summary>
/// The broker's order desk: checks an order against the ledger, numbers it, and carries it to the exchange. What it takes
/// may still be rejected by the exchange, which only a notice tells. Where there are days, each begins with the first number.
/// </summary>
sealed class OrderEntry(MarketClock clock, Hours hours, NxtHours nxtHours, long firstNumber)
{
    readonly List<Account> _accounts = [];
    readonly OrderRouter _router = new(clock, hours, nxtHours);
    long? _number;
    DateOnly _day;

    /// <summary>An account whose orders come here; what ends for all ends for it too.</summary>
    public void Serve(Account account) => _accounts.Add(account);

    public DeskAnswer Place(Account account, in OrderRequest request)
    {
        if (Check(account, request) is var refusal and not Refusal.None)
            return refusal;
        var order = Enter(account, request, original: null, OrderAction.New);
        order.Place = _router.PlaceOf(order);
        account.Tell(order, NoticeKind.Accepted, order.Quantity, order.Price);
        _router.Carry(order);
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
        order.Place = original.Place;
        account.Tell(order, NoticeKind.Accepted, taken, 0);
        OrderRouter.Withdraw(original, taken);
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
        if (CheckType(request) is var typeRefusal and not Refusal.None)
            return typeRefusal;
        if (CheckPrice(request) is var priceRefusal and not Refusal.None)
            return priceRefusal;
        var freed = account.Cover(original.Ceiling, original.Open) - account.Cover(original.Ceiling, original.Open - moved);
        if (request.Side == Side.Buy && account.Cover(Ceiling(request), moved) > account.Orderable + freed)
            return Refusal.NotEnoughCash;
        OrderRouter.Withdraw(original, moved);
        var order = Enter(account, request, original, OrderAction.Amend);
        order.Place = _router.PlaceOf(order);
        account.Tell(order, NoticeKind.Accepted, moved, order.Price);
        account.Tell(order, NoticeKind.Confirmed, moved, order.Price);
        _router.Carry(order);
        return new(order, Refusal.None);
    }

    /// <summary>Wakes the stop orders whose price was traded; called after each step of the market.</summary>
    public void WakeStops() => _router.WakeStops();

    /// <summary>Takes what is open out of the books without a cancellation of its own: its day or session is over.</summary>
    public void Expire(Func<ClientOrder, bool> which)
    {
        foreach (var order in Open().Where(which).ToList())
            OrderRouter.Withdraw(order, order.Open);
    }

    /// <summary>조건부지정가: what is left of it goes into the closing auction as a market order.</summary>
    public void TurnConditionals()
    {
        foreach (var order in Open().Where(order => order.Type.Rule == PriceRule.Conditional).ToList())
            OrderRouter.TurnToMarket(order);
    }

    IEnumerable<ClientOrder> Open() => _accounts.SelectMany(account => account.OpenOrders);

    ClientOrder Enter(Account account, in OrderRequest request, ClientOrder? original, OrderAction action)
    {
        if (_number is not { } last || !hours.AlwaysOpen && clock.Date != _day)
            (last, _day) = (firstNumber, clock.Date);
        _number = ++last;
        var order = new ClientOrder
        {
            Account = account,
            Stock = request.Stock,
            Place = request.Stock,
            Number = last,
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
        if (CheckType(request) is var closed and not Refusal.None)
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

    /// <summary>Whether the venue takes the type at all, and now.</summary>
    Refusal CheckType(in OrderRequest request)
    {
        var (type, stock) = (request.Type, request.Stock);
        if (request.Venue == "NXT" && stock.Nxt is null)
            return Refusal.VenueNotOffered;
        if (!type.IsTakenBy(request.Venue))
            return type.Rule == PriceRule.Market ? Refusal.MarketOrderNotNow : Refusal.OrderTypeNotNow;
        var onKrx = hours.Refuses(type, stock);
        var onNxt = stock.Nxt is null ? onKrx : nxtHours.Refuses(type);
        return request.Venue switch
        {
            "NXT" => onNxt,
            "SOR" when onNxt == Refusal.None => Refusal.None,
            _ => onKrx,
        };
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
}
