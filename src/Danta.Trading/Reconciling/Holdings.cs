using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Compares shares. More than the books have are believed at the second look. Fewer are believed where an order tells who sold them, the
/// owner's or one of ours; where none does they are disputed: still ours, still protected, and they come home with the next balance that
/// has them, however long that takes and in however many parts. Until books and broker agree nothing more is bought of the stock.
/// </summary>
sealed class Holdings(Desk desk, Booking booking, OwnerTrades owner)
{
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>A balance may lag behind our own fills, which notices and list have proven: it outvotes them only if it keeps to it.</summary>
    static readonly TimeSpan BetweenLooksAfterFill = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>A dispute is looked at so often, and after so long only as often as everything is, and the owner hears of it.</summary>
    static readonly TimeSpan BetweenLooksInDispute = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Young = TimeSpan.FromSeconds(60);
    static readonly TimeSpan PauseForOwner = TimeSpan.FromSeconds(30);

    readonly Dictionary<InstrumentCode, BrokerHolding> _holdings = [];

    /// <summary>Something is held, or may have come.</summary>
    public bool ExpectsAny => desk.Stocks.All.Exists(stock => !stock.Expected.IsZero || stock.Unheard is not null || stock.HasOpenBuy);

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
            Compare(desk.Stocks.All[index], answer.AskedAt);
    }

    void Compare(Stock stock, DateTimeOffset askedAt)
    {
        var holding = _holdings.GetValueOrDefault(stock.Code);
        var held = holding?.Held ?? Quantity.Zero;
        stock.Sellable = (holding?.Sellable ?? Quantity.Zero, askedAt);
        var agrees = held == stock.Expected;
        // Nothing moved but what the owner's own orders moved: that too speaks against an order in doubt.
        var explained = stock.Expected.Shares + stock.OwnerNet - stock.OwnerNetSettled;
        var isExplained = held.Shares == explained;
        foreach (var order in stock.Orders)
        {
            if (order.Doubt is not { } doubt)
                continue;
            if (agrees || isExplained)
                doubt.BalanceUnchangedAt = askedAt;
            else
                doubt.BalanceChangedAt = askedAt;
            doubt.Beyond = askedAt < order.SentAt ? 0 : held.Shares - explained;
        }
        if (agrees)
        {
            Prove(stock, askedAt);
            SettleOwner(stock, askedAt);
            (stock.Unheard, stock.SoldUnheard) = (null, Quantity.Zero);
            Trust(stock);
            return;
        }
        // Where the owner has ordered too, what came may be his.
        if (held > stock.Expected && stock.OwnerNet == stock.OwnerNetSettled && UnlistedPurchase(stock, held - stock.Expected) is { } unlisted)
        {
            HearByBalance(unlisted, held, holding!, askedAt);
            return;
        }
        if (stock.HasOpenOrder || stock.TouchedAt is { } touched && askedAt < touched + Settled)
        {
            desk.Questions.PlanLook(stock.HasOpenOrder ? desk.Now + PauseWhileOpen(stock) : stock.TouchedAt!.Value + Settled);
            return;
        }
        Prove(stock, askedAt);
        // What the owner's own orders explain to the share is believed at once: list and balance say the same.
        var isSure = isExplained || stock.Position is null && stock.Orders.Count == 0;
        if (IsDisputed(stock, held)
            || !isSure && (stock.Suspicion is not { } suspicion || suspicion.BrokerHeld != held || askedAt - suspicion.SeenAt < PauseOf(stock)))
        {
            Suspect(stock, held, askedAt);
            return;
        }
        stock.Suspicion = null;
        SettleOwner(stock, askedAt);
        if (held > stock.Expected && Rebase(stock, held))
            return;
        var his = held > stock.Expected
            ? Gain(stock, held - stock.Expected - GainUnheard(stock, held - stock.Expected, holding!, askedAt), holding!)
            : -Lose(stock, stock.Expected - held, holding, isExplained);
        // The list will say by which orders of his; what it explains already is settled with it.
        stock.AheadOfList += isExplained ? 0 : his;
        FreeSales(stock);
    }

    static void SettleOwner(Stock stock, DateTimeOffset askedAt)
    {
        if (askedAt >= stock.OwnerNetAt)
            stock.OwnerNetSettled = stock.OwnerNet;
    }

    /// <summary>A sale that waits for the balance may go: this one says what is there. One that is too young to tell does not.</summary>
    static void Prove(Stock stock, DateTimeOffset askedAt)
    {
        if (stock.Position is { BalanceNeededFrom: { } needed } position && askedAt >= needed)
            position.BalanceNeededFrom = null;
    }

    /// <summary>The books have been put right: what a sale was refused for is gone, the next one need not wait.</summary>
    static void FreeSales(Stock stock)
    {
        stock.Position?.Tries.Free();
    }

    void Trust(Stock stock)
    {
        if (stock.Suspicion is null)
            return;
        if (stock.Suspicion.IsTold)
            desk.TellDifference(stock, $"{stock.Name} 잔고가 다시 맞습니다");
        else
            desk.Note(DecisionKind.Reconciled, stock.Code, stock.Position?.Trade ?? 0, null, $"{stock.Name} 잔고가 다시 맞습니다");
        stock.Suspicion = null;
    }

    /// <summary>What only the owner can tell is not learned by asking the broker every other second, for hours.</summary>
    static TimeSpan PauseWhileOpen(Stock stock)
    {
        foreach (var order in stock.Orders)
        {
            if (order.Doubt is { OwnerAsked: true })
                return PauseForOwner;
        }
        return Settled;
    }

    /// <summary>Shares of ours are not there, and neither the owner's orders nor one of ours that no list has say where they went.</summary>
    static bool IsDisputed(Stock stock, Quantity held) =>
        MissingOf(stock, held) > stock.SoldUnheard && stock.OwnerNet >= stock.OwnerNetSettled && !HasUnlistedSale(stock);

    TimeSpan PauseOf(Stock stock)
    {
        foreach (var order in stock.Orders)
        {
            if (!order.Fills.Quantity.IsZero && desk.Now - (order.DoneAt ?? desk.Now) < Fresh)
                return BetweenLooksAfterFill;
        }
        return BetweenLooks;
    }

    /// <summary>A sale of ours that no list has: then the balance is all there is.</summary>
    static bool HasUnlistedSale(Stock stock)
    {
        foreach (var order in stock.Orders)
        {
            if (order.Side == Side.Sell && order.Missed > 0)
                return true;
        }
        return false;
    }

    void Suspect(Stock stock, Quantity held, DateTimeOffset askedAt)
    {
        if (stock.Suspicion is null)
            desk.Note(
                DecisionKind.Reconciled, stock.Code, stock.Position?.Trade ?? 0, null,
                $"{stock.Name} 잔고가 다릅니다. 다시 확인할 때까지 사지 않습니다",
                new Reason("장부", $"{stock.Expected}주"), new Reason("증권사", $"{held}주"));
        if (stock.Suspicion is not { } known)
            stock.Suspicion = new(held, MissingOf(stock, held), askedAt, askedAt);
        else if (known.BrokerHeld != held)
            stock.Suspicion = known with { BrokerHeld = held, Missing = MissingOf(stock, held), SeenAt = askedAt };
        if (IsDisputed(stock, held))
            Dispute(stock, stock.Suspicion, askedAt);
        else
            LookAgain(PauseOf(stock) == BetweenLooks ? BetweenLooks : Settled);
    }

    void Dispute(Stock stock, Suspicion dispute, DateTimeOffset askedAt)
    {
        if (askedAt - dispute.Since < Young)
        {
            LookAgain(BetweenLooksInDispute);
            return;
        }
        if (dispute.IsTold)
            return;
        stock.Suspicion = dispute with { IsTold = true };
        desk.TellDifference(
            stock, $"{stock.Name} {dispute.Missing}주가 잔고에 없고, 판 주문도 내역에 없습니다. 판 것으로 보지 않고 계속 지킵니다. 직접 옮기셨거나 파셨다면 '정리 {stock.Code}'로 알려 주세요");
    }

    void LookAgain(TimeSpan after)
    {
        desk.Questions.AskOrders(false);
        desk.Questions.PlanLook(desk.Now + after);
    }

    /// <summary>The owner's word: what the last balance lacked is not ours any more. At the last price, for nobody says at which it went.</summary>
    public string WriteOff(Stock stock)
    {
        if (stock.NewBase is not null)
        {
            stock.NewBase = null;
            return $"{stock.Name}: 바뀐 기준가로 이어서 지킵니다";
        }
        if (stock.Suspicion is not { Missing.IsZero: false } dispute)
            return $"{stock.Name}: 잔고에 없는 단타의 주식이 없습니다";
        stock.Suspicion = null;
        // Some of them may have been sold after all.
        TakeOut(stock, Quantity.Min(dispute.Missing, stock.Position?.Tally.Held ?? Quantity.Zero), null);
        desk.Questions.AskBoth(true);
        return $"{stock.Name} {dispute.Missing}주를 장부에서 뺐습니다. 잔고와 다시 대조합니다";
    }

    /// <summary>The owner's shares go first.</summary>
    static Quantity MissingOf(Stock stock, Quantity held) =>
        Quantity.Of(Math.Max(0, stock.Expected.Shares - held.Shares - stock.OwnerHeld.Shares));

    /// <summary>As many shares as the new price base makes of ours: they cost what ours cost. The owner's own among them would be told apart by nobody.</summary>
    bool Rebase(Stock stock, Quantity held)
    {
        if (stock is not { NewBase: { } changed, Position: { } position } || !stock.OwnerHeld.IsZero)
            return false;
        var before = position.Tally.Held;
        if (!PriceBase.Explains(changed, before, held))
            return false;
        stock.NewBase = null;
        booking.BookForeign(position, Side.Buy, held - before, Won.Zero);
        position.High = changed.Today;
        desk.TellDifference(
            stock, $"{stock.Name} {before}주가 {held}주가 되었습니다. 평균가를 {Booking.Average(position.Tally.Cost, position.Tally.Held):#,##0.##}원으로 고치고 이어서 지킵니다");
        return true;
    }

    /// <summary>Shares of a purchase whose fill was never heard: ours, at the broker's cost.</summary>
    Quantity GainUnheard(Stock stock, Quantity more, BrokerHolding holding, DateTimeOffset askedAt)
    {
        if (stock.Unheard is not { } purchase)
            return Quantity.Zero;
        stock.Unheard = null;
        var ours = Quantity.Min(more, purchase.Open);
        var cost = CostOf(holding, ours);
        desk.TellDifference(stock, $"{stock.Name} {ours}주는 체결을 듣지 못한 매수의 것입니다 (매입금액 {cost}원). 이어서 관리합니다");
        if (purchase.Order is { } id && desk.Orders.TryGet(id, out var order))
        {
            // A list that has it after all tells of these same shares, not of more.
            order.Fills.Learn(order.Fills.Quantity + ours, order.Fills.Amount + cost, askedAt, isFinal: false);
            booking.Book(order);
            booking.AfterOrder(order);
            return ours;
        }
        if (stock.Position is not { } position)
        {
            position = new(purchase.Trade, stock, purchase.Condition, PositionOrigin.Danta, desk.Now) { Rule = purchase.Rule };
            desk.Positions.Add(position);
        }
        booking.BookForeign(position, Side.Buy, ours, cost);
        return ours;
    }

    /// <summary>A purchase that works by its reply, and whole lists do not have it: what came may be its.</summary>
    static Order? UnlistedPurchase(Stock stock, Quantity more)
    {
        const int ListsWithout = 3;
        foreach (var order in stock.Orders)
        {
            if (order is { Side: Side.Buy, State: OrderState.Working or OrderState.CancelSent, Missed: >= ListsWithout } && more <= order.Fills.Remaining)
                return order;
        }
        return null;
    }

    /// <summary>No notice and no list tells of its fills, and the balance has the shares at the second look: without a stop they must not be.</summary>
    void HearByBalance(Order order, Quantity held, BrokerHolding holding, DateTimeOffset askedAt)
    {
        var stock = order.Stock;
        if (stock.Suspicion is not { } seen || seen.BrokerHeld != held || askedAt - seen.SeenAt < BetweenLooks)
        {
            stock.Suspicion = new(held, Quantity.Zero, askedAt, askedAt);
            LookAgain(BetweenLooks);
            return;
        }
        var more = held - stock.Expected;
        stock.Suspicion = null;
        desk.TellDifference(stock, $"{OrderFlow.Describe(order)}: 내역에는 없지만 잔고에 {more}주가 들어와 체결된 것으로 보고 지킵니다");
        order.Fills.Learn(order.Fills.Quantity + more, order.Fills.Amount + CostOf(holding, more), askedAt, isFinal: false);
        if (order.Fills.Remaining.IsZero)
            desk.Apply(order, OrderFact.FullyFilled);
        booking.Book(order);
        booking.AfterOrder(order);
    }

    static Won CostOf(BrokerHolding holding, Quantity shares) =>
        new((long)((Int128)holding.Cost.Amount * shares.Shares / holding.Held.Shares));

    /// <summary>More than we know of: the owner's own shares.</summary>
    /// <returns>Shares that came by the owner's doing.</returns>
    long Gain(Stock stock, Quantity more, BrokerHolding holding)
    {
        if (more.IsZero)
            return 0;
        if (!desk.Settings.AdoptForeignPositions)
        {
            stock.OwnerHeld += more;
            desk.TellDifference(stock, $"{stock.Name} {more}주는 단타가 산 것이 아니므로 건드리지 않습니다");
            return more.Shares;
        }
        var position = stock.Position;
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

    /// <summary>Fewer than we know of: the owner's shares went first, then ours, at his price.</summary>
    /// <returns>Shares that went by the owner's doing.</returns>
    /// <param name="isExplained">By the owner's own orders, to the share: none of ours sold them.</param>
    long Lose(Stock stock, Quantity fewer, BrokerHolding? holding, bool isExplained)
    {
        var his = Quantity.Min(fewer, stock.OwnerHeld);
        if (!his.IsZero)
        {
            stock.OwnerHeld -= his;
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
        foreach (var order in stock.Orders)
        {
            if (order.Side != Side.Sell || order.Missed == 0 || left.IsZero || order.Fills.Remaining.IsZero)
                continue;
            var sold = Quantity.Min(left, order.Fills.Remaining);
            var price = holding is { Last.IsQuoted: true } ? holding.Last : stock.Quotes.Last;
            order.Fills.Learn(order.Fills.Quantity + sold, Won.Zero, desk.Now, isFinal: false, price);
            desk.TellDifference(stock, $"{OrderFlow.Describe(order)}: 내역에는 없지만 잔고가 {sold}주 줄어 체결된 것으로 봅니다");
            booking.Book(order);
            booking.AfterOrder(order);
            left -= sold;
        }
        return shares - left;
    }

    /// <returns>Those of them that no sale of ours may have sold.</returns>
    long TakeOut(Stock stock, Quantity ours, BrokerHolding? holding)
    {
        if (stock.Position is not { } position)
            return 0;
        var unheard = Quantity.Min(ours, stock.SoldUnheard);
        stock.SoldUnheard = Quantity.Zero;
        var price = holding is { Last.IsQuoted: true } ? holding.Last : stock.Quotes.Last;
        var amount = owner.AmountOf(stock.Code, ours)
            ?? (price.IsQuoted ? price * ours : new Won((long)((Int128)position.Tally.Cost.Amount * ours.Shares / position.Tally.Held.Shares)));
        desk.TellDifference(
            stock, unheard == ours
                ? $"{stock.Name} {ours}주는 체결을 듣지 못한 매도로 팔렸습니다. {amount}원에 판 것으로 장부를 맞춥니다"
                : $"{stock.Name} {ours}주를 직접 파셨습니다. {amount}원에 판 것으로 장부를 맞춥니다");
        booking.BookForeign(position, Side.Sell, ours, amount);
        return ours.Shares - unheard.Shares;
    }
}
