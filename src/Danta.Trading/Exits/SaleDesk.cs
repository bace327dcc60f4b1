using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Sees a sale through: wanted, proven, sent. What is ours by the ledger and in no other sale is tried as soon as no veto holds it
/// back, and never twice at once.
/// </summary>
sealed class SaleDesk(Desk desk, OrderSender orders)
{
    const int SeldomSeconds = 5;
    const int BetweenLists = 10;

    public void Continue(Position position)
    {
        if (position.Exit is not { } sale)
            return;
        if (!sale.Keep.IsZero && position.Tally.Held <= sale.Keep)
        {
            (position.Exit, position.PartTaken) = (null, position.PartTaken || sale.Reason == ExitRules.Part.Name);
            return;
        }
        var stock = position.Stock;
        CancelPurchases(stock, sale);
        FallBack(position, sale);
        if (position.Tries.BoundTriedAt is not null && desk.Shares.Of(stock).Bound.IsZero)
            position.Tries.Free();
        if (desk.Standing.Finished)
            return;
        // What rests at the owner's price is among what stays.
        var free = Math.Max(0, desk.Shares.Of(stock).Free.Shares - Math.Max(0, sale.Keep.Shares - Resting(stock)));
        var left = SaleVetoes.Leave(desk, position, sale, free);
        var shares = left > 0 ? Distinct(stock, AsSellable(position, left)) : Quantity.Zero;
        if (!shares.IsZero)
            Send(position, sale, shares);
    }

    /// <summary>Once a second: asks for what a sale waits for, and tells what is due.</summary>
    public void OnSecond(Position position)
    {
        Tell(position);
        AskForProof(position);
        // Only a list shows that he has given up what binds the shares.
        if (position.Exit is not null && !desk.Shares.Of(position.Stock).Bound.IsZero && desk.SecondsHeard % BetweenLists == 0)
            desk.Questions.AskOrders(false);
        if (position.Tries.TakeDigest(desk.Now) is > 0 and var refused)
            desk.Out.Tell(new RefusedNews(desk.Now, position.Stock.Code, position.Stock.Name, Side.Sell, position.Tally.Held, "", position.Tries.Text)
            {
                Next = $"같은 매도가 그 뒤로 {refused}번 더 거부되었습니다. 계속 시도합니다",
            });
    }

    /// <summary>A refusal for want of shares is told with the number of the order that binds them, as soon as the list has it.</summary>
    public void Tell(Position position)
    {
        var tries = position.Tries;
        if (tries.ToTell is not { } refused || !(desk.Shares.SalesListedAt > tries.RefusedAt) && desk.Now - tries.RefusedAt < SaleTimes.BindingNumber)
            return;
        tries.ToTell = null;
        if (!desk.Shares.Of(position.Stock).Bound.IsZero)
            tries.Bind();
        desk.Out.Tell(SaleNews.Of(desk, refused.Order, refused.Code, refused.Text, Refusal.Holdings));
    }

    void Send(Position position, SaleWish sale, Quantity shares)
    {
        var stock = position.Stock;
        var type = sale.Limit is null ? SaleKinds.Next(desk, position, sale.Urgency) : OrderType.Limit;
        var limit = sale.Limit ?? (type == OrderType.Limit ? SaleKinds.Limit(stock, shares) : null);
        // An offer of the owner's is sent once and lives on as its order: nothing is under way that would keep a stop from being decided.
        if (sale.Limit is not null)
            position.Exit = null;
        var order = orders.Place(stock, Side.Sell, shares, sale.Urgency, position.Trade, sale.Reason, type, limit, rests: sale.Limit is not null);
        desk.Note(
            DecisionKind.Order, stock.Code, position.Trade, order.Id, $"{stock.Name} {shares}주 매도 주문: {sale.Reason}",
            new Reason("결정 뒤", Spans.Of(desk.Now - sale.At)), new Reason("주문 종류", limit is { } at ? $"{SaleKinds.Word(type)} {at}" : SaleKinds.Word(type)));
    }

    /// <summary>Refused for want of shares, it is tried with as many as a balance since then calls free.</summary>
    long AsSellable(Position position, long shares) =>
        position.Tries is { Why: Refusal.Holdings, RefusedAt: var at } && desk.Shares.Of(position.Stock).Sellable is { } sellable && sellable.AskedAt > at
        && !sellable.Shares.IsZero
            ? Math.Min(shares, sellable.Shares.Shares)
            : shares;

    /// <summary>A sale that waits for the balance asks until one has come: the first may have failed.</summary>
    void AskForProof(Position position)
    {
        var stock = position.Stock;
        if (desk.DryRun || position.Exit is not { } sale || desk.Orders.HasOpen(stock)
            || desk.Now - (position.BalanceNeededFrom ?? sale.At) >= SaleTimes.UrgentProof && desk.SecondsHeard % SeldomSeconds != 0)
            return;
        if (position.BalanceNeededFrom is { } from)
            desk.Questions.AskBalanceFrom(from);
        else if (!desk.Shares.Of(stock).SoldByOwner.IsZero)
            desk.Questions.AskBalanceFrom(default);
    }

    /// <summary>Shares that rest at the owner's price.</summary>
    long Resting(Stock stock)
    {
        var sum = 0L;
        foreach (var order in desk.Orders.Of(stock))
            sum += order is { Side: Side.Sell, Rests: true } ? order.Open.Shares : 0;
        return sum;
    }

    /// <summary>
    /// A sale of another kind than market has had its time: its rest is called back and goes as the next kind that is taken. So does one at
    /// market that has been left behind. What rests at the owner's price is called back where its shares are wanted.
    /// </summary>
    void FallBack(Position position, SaleWish sale)
    {
        foreach (var order in desk.Orders.Of(position.Stock))
        {
            if (order is not { Side: Side.Sell, Phase: OrderPhase.Working } || order.Trade != position.Trade)
                continue;
            if (order.Rests)
            {
                if (Resting(position.Stock) > sale.Keep.Shares)
                    orders.Cancel(order, sale.Urgency, $"{sale.Reason}: 걸어 둔 주식을 팔기 위해");
            }
            else if (NextOf(order, sale) is { } next)
                orders.Cancel(order, sale.Urgency, $"{SaleKinds.Word(next)}로 다시 팔기 위해");
        }
    }

    OrderType? NextOf(OurOrder order, SaleWish sale)
    {
        var (quotes, isOld) = (order.Stock.Quotes, desk.Now - order.SentAt >= desk.Settings.Orders.FallbackAfter);
        if (order.Type == OrderType.Market)
            return IsLeftBehind(order) ? order.Stock.Kinds.Next(OrderType.Market, quotes.InAuction, desk.Now) : null;
        if (order.Type == OrderType.Limit)
            return isOld && !quotes.InAuction && quotes.BestBid.IsQuoted && quotes.BestBid < order.Limit ? OrderType.Limit : null;
        var next = order.Stock.Kinds.Next(OrderType.Market, quotes.InAuction, desk.Now, spent: order.Type);
        return next == OrderType.Market ? sale.Urgency == Urgency.Panic || isOld ? next : null
            : isOld && !quotes.InAuction ? next : null;
    }

    /// <summary>
    /// At market, and a list shows it open while the stock trades and somebody bids. It found no bid when it came, and waits as a limit order at
    /// the last price of that moment (so the exchange treats it), from which the market has gone away: it protects nothing any more.
    /// </summary>
    bool IsLeftBehind(OurOrder order)
    {
        var (quotes, from) = (order.Stock.Quotes, order.SentAt + desk.Settings.Orders.FallbackAfter);
        return order.Lists.OpenAt >= from && quotes.TradedAt >= from && quotes.IsTrading(desk.Now) && !quotes.InAuction && quotes.BestBid.IsQuoted;
    }

    void CancelPurchases(Stock stock, SaleWish sale)
    {
        foreach (var order in desk.Orders.Of(stock))
        {
            if (order.Side == Side.Buy && order.Phase == OrderPhase.Working)
                orders.Cancel(order, sale.Urgency, sale.Reason);
        }
    }

    /// <summary>
    /// Two sales that look alike must never be in doubt at once, for nothing tells them apart at the broker: while one without a
    /// number is out, the next differs by a share.
    /// </summary>
    Quantity Distinct(Stock stock, long shares)
    {
        for (var index = 0; shares > 0 && index < desk.Orders.Of(stock).Count;)
        {
            var order = desk.Orders.Of(stock)[index++];
            if (!order.IsNameless || order.Side != Side.Sell || order.Quantity.Shares != shares)
                continue;
            shares--;
            index = 0;
        }
        return Quantity.Of(shares);
    }
}
