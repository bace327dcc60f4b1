using Danta.Market;

namespace Danta.Trading;

/// <summary>What a balance makes of the ledger, once it is believed: whose the shares are that came, and who sold those that went.</summary>
sealed class BalanceBooking(Desk desk, Booking booking, NumberMatcher matcher)
{
    /// <summary>The owner's word: what the last balance lacked is not ours any more. At the last price, for nobody says at which it went.</summary>
    public string WriteOff(Stock stock)
    {
        if (stock.NewBase is not null)
        {
            stock.NewBase = null;
            return $"{stock.Name}: 바뀐 기준가로 이어서 지킵니다";
        }
        var shares = desk.Shares.Of(stock);
        var disputed = shares.Disputed;
        // A sale that was tried with them and refused has put them among the others, until the next balance.
        if (disputed.IsZero && shares.Difference is { } seen && seen.BrokerHeld < shares.Held && !desk.Orders.HasOpen(stock))
            disputed = shares.Held - seen.BrokerHeld;
        if (disputed.IsZero)
            return $"{stock.Name}: 잔고에 없는 단타의 주식이 없습니다";
        shares.Difference = null;
        shares.Dispute(Quantity.Zero, ShareEvidence.OwnerSaid);
        // Some of them may have been sold after all.
        TakeOut(stock, Quantity.Min(disputed, shares.Held), null);
        desk.Questions.AskBoth(true);
        return $"{stock.Name} {disputed}주를 장부에서 뺐습니다. 잔고와 다시 대조합니다";
    }

    /// <summary>As many shares as the new price base makes of ours: they cost what ours cost. The owner's own among them would be told apart by nobody.</summary>
    public bool Rebase(Stock stock, Quantity held)
    {
        if (stock.NewBase is not { } changed || desk.Positions.Of(stock) is not { } position || !desk.Shares.Of(stock).Owner.IsZero)
            return false;
        var before = position.Tally.Held;
        if (!PriceBase.Explains(changed, before, held))
            return false;
        stock.NewBase = null;
        booking.BookForeign(position, Side.Buy, held - before, Won.Zero);
        position.High = changed.Today;
        desk.TellDifference(
            stock, $"{stock.Name} {before}주가 {held}주가 되었습니다. 평균가를 {Amounts.Average(position.Tally.Cost, position.Tally.Held):#,##0.##}원으로 고치고 이어서 지킵니다");
        return true;
    }

    /// <summary>A working purchase that no list has: what came is its.</summary>
    public void HearByBalance(OurOrder order, Quantity more, BrokerHolding holding, DateTimeOffset askedAt)
    {
        desk.TellDifference(order.Stock, $"{order.Words}: 내역에는 없지만 잔고에 {more}주가 들어와 체결된 것으로 보고 지킵니다");
        order.Fills.Learn(order.Fills.Quantity + more, order.Fills.Amount + CostOf(holding, more), askedAt, isFinal: false);
        if (order.Fills.Remaining.IsZero)
            desk.Apply(order, OrderFact.FullyFilled);
        booking.Book(order);
        booking.AfterOrder(order);
    }

    /// <summary>More than the ledger has: first what purchases may have brought that nobody told of, then the owner's own.</summary>
    /// <returns>Shares that came by the owner's doing.</returns>
    public long Gain(Stock stock, Quantity more, BrokerHolding holding, DateTimeOffset askedAt)
    {
        foreach (var claim in desk.Shares.Of(stock).Claims.ToArray())
        {
            if (claim is { IsLeft: true, Side: Side.Buy } && !more.IsZero)
                more -= GainUnheard(stock, claim, Quantity.Min(more, claim.Shares), holding, askedAt);
        }
        desk.Shares.Of(stock).ReleaseLeft(Side.Buy, ShareEvidence.Balance);
        if (more.IsZero)
            return 0;
        if (!desk.Settings.AdoptForeignPositions)
        {
            desk.Shares.Of(stock).Move(ShareKind.Hand, ShareKind.Owner, more, ShareEvidence.Balance);
            desk.TellDifference(stock, $"{stock.Name} {more}주는 단타가 산 것이 아니므로 건드리지 않습니다");
            return more.Shares;
        }
        var position = desk.Positions.Of(stock);
        var cost = CostOf(holding, more);
        if (position is null)
        {
            position = new(desk.Positions.NextTrade(), stock, "", PositionOrigin.Owner, desk.Now);
            desk.Positions.Add(position);
        }
        desk.TellDifference(stock, $"{stock.Name} {more}주를 넘겨받아 관리합니다 (매입금액 {cost}원)");
        booking.BookForeign(position, Side.Buy, more, cost);
        return more.Shares;
    }

    /// <summary>Shares of a purchase whose fill was never heard: ours, at the broker's cost.</summary>
    Quantity GainUnheard(Stock stock, Claim purchase, Quantity ours, BrokerHolding holding, DateTimeOffset askedAt)
    {
        var cost = CostOf(holding, ours);
        desk.TellDifference(stock, $"{stock.Name} {ours}주는 체결을 듣지 못한 매수의 것입니다 (매입금액 {cost}원). 이어서 관리합니다");
        if (desk.Orders.TryGet(purchase.Order, out var order))
        {
            // A list that has it after all tells of these same shares, not of more.
            order.Fills.Learn(order.Fills.Quantity + ours, order.Fills.Amount + cost, askedAt, isFinal: false);
            booking.Book(order);
            booking.AfterOrder(order);
            return ours;
        }
        if (desk.Positions.Of(stock) is not { } position)
        {
            position = new(purchase.Trade, stock, purchase.Condition, PositionOrigin.Danta, desk.Now) { Rule = purchase.Rule };
            desk.Positions.Add(position);
        }
        booking.BookForeign(position, Side.Buy, ours, cost, purchase.Order);
        return ours;
    }

    /// <summary>Fewer than the ledger has: the owner's shares went first, then ours, at his price.</summary>
    /// <param name="isExplained">By the owner's own orders, to the share: none of ours sold them.</param>
    /// <returns>Shares that went by the owner's doing.</returns>
    public long Lose(Stock stock, Quantity fewer, BrokerHolding? holding, bool isExplained)
    {
        var shares = desk.Shares.Of(stock);
        var his = Quantity.Min(fewer, shares.Owner);
        if (!his.IsZero)
        {
            shares.Move(ShareKind.Owner, ShareKind.Hand, his, ShareEvidence.Balance);
            desk.TellDifference(stock, $"{stock.Name} 직접 보유분이 {his}주 줄었습니다");
        }
        var ours = fewer - his;
        if (!isExplained)
            ours -= SellUnlisted(stock, ours, holding);
        return his.Shares + (ours.IsZero ? 0 : TakeOut(stock, ours, holding));
    }

    /// <summary>Sales of ours that no list has: what the balance lacks is what they sold. A list that has them after all tells of the same shares.</summary>
    Quantity SellUnlisted(Stock stock, Quantity shares, BrokerHolding? holding)
    {
        var left = shares;
        foreach (var order in desk.Orders.Of(stock))
        {
            if (order.Side != Side.Sell || order.Lists.Missed == 0 || left.IsZero || order.Fills.Remaining.IsZero)
                continue;
            var sold = Quantity.Min(left, order.Fills.Remaining);
            order.Fills.Learn(order.Fills.Quantity + sold, Won.Zero, desk.Now, isFinal: false, PriceOf(stock, holding));
            desk.TellDifference(stock, $"{order.Words}: 내역에는 없지만 잔고가 {sold}주 줄어 체결된 것으로 봅니다");
            booking.Book(order);
            booking.AfterOrder(order);
            left -= sold;
        }
        return shares - left;
    }

    /// <returns>Those of them that no sale of ours may have sold.</returns>
    long TakeOut(Stock stock, Quantity ours, BrokerHolding? holding)
    {
        if (desk.Positions.Of(stock) is not { } position)
            return 0;
        var shares = desk.Shares.Of(stock);
        var unheard = Quantity.Min(ours, Quantity.Of(shares.Left(Side.Sell)));
        shares.ReleaseLeft(Side.Sell, ShareEvidence.Balance);
        var price = PriceOf(stock, holding);
        var amount = matcher.AmountOf(stock.Code, ours)
            ?? (price.IsQuoted ? price * ours : new Won((long)((Int128)position.Tally.Cost.Amount * ours.Shares / position.Tally.Held.Shares)));
        desk.TellDifference(
            stock, unheard == ours
                ? $"{stock.Name} {ours}주는 체결을 듣지 못한 매도로 팔렸습니다. {amount}원에 판 것으로 장부를 맞춥니다"
                : $"{stock.Name} {ours}주를 직접 파셨습니다. {amount}원에 판 것으로 장부를 맞춥니다");
        booking.BookForeign(position, Side.Sell, ours, amount);
        return ours.Shares - unheard.Shares;
    }

    static Price PriceOf(Stock stock, BrokerHolding? holding) => holding is { Last.IsQuoted: true } ? holding.Last : stock.Quotes.Last;

    static Won CostOf(BrokerHolding holding, Quantity shares) =>
        new((long)((Int128)holding.Cost.Amount * shares.Shares / holding.Held.Shares));
}
