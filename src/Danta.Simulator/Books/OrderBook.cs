using Danta.Market;

namespace Danta.Simulator.Books;

/// <summary>Hears each trade at the moment it happens, with the book as it stands after it.</summary>
interface ITradeSink
{
    void Traded(int rung, long quantity, Side? aggressor);

    /// <summary>An order has come that may trade; all that it trades belongs together.</summary>
    void Arrived();

    /// <summary>Asked before each trade outside auctions; a trade that is not admitted turns the book into an auction.</summary>
    bool Admits(int rung);
}

/// <summary>
/// A limit order book with price-time priority. Outside auctions it never stands crossed; in an auction orders gather
/// unmatched until <see cref="Uncross"/> trades them at one price.
/// </summary>
sealed class OrderBook(PriceLadder ladder, ITradeSink sink)
{
    readonly OrderQueue[] _asks = new OrderQueue[ladder.Count];
    readonly OrderQueue[] _bids = new OrderQueue[ladder.Count];
    readonly Stack<BookOrder> _spare = new();

    public PriceLadder Ladder { get; } = ladder;

    /// <summary>The lowest rung with an offer; the ladder's count where there is none.</summary>
    public int BestAsk { get; private set; } = ladder.Count;

    /// <summary>The highest rung with a bid; -1 where there is none.</summary>
    public int BestBid { get; private set; } = -1;

    public long TotalAsk { get; private set; }

    public long TotalBid { get; private set; }

    /// <summary>Counts changes, so that a watcher knows whether to look again.</summary>
    public long Version { get; private set; }

    public bool HasAsk => BestAsk < Ladder.Count;

    public bool HasBid => BestBid >= 0;

    public long AskAt(int rung) => _asks[rung].Total;

    public long BidAt(int rung) => _bids[rung].Total;

    public long SizeAt(Side side, int rung) => side == Side.Buy ? _bids[rung].Total : _asks[rung].Total;

    /// <summary>Customers' orders of a price: a walk along its queue.</summary>
    public long OwnedAt(Side side, int rung)
    {
        var sum = 0L;
        for (var order = (side == Side.Buy ? _bids : _asks)[rung].First; order is not null; order = order.After)
            sum += order.Owner is null ? 0 : order.Left;
        return sum;
    }

    /// <summary>The next rung away from the touch that holds orders of this side; out of the ladder where there is none.</summary>
    public int NextAsk(int after)
    {
        var rung = after + 1;
        while (rung < Ladder.Count && _asks[rung].Total == 0)
            rung++;
        return rung;
    }

    public int NextBid(int after)
    {
        var rung = after - 1;
        while (rung >= 0 && _bids[rung].Total == 0)
            rung--;
        return rung;
    }

    /// <summary>What stands on one side from the touch up to and including a rung: what an order with that limit could take.</summary>
    public long Available(Side taker, int limit)
    {
        var sum = 0L;
        if (taker == Side.Buy)
        {
            for (var rung = BestAsk; rung < Ladder.Count && rung <= limit; rung = NextAsk(rung))
                sum += _asks[rung].Total;
        }
        else
        {
            for (var rung = BestBid; rung >= 0 && rung >= limit; rung = NextBid(rung))
                sum += _bids[rung].Total;
        }
        return sum;
    }

    /// <summary>Trades against what stands, best price and oldest order first, no worse than the limit. Gives what is left.</summary>
    public long Take(Side side, int limit, long quantity, IOrderOwner? taker)
    {
        sink.Arrived();
        return GoOn(side, limit, quantity, taker);
    }

    /// <summary>As <see cref="Take"/>, for an order that has been here before.</summary>
    public long GoOn(Side side, int limit, long quantity, IOrderOwner? taker)
    {
        while (quantity > 0)
        {
            var rung = side == Side.Buy ? BestAsk : BestBid;
            var reachable = side == Side.Buy ? rung < Ladder.Count && rung <= limit : rung >= 0 && rung >= limit;
            if (!reachable || !sink.Admits(rung))
                break;
            var standing = (side == Side.Buy ? _asks : _bids)[rung].First!;
            var traded = Math.Min(quantity, standing.Left);
            quantity -= traded;
            Trade(standing, traded, rung, side, taker);
        }
        return quantity;
    }

    /// <summary>Puts an order at the end of the queue of its price. It must not cross the other side outside an auction.</summary>
    public BookOrder Rest(Side side, int rung, long quantity, IOrderOwner? owner)
    {
        var order = owner is null && _spare.TryPop(out var spare) ? spare : new BookOrder();
        order.Left = quantity;
        order.Owner = owner;
        order.AtMarket = false;
        Stand(order, side, rung);
        return order;
    }

    /// <summary>A market order that waits for an auction: at the side's last price, and there before all limit orders.</summary>
    public BookOrder RestAtMarket(Side side, long quantity, IOrderOwner owner)
    {
        var order = new BookOrder { Left = quantity, Owner = owner, AtMarket = true };
        Stand(order, side, side == Side.Buy ? Ladder.Top : 0);
        return order;
    }

    public void Remove(BookOrder order)
    {
        if (!order.Standing)
            return;
        Version++;
        order.Standing = false;
        if (order.Side == Side.Buy)
        {
            _bids[order.Rung].Unlink(order);
            TotalBid -= order.Left;
            if (order.Rung == BestBid && _bids[order.Rung].Total == 0)
                BestBid = NextBid(order.Rung);
        }
        else
        {
            _asks[order.Rung].Unlink(order);
            TotalAsk -= order.Left;
            if (order.Rung == BestAsk && _asks[order.Rung].Total == 0)
                BestAsk = NextAsk(order.Rung);
        }
        if (order.Owner is null)
            _spare.Push(order);
    }

    void Stand(BookOrder order, Side side, int rung)
    {
        order.Side = side;
        order.Rung = rung;
        order.Standing = true;
        Version++;
        ref var queue = ref (side == Side.Buy ? _bids : _asks)[rung];
        if (order.AtMarket)
            queue.Advance(order);
        else
            queue.Append(order);
        if (side == Side.Buy)
        {
            TotalBid += order.Left;
            BestBid = Math.Max(BestBid, rung);
        }
        else
        {
            TotalAsk += order.Left;
            BestAsk = Math.Min(BestAsk, rung);
        }
    }

    /// <summary>What no auction could fill of the market orders waits on as limit orders at the auction's price.</summary>
    void Settle(Side side, int rung)
    {
        var end = side == Side.Buy ? Ladder.Top : 0;
        while ((side == Side.Buy ? _bids : _asks)[end].First is { AtMarket: true } order)
        {
            Remove(order);
            order.AtMarket = false;
            Stand(order, side, rung);
        }
    }

    /// <summary>Makes a standing order smaller; it keeps its place in the queue.</summary>
    public void Reduce(BookOrder order, long by)
    {
        if (by >= order.Left)
        {
            Remove(order);
            return;
        }
        Version++;
        order.Left -= by;
        if (order.Side == Side.Buy)
        {
            _bids[order.Rung].Total -= by;
            TotalBid -= by;
        }
        else
        {
            _asks[order.Rung].Total -= by;
            TotalAsk -= by;
        }
    }

    /// <summary>Takes away the crowd's youngest orders of a price until no more than <paramref name="keep"/> of them stands.</summary>
    public void Thin(Side side, int rung, long keep)
    {
        var order = (side == Side.Buy ? _bids : _asks)[rung].Last;
        while (order is not null && SizeAt(side, rung) > keep)
        {
            var before = order.Before;
            if (order.Owner is null)
                Reduce(order, Math.Min(order.Left, SizeAt(side, rung) - keep));
            order = before;
        }
    }

    /// <summary>Ends an auction: everything that can trade does, at one price. Gives the price's rung, or -1 where nothing crosses.</summary>
    public int Uncross(int reference)
    {
        var (rung, volume) = AuctionPrice.Find(this, reference);
        var traded = volume > 0;
        Cross(rung, volume);
        Settle(Side.Buy, rung);
        Settle(Side.Sell, rung);
        return traded ? rung : -1;
    }

    void Cross(int rung, long volume)
    {
        while (volume > 0)
        {
            var bid = _bids[BestBid].First!;
            var ask = _asks[BestAsk].First!;
            var traded = Math.Min(volume, Math.Min(bid.Left, ask.Left));
            volume -= traded;
            var price = Ladder.At(rung);
            var (buyer, seller) = (bid.Owner, ask.Owner);
            Reduce(bid, traded);
            Reduce(ask, traded);
            sink.Traded(rung, traded, aggressor: null);
            buyer?.Filled(price, traded);
            seller?.Filled(price, traded);
        }
    }

    void Trade(BookOrder standing, long quantity, int rung, Side aggressor, IOrderOwner? taker)
    {
        var owner = standing.Owner;
        Reduce(standing, quantity);
        sink.Traded(rung, quantity, aggressor);
        taker?.Filled(Ladder.At(rung), quantity);
        owner?.Filled(Ladder.At(rung), quantity);
    }
}
