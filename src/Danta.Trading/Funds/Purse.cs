using Danta.Market;

namespace Danta.Trading;

/// <summary>What may be spent now: the broker's figure, less what purchases have taken since, and what sales have brought.</summary>
static class Purse
{
    public static Won Left(Desk desk)
    {
        var left = desk.Funds.Base;
        if (desk.DryRun)
            return left - OfDryRun(desk);
        var askedAt = desk.Funds.AskedAt ?? default;
        foreach (var order in desk.Orders.Moving)
            left += order.Side == Side.Buy ? -Taken(desk, order, askedAt) : Brought(desk, order);
        return left;
    }

    /// <summary>What purchases take that a figure asked at this time may not have.</summary>
    public static Won Young(Desk desk, DateTimeOffset askedAt)
    {
        var sum = Won.Zero;
        foreach (var order in desk.Orders.Moving)
            sum += order.Side == Side.Buy ? Taken(desk, order, askedAt) : Won.Zero;
        return sum;
    }

    /// <summary>Accepted long enough before, its money was held back at the worst: since then it can only have become less.</summary>
    static Won Taken(Desk desk, OurOrder order, DateTimeOffset askedAt)
    {
        if (order.NamedAt + Funds.Lag <= askedAt)
            return Won.Zero;
        var filled = order.Fills.Amount;
        var rest = order.MayTrade ? order.Fills.Remaining : Quantity.Zero;
        return filled + desk.Settings.Costs.CommissionOf(filled) + PurchaseCost.Of(desk, order.Stock, order.Limit, rest);
    }

    /// <summary>Shares that are sold buy again the same day. What a sale brings that was out before the figure came, it may have.</summary>
    static Won Brought(Desk desk, OurOrder order)
    {
        if (order.SentAt <= desk.Funds.BaseHeardAt)
            return Won.Zero;
        var (costs, amount, stock) = (desk.Settings.Costs, order.Fills.Amount, order.Stock);
        return amount - costs.CommissionOf(amount) - costs.TaxOf(amount, stock.Board, stock.Kind, desk.Day.Date);
    }

    /// <summary>Nothing of a dry run is ever in the broker's figure.</summary>
    static Won OfDryRun(Desk desk)
    {
        var sum = Won.Zero;
        foreach (var position in desk.Positions.Open)
            sum += position.Tally.Cost + position.Tally.EntryCommission;
        foreach (var order in desk.Orders.Open)
            sum += order.Side == Side.Buy ? PurchaseCost.Of(desk, order.Stock, order.Limit, order.Fills.Remaining) : Won.Zero;
        return sum;
    }
}
