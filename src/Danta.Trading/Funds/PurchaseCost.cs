using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What a purchase costs at the worst, as the broker counts it before it takes one: an order without a price at the upper limit,
/// commission on top.
/// </summary>
static class PurchaseCost
{
    /// <summary>Without receivables a purchase is paid in full, whatever the stock's margin; only a higher rate takes more.</summary>
    const int FullMargin = 100;

    public static Won Of(Desk desk, Stock stock, Price? limit, Quantity quantity)
    {
        var amount = (limit ?? Worst(stock)) * quantity;
        var margin = Math.Max(FullMargin, stock.Instrument?.MarginPercent ?? 0);
        var held = new Won((long)((Int128)amount.Amount * margin / FullMargin));
        return held + desk.Settings.Costs.CommissionOf(held);
    }

    /// <summary>The most shares that so much money pays for.</summary>
    public static Quantity Affordable(Desk desk, Stock stock, Won money)
    {
        var one = Of(desk, stock, null, Quantity.Of(1));
        if (money < one)
            return Quantity.Zero;
        // The commission of the whole is cut to a won once, that of a share each time: the estimate is a little off.
        var shares = money.Amount / one.Amount;
        while (Of(desk, stock, null, Quantity.Of(shares)) > money)
            shares--;
        while (Of(desk, stock, null, Quantity.Of(shares + 1)) <= money)
            shares++;
        return Quantity.Of(shares);
    }

    /// <summary>Where nobody has told the upper limit, as high as it can be.</summary>
    static Price Worst(Stock stock) => stock.Instrument is { UpperLimit.IsQuoted: true } instrument
        ? instrument.UpperLimit
        : Price.FromWon((int)Math.Min(Price.MaxWon, stock.Quotes.Last.Won * 13L / 10 + 1));
}
