using Danta.Market;
using Danta.Replay.Execution;
using Danta.Trading;

namespace Danta.Replay.Floors;

/// <summary>Our orders in one stock against its recorded market.</summary>
/// <param name="filled">Called with each fill.</param>
/// <param name="ended">Called with shares whose kind of order does not let them rest.</param>
sealed class StockFloor(FillModel model, Func<StockFacts> facts, Action<FloorOrder, FloorFill> filled, Action<FloorOrder, long, DateTimeOffset> ended)
{
    readonly List<FloorOrder> _resting = [];
    Price _last;

    public Liquidity Liquidity { get; } = new(model);

    bool InAuction => Liquidity.HasBook && Liquidity.Book.Phase != BookPhase.Continuous;

    public void On(in BookTick book, DateTimeOffset at)
    {
        Liquidity.On(book, at);
        for (var index = 0; index < _resting.Count && !InAuction; index++)
        {
            var order = _resting[index];
            if (order.IsInCall)
            {
                order.IsInCall = false;
                _resting.RemoveAt(index--);
                Enter(order, at);
                continue;
            }
            Requeue(order, at);
            if (order.IsOver)
                _resting.RemoveAt(index--);
        }
    }

    /// <param name="isOwn">It was the recorded program's own, and in this history it did not happen.</param>
    public void On(in TradeTick trade, DateTimeOffset at, bool isOwn)
    {
        if (isOwn)
            return;
        _last = trade.Last;
        for (var index = 0; index < _resting.Count; index++)
        {
            var order = _resting[index];
            Meet(order, trade, at);
            if (order.IsOver)
                _resting.RemoveAt(index--);
        }
        Liquidity.On(trade);
    }

    public void Arrive(FloorOrder order, DateTimeOffset at)
    {
        order.ArrivedAt = at;
        if (InAuction || !Liquidity.HasBook)
        {
            // It joins the call; or its first book is still on its way, as after a subscription, and only that tells what there is.
            (order.IsInCall, order.Place) = (true, new(model, 0, 0));
            _resting.Add(order);
            return;
        }
        Enter(order, at);
    }

    void Enter(FloorOrder order, DateTimeOffset at)
    {
        var isBest = order.Placed.Type is OrderType.Best or OrderType.BestIoc;
        if (isBest)
            order.RestsAt = Liquidity.Of(order.Placed.Side.Opposite())[0].Price;
        Walk(order, at, isBest ? 1 : BookSide.Depth, order.Placed.Limit);
        if (order.IsOver)
            return;
        if (order.Placed.Type is OrderType.MarketIoc or OrderType.BestIoc)
            ended(order, order.LoseRest(), at);
        else
            Rest(order);
    }

    /// <summary>What is left of it is taken back.</summary>
    /// <returns>How many shares that were.</returns>
    public long Cancel(FloorOrder order)
    {
        _resting.Remove(order);
        return order.LoseRest();
    }

    /// <summary>Takes level by level; 최유리 takes the first alone, and what it leaves rests there.</summary>
    void Walk(FloorOrder order, DateTimeOffset at, int most, Price? limit)
    {
        var side = order.Placed.Side;
        var other = Liquidity.Of(side.Opposite());
        var level = 0;
        for (; level < most && order.Rest > 0 && other[level].Price.IsQuoted && !IsWorse(side, other[level].Price, limit); level++)
        {
            var (taken, gone) = Liquidity.Take(side, other[level], order.Rest);
            if (taken > 0)
                Fill(order, new(at, other[level].Price, Quantity.Of(taken), FillHow.Book, Liquidity.BookAt, other[level].Size.Shares, gone, 0));
        }
        if (order.Rest > 0 && level == BookSide.Depth && limit is null)
            GoBeyond(order, other[level - 1], at);
    }

    /// <summary>Nobody shows what lies behind the tenth level: as much as on the tenth, each time a tick worse.</summary>
    void GoBeyond(FloorOrder order, BookLevel deepest, DateTimeOffset at)
    {
        var known = facts();
        var (ticks, price) = (TickSizes.For(known.Kind), deepest.Price);
        var each = Math.Max(1, deepest.Size.Shares);
        while (order.Rest > 0)
        {
            var end = order.Placed.Side == Side.Buy ? known.Upper : known.Lower;
            if (end.IsQuoted && (order.Placed.Side == Side.Buy ? price >= end : price <= end) || price.Won <= 1 || price.Won >= Price.MaxWon / 2)
                return;
            price = order.Placed.Side == Side.Buy ? ticks.Up(price) : ticks.Down(price);
            Fill(order, new(at, price, Quantity.Of(Math.Min(order.Rest, each)), FillHow.BeyondBook, Liquidity.BookAt, each, 0, 0));
        }
    }

    /// <summary>
    /// At its limit, behind what is shown there; 최유리 at the price that it has just emptied, with nobody before it; a market order that
    /// nobody answers (a locked limit) behind everybody at the last price.
    /// </summary>
    void Rest(FloorOrder order)
    {
        var hasEmptied = order.RestsAt.IsQuoted;
        if (!hasEmptied)
            order.RestsAt = LimitOf(order.Placed);
        var shown = hasEmptied ? 0 : Liquidity.SizeAt(Liquidity.Of(order.Placed.Side), order.RestsAt.Won);
        order.Place = new(model, shown, shown);
        _resting.Add(order);
    }

    Price LimitOf(PlaceOrder order)
    {
        if (order.Limit is { } limit)
            return limit;
        var known = facts();
        var end = order.Side == Side.Buy ? known.Upper : known.Lower;
        return end.IsQuoted ? end : _last;
    }

    void Requeue(FloorOrder order, DateTimeOffset at)
    {
        // Whoever stands on the other side has come to our price.
        var other = Liquidity.Of(order.Placed.Side.Opposite())[0].Price;
        if (other.IsQuoted && order.RestsAt.IsQuoted && !IsWorse(order.Placed.Side, other, order.RestsAt))
            Walk(order, at, BookSide.Depth, order.RestsAt);
        order.Place!.Book(Liquidity.SizeAt(Liquidity.Of(order.Placed.Side), order.RestsAt.Won));
    }

    void Meet(FloorOrder order, in TradeTick trade, DateTimeOffset at)
    {
        var size = trade.Size.Shares;
        if (trade.Aggressor is null)
        {
            // A call order stands before everybody who names a price; of the trade, caution leaves a part to others.
            var part = Math.Min(order.Rest, (long)Math.Floor((1 - model.Haircut) * size));
            if (order.IsInCall && part > 0 && !IsWorse(order.Placed.Side, trade.Last, order.Placed.Limit))
                Fill(order, new(at, trade.Last, Quantity.Of(part), FillHow.Auction, Liquidity.BookAt, size, size - part, 0));
            return;
        }
        if (order.IsInCall || trade.Aggressor == order.Placed.Side || !order.RestsAt.IsQuoted)
            return;
        var (ahead, isAt) = (order.Place!.Ahead, trade.Last == order.RestsAt);
        if (!isAt && !IsWorse(order.Placed.Side, order.RestsAt, trade.Last))
            return;
        var shares = isAt ? order.Place.Trade(size, order.Rest) : order.Place.Through(size, order.Rest);
        if (shares > 0)
            Fill(order, new(at, order.RestsAt, Quantity.Of(shares), isAt ? FillHow.Queue : FillHow.Through, Liquidity.BookAt, size, 0, ahead));
    }

    void Fill(FloorOrder order, FloorFill fill)
    {
        order.Fill(fill);
        filled(order, fill);
    }

    /// <summary>For who buys a higher price is worse, for who sells a lower one. Null: none is.</summary>
    static bool IsWorse(Side side, Price price, Price? limit) =>
        limit is { IsQuoted: true } end && (side == Side.Buy ? price > end : price < end);
}
