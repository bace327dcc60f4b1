using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Crowd;

namespace Danta.Simulator.Exchange;

/// <summary>
/// 시간외 종가: who comes before the open or after the close trades at a close that is already known, first come, first
/// served. The crowd comes too, now on one side and now on the other.
/// </summary>
sealed class OffHoursBook(Instrument stock, Dice dice) : ITradeSink
{
    /// <summary>Orders of the crowd that come in a second to an ordinary stock.</summary>
    const double OrdersPerSecond = 0.2;

    OrderBook? _book;
    int _rung;
    bool _matching;

    public bool IsOpen => _book is not null;

    public long Version { get; private set; }

    public (long Ask, long Bid) Totals => _book is { } book ? (book.TotalAsk, book.TotalBid) : default;

    /// <param name="matching">Orders trade as they come; otherwise they gather until <see cref="Match"/>.</param>
    public void Open(int rung, bool matching) => (_book, _rung, _matching) = (new OrderBook(stock.Ladder, this), rung, matching);

    public void Match()
    {
        _matching = true;
        _book?.Uncross(_rung);
        Version++;
    }

    public void Close() => _book = null;

    /// <summary>Trades what it can and leaves the rest in the queue; null where nothing is left.</summary>
    public BookOrder? Add(Side side, long quantity, IOrderOwner? owner)
    {
        var book = _book!;
        Version++;
        var left = _matching ? book.Take(side, _rung, quantity, owner) : quantity;
        return left == 0 ? null : book.Rest(side, _rung, left, owner);
    }

    public void Take(BookOrder order, long quantity)
    {
        Version++;
        _book?.Reduce(order, quantity);
    }

    /// <summary>Once a second: whoever of the crowd comes now.</summary>
    public void Act()
    {
        for (var orders = dice.Poisson(OrdersPerSecond * stock.Listing.Liveliness); orders > 0; orders--)
        {
            var shares = 1 + (long)(3_000_000 * dice.Exponential() / stock.Ladder.Won(_rung));
            Add(dice.Sign() > 0 ? Side.Buy : Side.Sell, shares, owner: null);
        }
    }

    void ITradeSink.Traded(int rung, long quantity, Side? aggressor) => stock.TradedOffHours(rung, quantity);

    void ITradeSink.Arrived()
    {
    }

    bool ITradeSink.Admits(int rung) => true;
}
