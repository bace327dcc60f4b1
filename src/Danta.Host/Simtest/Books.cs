using Danta.Simulator.Control;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>The trader's books of the day beside the exchange's, when all is quiet.</summary>
static class Books
{
    public static void Compare(
        World world, TraderSnapshot books, IReadOnlySet<string> ownerNumbers, IReadOnlySet<string> ownerCodes, Action<string> complain)
    {
        var account = world.Exchange.Account;
        CompareOrders(account, books, ownerNumbers, complain);
        if (ownerCodes.Count > 0)
            return;
        foreach (var holding in account.Holdings)
            complain($"the account holds {holding.Quantity} of {holding.Code}, the books nothing");
        if (books.Today.Gross.Amount != account.Gross)
            complain($"gross {books.Today.Gross} in the books, {account.Gross} at the exchange");
        // The broker's list tells fills that no notice told as one sum; costs are cut down to a won for each.
        var slack = world.Faults.Struck.Count == 0 ? 0 : 2 * account.Fills.Count;
        if (Math.Abs(books.Today.Tax.Amount - account.Tax) > slack || Math.Abs(books.Today.Commission.Amount - account.Commission) > slack)
            complain($"costs {books.Today.Commission} + {books.Today.Tax} in the books, {account.Commission} + {account.Tax} at the exchange");
        if (books.Trades.Sum(trade => trade.Net.Amount) != books.Today.Realised.Amount)
            complain($"the trades sum up to {books.Trades.Sum(trade => trade.Net.Amount)}, the day says {books.Today.Realised}");
    }

    /// <summary>Order by order, by the exchange's number.</summary>
    static void CompareOrders(AccountState account, TraderSnapshot books, IReadOnlySet<string> ownerNumbers, Action<string> complain)
    {
        var known = books.Orders.Where(order => !order.Number.IsNone).ToDictionary(order => order.Number.Text.PadLeft(10, '0'), StringComparer.Ordinal);
        foreach (var order in account.Orders.Where(order => order.OriginalNumber is null && !ownerNumbers.Contains(order.Number)))
        {
            if (!known.TryGetValue(order.Number, out var ours))
                complain($"order {order.Number} ({order.Side} {order.Quantity} of {order.Code}, {order.Filled} filled) is not in the books");
            else if (ours.Filled.Shares != order.Filled)
                complain($"order {order.Number} ({order.Side} {order.Quantity} of {order.Code}): {ours.Filled} filled in the books, {order.Filled} at the exchange");
        }
    }
}
