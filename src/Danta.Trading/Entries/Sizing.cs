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
        return Quantity.Min(Quantity.Of(desk.BudgetOf(stock).Amount / last.Won), Allowed(desk, stock));
    }

    /// <summary>What the broker and the depth of the book allow, whatever the budget.</summary>
    public static Quantity Allowed(Desk desk, Stock stock)
    {
        var shares = stock.BuyingPower.Shares.Shares;
        if (DepthCap(desk, stock) is { } depth)
            shares = Math.Min(shares, depth);
        var staked = Staked(desk);
        if (staked > Won.Zero)
        {
            var worst = stock.Instrument is { UpperLimit.IsQuoted: true } instrument ? instrument.UpperLimit : stock.Quotes.Last;
            shares = Math.Min(shares, Math.Max(0, (stock.BuyingPower.Amount - staked).Amount) / worst.Won);
        }
        return Quantity.Of(shares);
    }

    /// <summary>The allowed share of what the ten ask levels offer; null: no such limit.</summary>
    public static long? DepthCap(Desk desk, Stock stock)
    {
        if (desk.Settings.Risk.MaxDepthShare is not { } share)
            return null;
        var asks = 0L;
        ref readonly var book = ref stock.Quotes.Book;
        for (var level = 0; level < BookSide.Depth && stock.Quotes.HasBook; level++)
            asks += book.Asks[level].Size.Shares;
        return share.FloorOf(new(asks)).Amount;
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
