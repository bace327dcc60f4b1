using Danta.Market;

namespace Danta.Simulator.Books;

/// <summary>A book as it is shown: ten levels a side, in won.</summary>
static class BookLevels
{
    /// <summary>The best offer's price, or the n-th's; 0 where the book is shorter.</summary>
    public static int AskWon(this OrderBook book, int level)
    {
        var rung = book.BestAsk;
        for (; level > 0 && rung < book.Ladder.Count; level--)
            rung = book.NextAsk(rung);
        return rung < book.Ladder.Count ? book.Ladder.Won(rung) : 0;
    }

    /// <inheritdoc cref="AskWon"/>
    public static int BidWon(this OrderBook book, int level)
    {
        var rung = book.BestBid;
        for (; level > 0 && rung >= 0; level--)
            rung = book.NextBid(rung);
        return rung >= 0 ? book.Ladder.Won(rung) : 0;
    }

    /// <summary>The best first.</summary>
    public static BookSide Asks(this OrderBook book)
    {
        var side = default(BookSide);
        var rung = book.BestAsk;
        for (var level = 0; level < BookSide.Depth && rung < book.Ladder.Count; level++, rung = book.NextAsk(rung))
            side[level] = new(book.Ladder.At(rung), Quantity.Of(book.AskAt(rung)));
        return side;
    }

    /// <inheritdoc cref="Asks"/>
    public static BookSide Bids(this OrderBook book)
    {
        var side = default(BookSide);
        var rung = book.BestBid;
        for (var level = 0; level < BookSide.Depth && rung >= 0; level++, rung = book.NextBid(rung))
            side[level] = new(book.Ladder.At(rung), Quantity.Of(book.BidAt(rung)));
        return side;
    }
}
