using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What purchases cost at the worst, as the broker counts it: an order without a price at the upper limit, commission on top.
/// </summary>
static class Commitments
{
    /// <summary>
    /// The broker's figure is asked of a ledger that takes an order and answers a question by different ways: an order counts as
    /// held back in it once it had been accepted for this long. Until then its money is subtracted, at the worst twice for a second.
    /// </summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    /// <summary>Never above 100 % but by the stock's own rate; one that nobody knows counts in full.</summary>
    const int FullMargin = 100;

    /// <summary>What may be spent now: the figure less all that was sent and is not in it yet.</summary>
    public static Won Spendable(Desk desk) => desk.Funds.Amount - Open(desk);

    /// <summary>The worst that so many shares of a stock can cost.</summary>
    public static Won Cost(Desk desk, Stock stock, Price? limit, Quantity quantity)
    {
        var amount = (limit ?? Worst(stock)) * quantity;
        var margin = Math.Max(FullMargin, stock.Instrument?.MarginPercent ?? 0);
        var held = new Won((long)((Int128)amount.Amount * margin / FullMargin));
        return held + desk.Settings.Costs.CommissionOf(held);
    }

    /// <summary>The most shares whose worst cost so much money pays for.</summary>
    public static Quantity Affordable(Desk desk, Stock stock, Won money)
    {
        if (money <= Won.Zero)
            return Quantity.Zero;
        var one = Cost(desk, stock, null, Quantity.Of(1));
        var shares = money.Amount / Math.Max(1, one.Amount);
        // The commission is cut to a won for the whole and for a share: the estimate is a few shares off at the most.
        while (shares > 0 && Cost(desk, stock, null, Quantity.Of(shares)) > money)
            shares--;
        while (Cost(desk, stock, null, Quantity.Of(shares + 1)) <= money)
            shares++;
        return Quantity.Of(shares);
    }

    /// <summary>As the broker counts an order without a price; where nobody has told the upper limit, as high as it can be.</summary>
    static Price Worst(Stock stock) => stock.Instrument is { UpperLimit.IsQuoted: true } instrument
        ? instrument.UpperLimit
        : Price.FromWon((int)Math.Min(Price.MaxWon, stock.Quotes.Last.Won * 13L / 10 + 1));

    static Won Open(Desk desk)
    {
        var sum = Won.Zero;
        if (desk.DryRun)
        {
            // Nothing of a dry run ever is in the broker's figure.
            foreach (var position in desk.Positions.Open)
                sum += position.Tally.Cost;
            foreach (var order in desk.Orders.Open)
                sum += order.Side == Side.Buy ? Cost(desk, order.Stock, order.Limit, order.Fills.Remaining) : Won.Zero;
            return sum;
        }
        foreach (var order in desk.Orders.Spending)
            sum += IsInFigure(order, desk.Funds.AskedAt) ? Won.Zero : CostOf(desk, order);
        return sum;
    }

    /// <summary>What it has cost, and what is left of it at the worst.</summary>
    static Won CostOf(Desk desk, Order order)
    {
        var filled = order.Fills.Amount;
        var rest = order.IsOpen || order.IsUnsettled ? order.Fills.Remaining : Quantity.Zero;
        return filled + desk.Settings.Costs.CommissionOf(filled) + Cost(desk, order.Stock, order.Limit, rest);
    }

    /// <summary>The broker had it when the figure was asked: its money was held back, and since then it can only have become less.</summary>
    public static bool IsInFigure(Order order, DateTimeOffset? askedAt) => order.NamedAt is { } named && askedAt >= named + Settled;
}
