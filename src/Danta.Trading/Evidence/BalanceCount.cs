using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Compares each balance with the ledger. More than the ledger has are believed at the second look. Fewer are believed where an order
/// tells who sold them, the owner's or one of ours; where none does they are disputed: still ours, still protected, and they come home
/// with the next balance that has them, however long that takes and in however many parts. Until both agree nothing more is bought.
/// </summary>
sealed class BalanceCount(Desk desk, BalanceBooking books, BaseFinder bases)
{
    readonly Dictionary<InstrumentCode, BrokerHolding> _holdings = [];

    /// <summary>Something is held, or may have come.</summary>
    public bool ExpectsAny => desk.Stocks.All.Exists(stock => desk.Shares.Find(stock) is { } shares && (!shares.InAccount.IsZero || shares[ShareKind.Expected] > 0));

    public void Compare(BalanceAnswered answer)
    {
        if (desk.DryRun)
            return;
        _holdings.Clear();
        foreach (var holding in answer.Holdings)
        {
            // The same holding may be listed twice: it is one holding all the same.
            if (!_holdings.TryGetValue(holding.Code, out var known) || holding.Held > known.Held)
                _holdings[holding.Code] = holding;
            desk.Stocks.Get(holding.Code, holding.Name);
        }
        for (var index = 0; index < desk.Stocks.All.Count; index++)
        {
            var stock = desk.Stocks.All[index];
            var holding = _holdings.GetValueOrDefault(stock.Code);
            if (holding is not null || desk.Shares.Find(stock) is not null)
                Compare(stock, desk.Shares.Of(stock), holding, answer.AskedAt);
        }
    }

    void Compare(Stock stock, ShareLedger shares, BrokerHolding? holding, DateTimeOffset askedAt)
    {
        Audit(stock, shares);
        var held = holding?.Held ?? Quantity.Zero;
        shares.See(holding, askedAt);
        // Shares of ours that he has sold before he bought as many, or more, leave a count that seems right, or only too high.
        var replaced = desk.Positions.Of(stock) is null || stock.NewBase is not null ? 0
            : Math.Min(shares.Held.Shares, shares.Hand.SoldAndReplaced(shares.Owner, held.Shares - shares.InAccount.Shares, askedAt));
        var agrees = held == shares.InAccount && replaced == 0;
        // Nothing moved but what the owner's own orders moved: that too speaks against an order in doubt.
        var explained = shares.InAccount.Shares + shares.Hand.Unsettled;
        var isExplained = replaced > 0 || held.Shares == explained || shares.Hand.Unshown != 0 && shares.InAccount.Shares - held.Shares == shares.Hand.Unshown;
        TellDoubts(stock, held.Shares - explained, agrees || isExplained, askedAt);
        if (agrees)
        {
            Agree(stock, shares, askedAt);
            return;
        }
        var more = held > shares.InAccount ? held - shares.InAccount : Quantity.Zero;
        var behind = more.IsZero || isExplained ? Quantity.Zero : Quantity.Min(more, SoldUnshown(stock, shares, more, askedAt));
        var isBehind = !behind.IsZero && behind == more;
        if (!isBehind)
            (held, more) = (held - behind, more - behind);
        // Where the owner has ordered too, what came may be his.
        if (!more.IsZero && !isBehind && shares.Hand.Unsettled == 0 && UnlistedPurchase(stock, more) is { } unlisted)
        {
            HearByBalance(unlisted, shares, more, holding!, askedAt);
            return;
        }
        var hasOrder = desk.Orders.HasOpen(stock);
        if (hasOrder || stock.TouchedAt is { } touched && askedAt < touched + EvidenceTimes.Settled)
        {
            desk.Questions.PlanLook(hasOrder ? desk.Now + PauseWhileOpen(stock) : stock.TouchedAt!.Value + EvidenceTimes.Settled);
            return;
        }
        if (!isExplained && !isBehind)
            bases.Hear(stock, held);
        Prove(stock, askedAt);
        // What the owner's own orders explain to the share is believed at once: list and balance say the same.
        var isSure = isExplained || desk.Positions.Of(stock) is null && desk.Orders.Of(stock).Count == 0;
        var hasHis = !isExplained && more.IsZero && HasHisPurchase(stock, shares, held);
        var isEarly = more.Shares > shares.Left(Side.Buy) && !isExplained && IsBaseOpen(stock)
            || hasHis && explained - held.Shares != Unheard(stock, shares) && askedAt < shares.Hand.ListedAt + EvidenceTimes.LongestLag;
        if (isBehind || isEarly || !isExplained && IsDisputed(stock, shares, held)
            || !isSure && (shares.Difference?.BrokerHeld != held || askedAt - shares.Difference.SeenAt < PauseOf(stock)))
        {
            Differ(stock, shares, held, askedAt, isBehind || isEarly);
            return;
        }
        (shares.Difference, var isNewBase) = (null, books.Rebase(stock, held));
        shares.Dispute(Quantity.Zero, ShareEvidence.Balance);
        if (isNewBase)
        {
            shares.Hand.Settle(askedAt);
            return;
        }
        if (replaced > 0)
        {
            books.Lose(stock, shares.Owner + Quantity.Of(replaced), holding, isExplained: true);
            more = Quantity.Of(Math.Max(0, held.Shares - shares.InAccount.Shares));
        }
        if (hasHis)
        {
            books.Gain(stock, Quantity.Of(shares.Hand.Unsettled), holding!, askedAt);
            shares.Hand.Settle(askedAt);
        }
        var his = more.IsZero ? -books.Lose(stock, shares.InAccount - held, holding, isExplained) : books.Gain(stock, more, holding!, askedAt);
        if (isExplained)
            shares.Hand.Settle(askedAt);
        else
            shares.Hand.SettleBy(his);
        // The books have been put right: what a sale was refused for is gone, the next one need not wait.
        desk.Positions.Of(stock)?.Tries.Free();
    }

    /// <summary>
    /// More of what was held over night, and no purchase of ours may have brought, may be what a split has made of it: nobody's question
    /// before the day's base is known, or a price that yesterday's can have become.
    /// </summary>
    bool IsBaseOpen(Stock stock) =>
        desk.Positions.Of(stock) is not null && stock.NewBase is null && PriceBase.IsOpen(stock, desk.Day.Date)
        && (!stock.Quotes.IsPricedByTick || PriceBase.IsBeyondToday(stock, desk.Day.Date));

    /// <summary>Shares are counted twice, in the ledger and by the fills that won hang on: where the two differ we have made a mistake.</summary>
    void Audit(Stock stock, ShareLedger shares)
    {
        var byFills = desk.Positions.Of(stock)?.Tally.Held ?? Quantity.Zero;
        if (shares.Held != byFills)
            desk.Halt($"{stock.Name}: 원장에는 {shares.Held}주, 체결로는 {byFills}주입니다");
    }

    void Agree(Stock stock, ShareLedger shares, DateTimeOffset askedAt)
    {
        Prove(stock, askedAt);
        shares.Hand.Settle(askedAt, stillThere: true);
        var asked = desk.Moment with { At = askedAt };
        shares.ReleaseLeft(Side.Buy, asked.Before(EvidenceTimes.LongestLag), ShareEvidence.Balance);
        // A sale too many would be refused, unless the owner's own shares are there to be sold in the place of ours.
        shares.ReleaseLeft(Side.Sell, shares.MayHaveHis ? asked.Before(EvidenceTimes.LongestLag) : asked, ShareEvidence.Balance);
        shares.Dispute(Quantity.Zero, ShareEvidence.Balance);
        if (shares.Difference is not { } difference)
            return;
        shares.Difference = null;
        if (difference.IsTold)
            desk.TellDifference(stock, $"{stock.Name} 잔고가 다시 맞습니다");
        else
            desk.Note(DecisionKind.Reconciled, stock.Code, desk.Positions.Of(stock)?.Trade ?? 0, null, $"{stock.Name} 잔고가 다시 맞습니다");
    }

    /// <param name="beyond">Shares by which the balance is beyond what the books and the owner's own orders explain.</param>
    void TellDoubts(Stock stock, long beyond, bool isUnchanged, DateTimeOffset askedAt)
    {
        // All that a purchase of yesterday may have brought has come: a sale in doubt has taken nothing of it.
        var shares = desk.Shares.Of(stock);
        var left = shares.Left(Side.Buy);
        foreach (var order in desk.Orders.Of(stock))
        {
            // What the owner has done meanwhile, and no list explains yet, may have made up for it.
            if (order.Doubt is { } doubt && !(shares.Hand.NoticedAt > order.SentAt && askedAt - shares.Hand.NoticedAt < EvidenceTimes.LongestLag))
                TellDoubt(doubt, isUnchanged || order.Side == Side.Sell && beyond > 0 && beyond == left, askedAt < order.SentAt ? 0 : beyond, askedAt);
        }
    }

    static void TellDoubt(DoubtCase doubt, bool isUnchanged, long beyond, DateTimeOffset askedAt)
    {
        if (isUnchanged)
            doubt.BalanceUnchangedAt = askedAt;
        else
            doubt.BalanceChangedAt = askedAt;
        doubt.Beyond = beyond;
    }

    /// <summary>A sale that waits for the balance may go: this one says what is there. One that is too young to tell does not.</summary>
    void Prove(Stock stock, DateTimeOffset askedAt)
    {
        if (desk.Positions.Of(stock) is { BalanceNeededFrom: { } needed } position && askedAt >= needed)
            position.BalanceNeededFrom = null;
    }

    TimeSpan PauseWhileOpen(Stock stock)
    {
        foreach (var order in desk.Orders.Of(stock))
        {
            if (order.Phase == OrderPhase.AskedOfOwner)
                return EvidenceTimes.PauseForOwner;
        }
        return EvidenceTimes.Settled;
    }

    /// <summary>
    /// He has bought by the list while a sale of ours may have sold unheard: what is there are his, and what is missing is more than it seems. To
    /// the share, that is believed as anything is; else only of a balance that cannot but have them.
    /// </summary>
    bool HasHisPurchase(Stock stock, ShareLedger shares, Quantity held) =>
        shares.Hand.Unsettled > 0 && held.Shares >= shares.Hand.Unsettled && Unheard(stock, shares) > 0;

    /// <summary>What sales of ours may have sold, of which neither notice nor list tells.</summary>
    long Unheard(Stock stock, ShareLedger shares) => Math.Max(shares.Left(Side.Sell), Unlisted(stock));

    /// <summary>Shares of ours are not there, and neither the owner's orders nor one of ours that no list has say where they went.</summary>
    bool IsDisputed(Stock stock, ShareLedger shares, Quantity held) =>
        MissingOf(shares, held).Shares > Unheard(stock, shares) && shares.Hand.Unsettled >= 0 && !books.IsNewBase(stock, held);

    /// <summary>What sales of ours that no list has may have sold. One that has sold all of it by its notices explains nothing more.</summary>
    long Unlisted(Stock stock)
    {
        var sum = 0L;
        foreach (var order in desk.Orders.Of(stock))
            sum += order.Side == Side.Sell && order.Lists.Missed > 0 ? order.Fills.Remaining.Shares : 0;
        return sum;
    }

    /// <summary>
    /// What our own orders have just sold, and it may not have heard of: so many too many are nobody's. Where a purchase that no list has may
    /// have brought them, only if it has shown the same since before their sale was sent: it stands still then, or would have moved.
    /// </summary>
    Quantity SoldUnshown(Stock stock, ShareLedger shares, Quantity more, DateTimeOffset askedAt)
    {
        var (sold, mayHaveCome) = (0L, shares.Left(Side.Buy) > 0 || UnlistedPurchase(stock, more) is not null);
        foreach (var order in desk.Orders.Of(stock))
        {
            if (order.Side == Side.Sell && (!mayHaveCome || shares.Shown.Since <= order.SentAt)
                && (order.DoneAt is null || askedAt - order.DoneAt < EvidenceTimes.LongestLag || desk.SecondsHeard - order.DoneSecond < EvidenceTimes.LongestLag.TotalSeconds))
                sold += order.Fills.Quantity.Shares;
        }
        return Quantity.Of(sold);
    }

    /// <summary>The owner's shares go first.</summary>
    static Quantity MissingOf(ShareLedger shares, Quantity held) => shares.Held > held ? shares.Held - held : Quantity.Zero;

    TimeSpan PauseOf(Stock stock)
    {
        foreach (var order in desk.Orders.Of(stock))
        {
            if (!order.Fills.Quantity.IsZero && desk.Now - (order.DoneAt ?? desk.Now) < EvidenceTimes.Fresh)
                return EvidenceTimes.BetweenLooksAfterFill;
        }
        return EvidenceTimes.BetweenLooks;
    }

    /// <param name="isBehind">It is nobody's question, only a matter of time.</param>
    void Differ(Stock stock, ShareLedger shares, Quantity held, DateTimeOffset askedAt, bool isBehind)
    {
        if (shares.Difference is null)
            desk.Note(
                DecisionKind.Reconciled, stock.Code, desk.Positions.Of(stock)?.Trade ?? 0, null,
                $"{stock.Name} 잔고가 다릅니다. 다시 확인할 때까지 사지 않습니다",
                new Reason("장부", $"{shares.InAccount}주"), new Reason("증권사", $"{held}주"));
        shares.Difference = shares.Difference is not { } known ? new(held, askedAt, askedAt)
            : known.BrokerHeld != held ? known with { BrokerHeld = held, SeenAt = askedAt }
            : known;
        shares.Dispute(MissingOf(shares, held), ShareEvidence.Balance);
        if (isBehind)
            LookAgain(EvidenceTimes.BetweenLooksInDispute);
        else if (!IsDisputed(stock, shares, held))
            LookAgain(PauseOf(stock) == EvidenceTimes.BetweenLooks ? EvidenceTimes.BetweenLooks : EvidenceTimes.Settled);
        else if (askedAt - shares.Difference.Since < EvidenceTimes.YoungDispute)
            LookAgain(EvidenceTimes.BetweenLooksInDispute);
        else if (!shares.Difference.IsTold)
            TellDispute(stock, shares);
    }

    void TellDispute(Stock stock, ShareLedger shares)
    {
        shares.Difference = shares.Difference! with { IsTold = true };
        desk.TellDifference(
            stock, $"{stock.Name} {shares.Disputed}주가 잔고에 없고, 판 주문도 내역에 없습니다. 판 것으로 보지 않고 계속 지킵니다. 직접 옮기셨거나 파셨다면 '정리 {stock.Code}'로 알려 주세요");
    }

    void LookAgain(TimeSpan after)
    {
        desk.Questions.AskOrders(false);
        desk.Questions.PlanLook(desk.Now + after);
    }

    /// <summary>A purchase that works by its reply, and whole lists do not have it: what came may be its.</summary>
    OurOrder? UnlistedPurchase(Stock stock, Quantity more)
    {
        foreach (var order in desk.Orders.Of(stock))
        {
            if (order is { Side: Side.Buy, Phase: OrderPhase.Working or OrderPhase.Cancelling, Lists.Missed: >= EvidenceTimes.ListsWithout } && more <= order.Fills.Remaining)
                return order;
        }
        return null;
    }

    /// <summary>No notice and no list tells of its fills, and the balance has the shares at the second look: without a stop they must not be.</summary>
    void HearByBalance(OurOrder order, ShareLedger shares, Quantity more, BrokerHolding holding, DateTimeOffset askedAt)
    {
        if (shares.Difference?.BrokerHeld == holding.Held && askedAt - shares.Difference.SeenAt >= EvidenceTimes.BetweenLooks)
        {
            shares.Difference = null;
            books.HearByBalance(order, more, holding);
            return;
        }
        shares.Difference = new(holding.Held, askedAt, askedAt);
        LookAgain(EvidenceTimes.BetweenLooks);
    }
}
