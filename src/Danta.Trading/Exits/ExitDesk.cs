using Danta.Market;

namespace Danta.Trading;

/// <summary>Decides when what is held is sold, and sees the sale through: it is proven shares that are sold, and never twice.</summary>
sealed class ExitDesk(Desk desk, OrderFlow orders)
{
    static readonly TimeSpan HeldSample = TimeSpan.FromSeconds(5);

    public void OnPrice(Stock stock)
    {
        if (stock.Position is not { } position)
            return;
        if (stock.Quotes.Last > position.High)
            position.High = stock.Quotes.Last;
        Review(position);
    }

    public void OnSecond()
    {
        for (var index = desk.Positions.Open.Count - 1; index >= 0; index--)
        {
            var position = desk.Positions.Open[index];
            Review(position);
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
        if (position.Exit is not { } exit || exit.Urgency < urgency)
            Decide(position, reason, urgency);
        Sell(position, position.Exit!);
    }

    void Review(Position position)
    {
        if (position.Exit is null && ExitRules.FirstFiring(desk, position) is { } rule)
            Decide(position, rule.Name, Urgency.Exit);
        if (position.Exit is { } exit)
            Sell(position, exit);
    }

    void Decide(Position position, string reason, Urgency urgency)
    {
        position.Exit = new(reason, urgency, desk.Now);
        var stock = position.Stock;
        var profit = stock.Quotes.Last.IsQuoted ? stock.Quotes.Last * position.Tally.Held - position.Tally.Cost : Won.Zero;
        desk.Note(
            DecisionKind.Exit, stock.Code, position.Trade, null, $"{stock.Name} 매도 결정: {reason}",
            new Reason("현재가", $"{stock.Quotes.Last}"),
            new Reason("평균가", $"{Booking.Average(position.Tally.Cost, position.Tally.Held):N2}"),
            new Reason("수익률", $"{Booking.Percent(profit, position.Tally.Cost):0.00} %"), new Reason("최고가", $"{position.High}"),
            new Reason("보유", $"{(desk.Now - position.OpenedAt).TotalSeconds:0}초"));
    }

    void Sell(Position position, ExitOrder exit)
    {
        var stock = position.Stock;
        CancelPurchases(stock, exit);
        if (desk.Standing.Finished || desk.Now < position.SellAt || !MaySell(position))
            return;
        var free = stock.Free;
        // What the broker does not have cannot be sold: the second look at the balance decides whose the difference is.
        if (stock.Suspicion is { } suspicion)
            free = Quantity.Min(free, suspicion.BrokerHeld);
        free = Distinct(stock, free);
        if (!free.IsZero)
            orders.Place(stock, Side.Sell, free, exit.Urgency, position.Trade, exit.Reason);
    }

    bool MaySell(Position position)
    {
        if (!desk.Day.TakesOrders(desk.Now, desk.Settings.Session))
            return false;
        return position.BalanceNeededFrom is null;
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
            || stock.InstrumentAskedAt is { } at && desk.Now - at < HeldSample)
            return;
        stock.InstrumentAskedAt = desk.Now;
        desk.Out.Add(new Ask(new InstrumentQuestion(stock.Code), false));
    }
}
