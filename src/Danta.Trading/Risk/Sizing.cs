using Danta.Market;

namespace Danta.Trading;

/// <summary>How many shares a purchase may have.</summary>
static class Sizing
{
    /// <summary>Whole shares that the budget pays for at the last price, never more than money and book allow.</summary>
    public static Quantity Of(Desk desk, Stock stock)
    {
        var last = stock.Quotes.Last;
        return last.IsQuoted ? Quantity.Min(Quantity.Of(desk.BudgetOf(stock).Amount / last.Won), Allowed(desk, stock)) : Quantity.Zero;
    }

    /// <summary>What the account's money, the stock's own answer and the depth of the book allow, whatever the budget.</summary>
    public static Quantity Allowed(Desk desk, Stock stock)
    {
        var left = Purse.Left(desk);
        var shares = PurchaseCost.Affordable(desk, stock, left);
        if (stock.OwnPower is { } own)
            shares = Quantity.Min(shares, own.IsKnown(desk.Now) ? own.Shares(left) : Quantity.Zero);
        return DepthCap(desk, stock) is { } depth ? Quantity.Min(shares, Quantity.Of(depth)) : shares;
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
}
