using Danta.Market;
using Danta.Simulator.Control;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>The trader's books of its days beside the exchange's, when all is quiet.</summary>
static class Books
{
    /// <param name="heardFills">Fills that notices told the trader of, by number, shares and price.</param>
    public static void Compare(
        World world, TraderSnapshot books, IReadOnlySet<(long Number, long Quantity, int Price)> heardFills, Action<string> complain)
    {
        var account = world.Exchange.Account;
        CompareOrders(world, account, books, complain);
        foreach (var holding in account.Holdings.Where(holding => !world.Meddled.Any(holding.Code)))
            complain($"the account holds {holding.Quantity} of {holding.Code}, the books nothing");
        foreach (var stock in account.Fills.Where(fill => !world.Owner.Gave(fill.OrderNumber, fill.Time)).GroupBy(fill => fill.Code, StringComparer.Ordinal))
            CompareMoney(world, books, stock.Key, [.. stock], heardFills, complain);
        // A trip over midnight may have brought part of it the day before.
        var (days, sum) = (books.Today.Realised.Amount + world.FormerDays.RealisedBefore(books.Today.Date), TradesOf(world, books).Sum(trade => trade.Net.Amount));
        if (sum != days && (world.FormerDays.Count == 0 || world.FormerDays.Unfinished.Count == 0 && world.Meddled.Forgotten.Count == 0))
            complain($"the trades sum up to {sum}, the days say {days}");
    }

    /// <summary>Of all days.</summary>
    static IEnumerable<RoundTrip> TradesOf(World world, TraderSnapshot books) => world.FormerDays.TradesBefore(books.Today.Date).Concat(books.Trades);

    /// <summary>Order by order of this day, by the exchange's number. Only a process that died with a full disk may not know its orders.</summary>
    static void CompareOrders(World world, AccountState account, TraderSnapshot books, Action<string> complain)
    {
        var known = books.Orders.Where(order => !order.Number.IsNone).ToDictionary(order => order.Number.Text.PadLeft(10, '0'), StringComparer.Ordinal);
        var amounts = account.Fills.Where(fill => Kst.DateOf(fill.Time) == books.Today.Date).GroupBy(fill => fill.OrderNumber, StringComparer.Ordinal).ToDictionary(order => order.Key, order => order.Sum(fill => fill.Amount), StringComparer.Ordinal);
        foreach (var order in account.Orders.Where(order => order.OriginalNumber is null && Kst.DateOf(order.Time) == books.Today.Date && !world.Owner.Gave(order.Number, order.Time)))
        {
            // One that the owner has amended goes on under other numbers.
            var chain = Chain(account, order);
            var (filled, amount) = (chain.Sum(link => link.Filled), chain.Sum(link => amounts.GetValueOrDefault(link.Number)));
            var ours = chain.Select(link => known.GetValueOrDefault(link.Number)).FirstOrDefault(found => found is not null);
            if (ours is null && world.Meddled.Forgotten.Contains(order.Code))
                continue;
            // Without the record of what it bought, a sale is anybody's.
            if (ours is null && world.Damage.Done && order.Side == "sell")
                continue;
            if (ours is null)
                complain($"order {order.Number} ({order.Side} {order.Quantity} of {order.Code}, {filled} filled) is not in the books");
            else if (ours.Filled.Shares != filled)
                complain($"order {order.Number} ({order.Side} {order.Quantity} of {order.Code}): {ours.Filled} filled in the books, {filled} at the exchange");
            else if (Math.Abs(ours.AveragePrice * filled - amount) > 1 + filled * 0.006m)
                complain($"order {order.Number} ({order.Side} {order.Quantity} of {order.Code}): {ours.AveragePrice * filled:0} won in the books, {amount} at the exchange");
        }
    }

    static List<Simulator.Control.OrderState> Chain(AccountState account, Simulator.Control.OrderState first)
    {
        List<Simulator.Control.OrderState> chain = [first];
        for (var index = 0; index < chain.Count; index++)
            chain.AddRange(account.Orders.Where(order => order.State != "cancel" && order.OriginalNumber == chain[index].Number && Kst.DateOf(order.Time) == Kst.DateOf(first.Time)));
        return chain;
    }

    /// <summary>
    /// The trader's own fills, to the won. Costs may be off by a won for each fill that no notice told: the list has such fills as one
    /// sum, and a commission is cut down to a won for each.
    /// </summary>
    static void CompareMoney(
        World world, TraderSnapshot books, string code, IReadOnlyList<FillState> fills,
        IReadOnlySet<(long Number, long Quantity, int Price)> heardFills, Action<string> complain)
    {
        // What the owner sold of the trader's shares, or it took over of his, is in its books at his price and no fill of its own.
        var net = fills.Sum(fill => fill.Side == "buy" ? fill.Quantity : -fill.Quantity);
        if (world.Meddled.Forgotten.Contains(code) || world.FormerDays.Unfinished.Contains(code)
            || world.Meddled.Touched.Contains(code) && (net != 0 || world.Plan.Settings.AdoptForeignPositions))
            return;
        var trades = TradesOf(world, books).Where(trade => trade.Code.ToString() == code).ToList();
        var gross = fills.Sum(fill => fill.Side == "sell" ? fill.Amount : -fill.Amount);
        if (trades.Sum(trade => trade.Gross.Amount) != gross)
            complain($"{code}: gross {trades.Sum(trade => trade.Gross.Amount)} in the books, {gross} at the exchange");
        // An order that the owner has amended is summed up by the list over all its numbers, whatever notices told of each.
        var slack = world.Meddled.Handled.Contains(code) ? fills.Count : fills.GroupBy(KeyOf).Sum(alike => heardFills.Contains(alike.Key) ? alike.Count() - 1 : alike.Count());
        CompareCost("commission", trades.Sum(trade => trade.Commission.Amount), fills.Sum(fill => fill.Commission));
        CompareCost("tax", trades.Sum(trade => trade.Tax.Amount), fills.Sum(fill => fill.Tax));

        void CompareCost(string what, long ours, long theirs)
        {
            if (Math.Abs(ours - theirs) > slack)
                complain($"{code}: {what} {ours} in the books, {theirs} at the exchange, {fills.Count} fills, {slack} of them untold");
        }
    }

    static (long Number, long Quantity, int Price) KeyOf(FillState fill) =>
        (long.Parse(fill.OrderNumber, System.Globalization.CultureInfo.InvariantCulture), fill.Quantity, fill.Price);
}
