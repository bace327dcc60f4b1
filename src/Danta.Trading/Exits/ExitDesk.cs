using Danta.Market;

namespace Danta.Trading;

/// <summary>Decides when what is held is sold, and sees the sale through: it is proven shares that are sold, and never twice.</summary>
sealed class ExitDesk(Desk desk, OrderFlow orders)
{
    /// <summary>A sale that was refused for want of shares waits for a balance, but not for ever: the broker may not answer at all.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>A stop that is to leave nothing behind has no ten seconds.</summary>
    static readonly TimeSpan LongestWaitAtStop = TimeSpan.FromSeconds(4);

    static readonly TimeSpan HeldSample = TimeSpan.FromSeconds(5);

    public void OnPrice(Stock stock)
    {
        if (stock.Position is not { } position)
            return;
        if (stock.Quotes.Last > position.High)
            position.High = stock.Quotes.Last;
        position.WasLocked |= LimitOpenedExit.IsLocked(stock);
        Review(position);
    }

    public void OnSecond()
    {
        for (var index = desk.Positions.Open.Count - 1; index >= 0; index--)
        {
            var position = desk.Positions.Open[index];
            Review(position);
            desk.PrepareExit(position);
            AskForProof(position);
            SampleIfSilent(position.Stock);
        }
    }

    /// <summary>Goes on with every sale under way: shares may have been freed or proven by the last event.</summary>
    public void Continue()
    {
        for (var index = 0; index < desk.Positions.Open.Count; index++)
        {
            if (desk.Positions.Open[index].Exit is { } exit)
                Sell(desk.Positions.Open[index], exit);
        }
    }

    /// <summary>Sells all of a position, whatever the rules say. A more urgent wish outranks a lesser one.</summary>
    public void Order(Position position, string reason, Urgency urgency)
    {
        if (position.Exit is not { } exit || exit.Urgency < urgency || !exit.Keep.IsZero)
        {
            Decide(position, reason, urgency);
            // What was refused before is tried again: he asks for it now.
            (position.Refusals, position.SellAt) = (0, default);
        }
        Sell(position, position.Exit!);
    }

    void Review(Position position)
    {
        // A part sale under way gives way to a reason to sell everything.
        if (position.Exit is null or { Keep.IsZero: false } && ExitRules.FirstFiring(desk, position) is { } rule)
        {
            if (rule != ExitRules.Part)
                Decide(position, rule.Name, Urgency.Exit);
            else if (position.Exit is null)
                Decide(position, rule.Name, Urgency.Exit, PartExit.Keep(desk, position));
        }
        if (position.Exit is { } exit)
            Sell(position, exit);
    }

    void Decide(Position position, string reason, Urgency urgency, Quantity keep = default)
    {
        position.Exit = new(reason, urgency, desk.Now, keep);
        var stock = position.Stock;
        var profit = stock.Quotes.Last.IsQuoted ? stock.Quotes.Last * position.Tally.Held - position.Tally.Cost : Won.Zero;
        desk.Note(
            DecisionKind.Exit, stock.Code, position.Trade, null, $"{stock.Name} 매도 결정: {reason}{Circumstances(stock)}",
            new Reason("현재가", $"{stock.Quotes.Last}"),
            new Reason("평균가", $"{Booking.Average(position.Tally.Cost, position.Tally.Held):N2}"),
            new Reason("수익률", $"{Booking.Percent(profit, position.Tally.Cost):0.00} %"), new Reason("최고가", $"{position.High}"),
            new Reason("보유", $"{(desk.Now - position.OpenedAt).TotalSeconds:0}초"));
    }

    void Sell(Position position, ExitOrder exit)
    {
        var stock = position.Stock;
        if (!exit.Keep.IsZero && position.Tally.Held <= exit.Keep)
        {
            (position.Exit, position.PartTaken) = (null, true);
            return;
        }
        CancelPurchases(stock, exit);
        FallBack(position, exit);
        if (desk.Standing.Finished || desk.Now < position.SellAt || !MaySell(position))
            return;
        var free = stock.Free > exit.Keep ? stock.Free - exit.Keep : Quantity.Zero;
        // What the broker does not have cannot be sold: the second look at the balance decides whose the difference is.
        var missing = stock.Suspicion is { } suspicion && suspicion.Missing > stock.SoldByOwner ? suspicion.Missing : stock.SoldByOwner;
        free = free > missing ? free - missing : Quantity.Zero;
        free = Distinct(stock, free);
        if (free.IsZero)
            return;
        var type = TypeFor(position, exit);
        var order = orders.Place(stock, Side.Sell, free, exit.Urgency, position.Trade, exit.Reason, type);
        desk.Note(
            DecisionKind.Order, stock.Code, position.Trade, order.Id, $"{stock.Name} {free}주 매도 주문: {exit.Reason}",
            new Reason("결정 뒤", Spans.Of(desk.Now - exit.At)), new Reason("주문 종류", Word(type)));
    }

    /// <summary>A sale that waits for the balance asks until one has come: the first may have failed.</summary>
    void AskForProof(Position position)
    {
        if (desk.DryRun || position.Exit is null || position.Stock.HasOpenOrder)
            return;
        if (position.BalanceNeededFrom is { } from)
            desk.Questions.AskBalanceFrom(from);
        else if (!position.Stock.SoldByOwner.IsZero)
            desk.Questions.AskBalanceFrom(default);
    }

    static string Word(OrderType type) => type switch
    {
        OrderType.Best => "최유리지정가",
        OrderType.MarketIoc => "IOC시장가",
        OrderType.BestIoc => "IOC최유리",
        OrderType.Limit => "지정가",
        _ => "시장가",
    };

    /// <summary>Anything but market is tried once, and never where it is urgent.</summary>
    OrderType TypeFor(Position position, ExitOrder exit) =>
        position.MarketOnly || exit.Urgency == Urgency.Panic || position.Stock.Quotes is { InVi: true } or { InAuction: true } ? OrderType.Market : desk.Settings.Orders.ExitType;

    /// <summary>A sale that is not at market has had its time: its rest is called back and goes at market.</summary>
    void FallBack(Position position, ExitOrder exit)
    {
        foreach (var order in position.Stock.Orders)
        {
            if (order.Side != Side.Sell || order.Trade != position.Trade || order.Type == OrderType.Market)
                continue;
            if (order.State is OrderState.Cancelled or OrderState.Rejected)
                position.MarketOnly = true;
            else if (order.State == OrderState.Working
                && (exit.Urgency == Urgency.Panic || desk.Now - order.SentAt >= desk.Settings.Orders.FallbackAfter))
                orders.Cancel(order, exit.Urgency, "시장가로 다시 팔기 위해");
        }
    }

    /// <summary>Where the market is not as usual, an exit says what its order will meet.</summary>
    string Circumstances(Stock stock) =>
        stock.Quotes.InVi ? " (VI: 단일가로 체결됩니다)"
        : !desk.Day.TakesOrders(desk.Now, desk.Settings.Session) ? " (장이 열리면 팝니다)"
        : stock.Quotes.InAuction || !desk.Day.IsContinuous(desk.Now, desk.Settings.Session) ? " (동시호가: 단일가로 체결됩니다)"
        : stock.Instrument is { LowerLimit.IsQuoted: true } instrument && stock.Quotes.Last == instrument.LowerLimit
            ? " (하한가: 매수 잔량을 기다립니다)"
            : "";

    bool MaySell(Position position)
    {
        if (!desk.Day.TakesOrders(desk.Now, desk.Settings.Session))
            return false;
        var longest = desk.Standing.StoppingSince is null ? LongestWait : LongestWaitAtStop;
        return desk.DryRun || position.BalanceNeededFrom is not { } needed || desk.Now - needed >= longest;
    }

    void CancelPurchases(Stock stock, ExitOrder exit)
    {
        foreach (var order in stock.Orders)
        {
            if (order.Side == Side.Buy && order.State == OrderState.Working)
                orders.Cancel(order, exit.Urgency, exit.Reason);
        }
    }

    /// <summary>
    /// Two sales that look alike must never be in doubt at once, for nothing tells them apart at the broker: while one without a
    /// number is out, the next differs by a share.
    /// </summary>
    static Quantity Distinct(Stock stock, Quantity quantity)
    {
        var shares = quantity.Shares;
        for (var index = 0; shares > 0 && index < stock.Orders.Count;)
        {
            var order = stock.Orders[index++];
            if (!order.IsNameless || order.Side != Side.Sell || order.Quantity.Shares != shares)
                continue;
            shares--;
            index = 0;
        }
        return Quantity.Of(shares);
    }

    /// <summary>A held stock must not be without a price because its stream is silent.</summary>
    void SampleIfSilent(Stock stock)
    {
        if (!desk.Day.TakesOrders(desk.Now, desk.Settings.Session) || desk.Now - (stock.Quotes.PricedAt ?? default) < HeldSample
            || desk.Now - (stock.Quotes.TickedAt ?? default) < HeldSample
            || stock.StateAskedAt is { } at && desk.Now - at < HeldSample)
            return;
        stock.StateAskedAt = stock.InstrumentAskedAt = desk.Now;
        desk.Out.Add(new Ask(new InstrumentQuestion(stock.Code), false));
    }
}
