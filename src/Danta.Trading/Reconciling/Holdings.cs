using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Compares shares. The broker is right about how many there are; a difference is believed at the second look, and until then
/// only this one stock is quarantined.
/// </summary>
sealed class Holdings(Desk desk, Booking booking, OwnerTrades owner)
{
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>A balance may lag behind our own fills, which notices and list have proven: it outvotes them only if it keeps to it.</summary>
    static readonly TimeSpan BetweenLooksAfterFill = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Fewer shares than ours, and no list that says who sold them: a balance has been seen to be empty for a while (a ledger that is being
    /// put in order). A position must not lose its protection for that.
    /// </summary>
    static readonly TimeSpan BetweenLooksUnexplained = TimeSpan.FromSeconds(60);
    static readonly TimeSpan PauseForOwner = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PauseUnexplained = TimeSpan.FromSeconds(5);

    readonly Dictionary<InstrumentCode, BrokerHolding> _holdings = [];

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
            stock.Unheard = null;
            Trust(stock);
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
        if (!isSure && (stock.Suspicion is not { } suspicion || suspicion.BrokerHeld != held || askedAt - suspicion.AskedAt < PauseOf(stock, held)))
        {
            Suspect(stock, held, askedAt);
            return;
        }
        stock.Suspicion = null;
        SettleOwner(stock, askedAt);
        if (held > stock.Expected)
            Gain(stock, held - stock.Expected - GainUnheard(stock, held - stock.Expected, holding!, askedAt), holding!, isExplained);
        else
            Lose(stock, stock.Expected - held, holding, isExplained);
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
        stock.Suspicion = null;
        desk.Note(DecisionKind.Reconciled, stock.Code, stock.Position?.Trade ?? 0, null, $"{stock.Name} 잔고가 다시 맞습니다");
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

    TimeSpan PauseOf(Stock stock, Quantity held)
    {
        if (!MissingOf(stock, held).IsZero && stock.OwnerNet >= stock.OwnerNetSettled && !HasUnlistedSale(stock))
            return BetweenLooksUnexplained;
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
        if (stock.Suspicion is null || stock.Suspicion.BrokerHeld != held)
            stock.Suspicion = new(held, MissingOf(stock, held), askedAt);
        desk.Questions.AskOrders(false);
        var pause = PauseOf(stock, held);
        desk.Questions.PlanLook(desk.Now + (pause == BetweenLooks ? BetweenLooks : pause == BetweenLooksUnexplained ? PauseUnexplained : Settled));
    }

    /// <summary>The owner's shares go first.</summary>
    static Quantity MissingOf(Stock stock, Quantity held) =>
        Quantity.Of(Math.Max(0, stock.Expected.Shares - held.Shares - stock.OwnerHeld.Shares));

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

    static Won CostOf(BrokerHolding holding, Quantity shares) =>
        new((long)((Int128)holding.Cost.Amount * shares.Shares / holding.Held.Shares));

    /// <summary>More than we know of: the owner's own shares.</summary>
    /// <param name="isExplained">By his own orders in the list.</param>
    void Gain(Stock stock, Quantity more, BrokerHolding holding, bool isExplained)
    {
        if (more.IsZero || !isExplained && ComeBack(stock, more))
            return;
        if (!desk.Settings.AdoptForeignPositions)
        {
            stock.OwnerHeld += more;
            desk.TellDifference(stock, $"{stock.Name} {more}주는 단타가 산 것이 아니므로 건드리지 않습니다");
            return;
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
    }

    /// <summary>As many as were taken for sold though no list had such a sale: they were ours all the time.</summary>
    bool ComeBack(Stock stock, Quantity more)
    {
        if (stock.Lost is not { } lost || lost.Quantity != more || desk.Positions.Find(lost.Trade) is not { } position)
            return false;
        stock.Lost = null;
        if (!booking.TakeBackForeign(position, more))
            return false;
        desk.TellDifference(stock, $"{stock.Name} {more}주가 잔고에 다시 있습니다. 판 것으로 본 것을 되돌리고 이어서 관리합니다");
        return true;
    }

    /// <summary>Fewer than we know of: the owner's shares went first, then ours, at his price.</summary>
    void Lose(Stock stock, Quantity fewer, BrokerHolding? holding, bool isExplained)
    {
        var his = Quantity.Min(fewer, stock.OwnerHeld);
        if (!his.IsZero)
        {
            stock.OwnerHeld -= his;
            desk.TellDifference(stock, $"{stock.Name} 직접 보유분이 {his}주 줄었습니다");
        }
        var ours = fewer - his;
        if (ours.IsZero || stock.Position is not { } position)
            return;
        var price = holding is { Last.IsQuoted: true } ? holding.Last : stock.Quotes.Last;
        var amount = owner.AmountOf(stock.Code, ours)
            ?? (price.IsQuoted ? price * ours : new Won((long)((Int128)position.Tally.Cost.Amount * ours.Shares / position.Tally.Held.Shares)));
        desk.TellDifference(stock, $"{stock.Name} {ours}주를 직접 파셨습니다. {amount}원에 판 것으로 장부를 맞춥니다");
        booking.BookForeign(position, Side.Sell, ours, amount);
        stock.Lost = isExplained ? null : (position.Trade, ours);
    }
}
