using Danta.Market;

namespace Danta.Trading;

/// <summary>How many shares a purchase may have.</summary>
static class Sizing
{
    /// <summary>
    /// Whole shares that the budget pays for at the last price, never more than the broker allows. Money of purchases that the
    /// broker may not have heard of yet counts as spent, at the upper limit, as the broker itself would count it.
    /// </summary>
    public static Quantity Of(Desk desk, Stock stock)
    {
        var last = stock.Quotes.Last;
        if (!last.IsQuoted)
            return Quantity.Zero;
        var shares = Math.Min(desk.Settings.BudgetPerTrade.Amount / last.Won, stock.BuyingPower.Shares.Shares);
        var staked = Staked(desk);
        if (staked > Won.Zero)
        {
            var worst = stock.Instrument is { UpperLimit.IsQuoted: true } instrument ? instrument.UpperLimit : last;
            shares = Math.Min(shares, Math.Max(0, (stock.BuyingPower.Amount - staked).Amount) / worst.Won);
        }
        return Quantity.Of(shares);
    }

    static Won Staked(Desk desk)
    {
        var staked = Won.Zero;
        foreach (var order in desk.Orders.Open)
        {
            if (order.Side != Side.Buy || !order.IsNameless)
                continue;
            var worst = order.Stock.Instrument is { UpperLimit.IsQuoted: true } instrument ? instrument.UpperLimit : order.Stock.Quotes.Last;
            staked += worst * order.Quantity;
        }
        return staked;
    }
}
