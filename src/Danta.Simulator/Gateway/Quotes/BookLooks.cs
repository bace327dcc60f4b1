using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>How a book stood when it was last shown to anybody: 잔량증감 is measured from there, price by price.</summary>
sealed class BookLooks
{
    readonly Dictionary<IQuote, BookLook> _last = [];

    /// <summary>The book as it was last shown; as it stands now where it never was.</summary>
    public BookLook Renew(IQuote stock)
    {
        var now = new BookLook(stock.Asks(), stock.Bids(), stock.TotalAsk, stock.TotalBid, stock.OffHoursTotals.Ask, stock.OffHoursTotals.Bid);
        var before = _last.GetValueOrDefault(stock, now);
        _last[stock] = now;
        return before;
    }
}

/// <summary>Both sides and their sums in shares.</summary>
readonly record struct BookLook(BookSide Asks, BookSide Bids, long TotalAsk, long TotalBid, long OffHoursAsk, long OffHoursBid)
{
    /// <summary>A price that was not shown then has changed by nothing.</summary>
    public static string Change(in BookSide now, in BookSide before, int level)
    {
        for (var at = 0; at < BookSide.Depth; at++)
        {
            if (before[at].Price == now[level].Price)
                return Figure.Of(now[level].Size.Shares - before[at].Size.Shares);
        }
        return "0";
    }
}
