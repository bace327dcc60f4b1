using Danta.Simulator.Control;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>The trader's books of the day beside the exchange's, when all is quiet.</summary>
static class Books
{
    /// <param name="ownerNumbers">Orders of the owner's own.</param>
    /// <param name="ownerCodes">Stocks in which somebody else traded beside the trader: only its own orders can be compared.</param>
    public static void Compare(
        World world, TraderSnapshot books, IReadOnlySet<string> ownerNumbers, IReadOnlySet<string> ownerCodes, Action<string> complain)
    {
        var account = world.Exchange.Account;
        CompareOrders(account, books, ownerNumbers, ownerCodes, complain);
        foreach (var holding in account.Holdings.Where(holding => !ownerCodes.Contains(holding.Code)))
            complain($"the account holds {holding.Quantity} of {holding.Code}, the books nothing");
        foreach (var stock in account.Fills.Where(fill => !ownerCodes.Contains(fill.Code)).GroupBy(fill => fill.Code, StringComparer.Ordinal))
            CompareMoney(world, books, stock.Key, [.. stock], complain);
        if (books.Trades.Sum(trade => trade.Net.Amount) != books.Today.Realised.Amount)
            complain($"the trades sum up to {books.Trades.Sum(trade => trade.Net.Amount)}, the day says {books.Today.Realised}");
    }

    /// <summary>Order by order, by the exchange's number.</summary>
    static void CompareOrders(
        AccountState account, TraderSnapshot books, IReadOnlySet<string> ownerNumbers, IReadOnlySet<string> ownerCodes, Action<string> complain)
    {
        var known = books.Orders.Where(order => !order.Number.IsNone).ToDictionary(order => order.Number.Text.PadLeft(10, '0'), StringComparer.Ordinal);
        foreach (var order in account.Orders.Where(order => order.OriginalNumber is null && !ownerNumbers.Contains(order.Number)))
        {
            if (known.TryGetValue(order.Number, out var ours) ? ours.Filled.Shares == order.Filled : ownerCodes.Contains(order.Code))
                continue;
            complain(ours is null
                ? $"order {order.Number} ({order.Side} {order.Quantity} of {order.Code}, {order.Filled} filled) is not in the books"
                : $"order {order.Number} ({order.Side} {order.Quantity} of {order.Code}): {ours.Filled} filled in the books, {order.Filled} at the exchange");
        }
    }

    /// <summary>
    /// To the won, but for costs where a fault struck: fills that no notice told are known as one sum, and a commission is cut down
    /// to a won for each.
    /// </summary>
    static void CompareMoney(World world, TraderSnapshot books, string code, IReadOnlyList<FillState> fills, Action<string> complain)
    {
        var trades = books.Trades.Where(trade => trade.Code.ToString() == code).ToList();
        var gross = fills.Sum(fill => fill.Side == "sell" ? fill.Amount : -fill.Amount);
        if (trades.Sum(trade => trade.Gross.Amount) != gross)
            complain($"{code}: gross {trades.Sum(trade => trade.Gross.Amount)} in the books, {gross} at the exchange");
        var slack = world.Faults.Struck.Count == 0 ? 0 : fills.Count;
        CompareCost("commission", trades.Sum(trade => trade.Commission.Amount), fills.Sum(fill => fill.Commission));
        CompareCost("tax", trades.Sum(trade => trade.Tax.Amount), fills.Sum(fill => fill.Tax));

        void CompareCost(string what, long ours, long theirs)
        {
            if (Math.Abs(ours - theirs) > slack)
                complain($"{code}: {what} {ours} in the books, {theirs} at the exchange, {fills.Count} fills");
        }
    }
}
