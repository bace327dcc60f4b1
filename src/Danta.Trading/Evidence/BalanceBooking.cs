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
        if (disputed.IsZero && shares.Difference is { } seen && seen.BrokerHeld < shares.Held)
        {
            if (desk.Orders.HasOpen(stock))
                return $"{stock.Name}: 아직 끝나지 않은 주문이 있어 장부에서 빼지 않았습니다. 그 주문이 끝난 뒤에 다시 '정리 {stock.Code}'로 알려 주세요";
            // A sale that was tried with them and refused has put them among the others, until the next balance.
            disputed = shares.Held - seen.BrokerHeld;
        }
        if (disputed.IsZero)
            return $"{stock.Name}: 잔고에 없는 단타의 주식이 없습니다";
        shares.Difference = null;
        shares.Dispute(Quantity.Zero, ShareEvidence.OwnerSaid);
        // Some of them may have been sold after all.
        TakeOut(stock, Quantity.Min(disputed, shares.Held), null);
        desk.Questions.AskBoth(true);
        return $"{stock.Name} {disputed}주를 장부에서 뺐습니다. 잔고와 다시 대조합니다";
    }

    /// <summary>The balance has as many as the new price base makes of ours.</summary>
    public bool IsNewBase(Stock stock, Quantity held) =>
        stock.NewBase is { } changed && desk.Positions.Of(stock) is { } position && desk.Shares.Of(stock).Owner.IsZero
        && PriceBase.Explains(changed, position.Tally.Held, held);

    /// <summary>As many shares as the new price base makes of ours: they cost what ours cost. The owner's own among them would be told apart by nobody.</summary>
    public bool Rebase(Stock stock, Quantity held)
    {
        if (!IsNewBase(stock, held))
            return false;
        var (position, before) = (desk.Positions.Of(stock)!, desk.Positions.Of(stock)!.Tally.Held);
        booking.Rebase(position, held, stock.NewBase!);
        (position.High, position.HighBid) = (stock.NewBase!.Today, default);
        // A price of the former base would sell at once, or never.
        position.OwnStop = null;
        stock.Quotes.Settle(stock.NewBase.Today);
        stock.NewBase = null;
        // What was decided by the old average is decided anew; the owner's own word stands.
        if (position.Exit is { Urgency: not Urgency.Panic })
            position.Exit = null;
        desk.TellDifference(
            stock, $"{stock.Name} {before}주가 {held}주가 되었습니다. 평균가를 {Amounts.Average(position.Tally.Cost, position.Tally.Held):#,##0.##}원으로 고치고 이어서 지킵니다");
        return true;
    }

    /// <summary>A working purchase that no list has: what came is its.</summary>
    public void HearByBalance(OurOrder order, Quantity more, BrokerHolding holding)
    {
        desk.TellDifference(order.Stock, $"{order.Words}: 내역에는 없지만 잔고에 {more}주가 들어와 체결된 것으로 보고 지킵니다");
        order.Fills.Guess(more, CostToday(order.Stock, holding, more));
        if (order.Fills.Remaining.IsZero)
            desk.Apply(order, OrderFact.FullyFilled);
        booking.Book(order);
        booking.AfterOrder(order);
    }

    /// <summary>More than the ledger has: first what purchases may have brought that nobody told of, then the owner's own.</summary>
    /// <returns>Shares that came by the owner's doing.</returns>
    public long Gain(Stock stock, Quantity more, BrokerHolding holding, DateTimeOffset askedAt)
    {
        // What he has bought meanwhile, by the list or by what was heard, is no claim's.
        var hand = desk.Shares.Of(stock).Hand;
        var his = Quantity.Min(more, hand.Bought);
        more -= his;
        foreach (var claim in desk.Shares.Of(stock).Claims.ToArray())
        {
            if (claim is { IsLeft: true, Side: Side.Buy } && !more.IsZero)
                more -= GainUnheard(stock, claim, Quantity.Min(more, claim.Shares), holding);
        }
        more += his;
        desk.Shares.Of(stock).ReleaseLeft(Side.Buy, (desk.Moment with { At = askedAt }).Before(EvidenceTimes.LongestLag), ShareEvidence.Balance);
        if (more.IsZero)
            return 0;
        if (!desk.Settings.AdoptForeignPositions)
        {
            desk.Shares.Of(stock).Move(ShareKind.Hand, ShareKind.Owner, more, ShareEvidence.Balance);
            if (desk.HasLostRecords)
                AskWhose(stock, more);
            else
                desk.TellDifference(stock, $"{stock.Name} {more}주는 단타가 산 것이 아니므로 건드리지 않습니다");
            return more.Shares;
        }
        TakeOver(stock, more, CostOf(holding, more));
        return more.Shares;
    }

    /// <summary>The owner's word: what is in the account beside the books is ours to protect. At the broker's cost.</summary>
    public string Adopt(Stock stock)
    {
        var shares = desk.Shares.Of(stock);
        var his = shares.Owner;
        if (his.IsZero || shares.Seen?.Row is not { } row || row.Held < his)
            return $"{stock.Name}: 넘겨받을 주식이 없습니다. 잔고를 다시 확인한 뒤 말씀해 주세요";
        var cost = CostOf(row, his);
        desk.Standing.IsAskedWhose = false;
        shares.Move(ShareKind.Owner, ShareKind.Hand, his, ShareEvidence.OwnerSaid);
        TakeOver(stock, his, cost);
        return $"{stock.Name} {his}주를 넘겨받아 지키고 팝니다 (매입금액 {cost}원)";
    }

    /// <summary>
    /// A question that is open is asked again at a start. With records lost what the replay has made the owner's may have been bought by an
    /// order of ours that it does not know: where he is said to have bought today, he is asked.
    /// </summary>
    public void AskWhoseAgain()
    {
        foreach (var stock in desk.Stocks.All)
        {
            if (desk.Shares.Find(stock) is { Owner: { IsZero: false } his } && (desk.Standing.IsAskedWhose || matcher.HasBought(stock.Code)))
                AskWhose(stock, his);
        }
    }

    /// <summary>Nobody but the owner can tell: without the lost records they may be his, or ours and without their stop.</summary>
    void AskWhose(Stock stock, Quantity more)
    {
        desk.TellDifference(
            stock, $"{stock.Name} {more}주: 기록이 손상되어 단타가 산 것인지 알 수 없습니다. 손절 없이 그대로 둡니다. 단타의 것이면 '넘겨받기 {stock.Code}', 직접 사신 것이면 '재개'로 알려 주세요");
        desk.Standing.IsAskedWhose = true;
        desk.Halt("기록이 손상되어 누구의 것인지 모르는 주식이 있습니다. 답하실 때까지 사지 않습니다");
    }

    void TakeOver(Stock stock, Quantity more, Won cost)
    {
        var position = desk.Positions.Of(stock);
        if (position is null)
        {
            position = new(desk.Positions.NextTrade(), stock, "", PositionOrigin.Owner, desk.Now);
            desk.Positions.Add(position);
        }
        desk.TellDifference(stock, $"{stock.Name} {more}주를 넘겨받아 관리합니다 (매입금액 {cost}원)");
        booking.BookForeign(position, Side.Buy, more, cost);
    }

    /// <summary>Shares of a purchase whose fill was never heard: ours, at the broker's cost.</summary>
    Quantity GainUnheard(Stock stock, Claim purchase, Quantity ours, BrokerHolding holding)
    {
        var cost = CostOf(holding, ours);
        desk.TellDifference(stock, $"{stock.Name} {ours}주는 체결을 듣지 못한 매수의 것입니다 (매입금액 {cost}원). 이어서 관리합니다");
        if (desk.Orders.TryGet(purchase.Order, out var order))
        {
            // A list that has it after all tells of these same shares, not of more.
            order.Fills.Guess(ours, CostToday(stock, holding, ours));
            booking.Book(order);
            booking.AfterOrder(order);
            return ours;
        }
        // Its round trip may have ended today with what was heard of it: then it is the same that goes on.
        if ((desk.Positions.Of(stock) ?? desk.Positions.Find(purchase.Trade)) is not { } position)
        {
            position = new(purchase.Trade, stock, purchase.Condition, PositionOrigin.Danta, desk.Now) { Rule = purchase.Rule };
            desk.Positions.Add(position);
        }
        booking.BookForeign(position, Side.Buy, ours, cost, purchase.Order);
        return ours;
    }

    /// <summary>Fewer than the ledger has: sales of ours that nobody told of, then the owner's own shares, then ours by his doing, at his price.</summary>
    /// <param name="isExplained">By the owner's own orders, to the share: none of ours sold them.</param>
    /// <returns>Shares that went by the owner's doing.</returns>
    public long Lose(Stock stock, Quantity fewer, BrokerHolding? holding, bool isExplained)
    {
        var shares = desk.Shares.Of(stock);
        if (!isExplained)
        {
            fewer -= SellUnlisted(stock, fewer, holding);
            fewer -= SellLeft(stock, fewer, holding);
        }
        var his = Quantity.Min(fewer, shares.Owner);
        if (!his.IsZero)
        {
            shares.Move(ShareKind.Owner, ShareKind.Hand, his, ShareEvidence.Balance);
            desk.TellDifference(stock, $"{stock.Name} 직접 보유분이 {his}주 줄었습니다");
        }
        var ours = fewer - his;
        if (!ours.IsZero && TakeOut(stock, ours, holding) is { } amount)
            desk.TellDifference(stock, desk.HasLostRecords
                ? $"{stock.Name} {ours}주가 팔렸습니다. 기록이 손상되어 직접 파셨는지 단타가 팔았는지 알 수 없습니다. {amount}원에 판 것으로 장부를 맞춥니다"
                : $"{stock.Name} {ours}주를 직접 파셨습니다. {amount}원에 판 것으로 장부를 맞춥니다");
        return fewer.Shares;
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
            order.Fills.Guess(sold, Won.Zero, PriceOf(stock, holding));
            desk.TellDifference(stock, $"{order.Words}: 내역에는 없지만 잔고가 {sold}주 줄어 체결된 것으로 봅니다");
            booking.Book(order);
            booking.AfterOrder(order);
            left -= sold;
        }
        return shares - left;
    }

    /// <summary>Sales of an earlier day that nobody told of.</summary>
    Quantity SellLeft(Stock stock, Quantity fewer, BrokerHolding? holding)
    {
        var shares = desk.Shares.Of(stock);
        var sold = Quantity.Min(fewer, Quantity.Of(shares.Left(Side.Sell)));
        if (sold.IsZero || desk.Positions.Of(stock) is not { } position)
            return Quantity.Zero;
        var amount = AmountOf(stock, position, sold, holding);
        shares.ReleaseLeft(Side.Sell, HeardMoment.Latest, ShareEvidence.Balance);
        desk.TellDifference(stock, $"{stock.Name} {sold}주는 체결을 듣지 못한 매도로 팔렸습니다. {amount}원에 판 것으로 장부를 맞춥니다");
        booking.BookForeign(position, Side.Sell, sold, amount);
        return sold;
    }

    /// <summary>Shares of ours that the owner has sold or moved himself.</summary>
    /// <returns>What they are taken to have brought; null: nothing is held.</returns>
    Won? TakeOut(Stock stock, Quantity ours, BrokerHolding? holding)
    {
        if (desk.Positions.Of(stock) is not { } position)
            return null;
        var amount = AmountOf(stock, position, ours, holding);
        booking.BookForeign(position, Side.Sell, ours, amount);
        return amount;
    }

    /// <summary>What they brought: by the owner's own sales, else at the last price, else at what they cost.</summary>
    Won AmountOf(Stock stock, Position position, Quantity shares, BrokerHolding? holding)
    {
        var price = PriceOf(stock, holding);
        return matcher.AmountOf(stock.Code, shares)
            ?? (price.IsQuoted ? price * shares : new Won((long)((Int128)position.Tally.Cost.Amount * shares.Shares / position.Tally.Held.Shares)));
    }

    static Price PriceOf(Stock stock, BrokerHolding? holding) => holding is { Last.IsQuoted: true } ? holding.Last : stock.Quotes.Last;

    /// <summary>
    /// Of a purchase of today. Where no price of the day makes such a cost, the row's figure is that of more shares or fewer, or of the
    /// owner's of other years among them: then it is the last price, for a stop must not see a loss that is none.
    /// </summary>
    static Won CostToday(Stock stock, BrokerHolding holding, Quantity shares)
    {
        var (cost, last) = (CostOf(holding, shares), PriceOf(stock, holding));
        ref readonly var day = ref stock.Quotes.Trade;
        return last.IsQuoted && day.Low.IsQuoted && (cost < day.Low * shares || cost > day.High * shares) ? last * shares : cost;
    }

    static Won CostOf(BrokerHolding holding, Quantity shares) =>
        new((long)((Int128)holding.Cost.Amount * shares.Shares / holding.Held.Shares));
}
