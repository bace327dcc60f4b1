using Danta.Market;

namespace Danta.Trading;

/// <summary>What a sale would meet now: what it brings, and the price that a stop looks at. Costs no memory.</summary>
static class Bids
{
    /// <summary>No trade for so long: what is bid tells where the stock stands.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    /// <summary>A book or a bid that is older says nothing of now.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>The last trade's price, or the bid where the book goes on and no trade has come for a few seconds.</summary>
    public static Price StopPrice(Quotes quotes, DateTimeOffset now) =>
        quotes is { InAuction: false, BestBid.IsQuoted: true } && now - quotes.BookedAt < Fresh && !(now - quotes.TradedAt < Quiet)
            ? quotes.BestBid
            : quotes.Last;

    /// <summary>Won for so many shares, sold into the bids as they stand. Null: nobody bids, or nothing is known of the stock.</summary>
    public static Won? Bring(Quotes quotes, Quantity quantity, DateTimeOffset now)
    {
        // An auction's bids are not what it will trade at: that is its expected price, or the last.
        if (quotes.InAuction)
            return At(Expected(quotes), quantity);
        if (!quotes.BestBid.IsQuoted)
            return quotes.HasBook || quotes.BestAsk.IsQuoted ? null : At(quotes.Last, quantity);
        // The stream is silent and a question has told the price: whoever bid then may be gone.
        if (!(now - quotes.TickedAt < Fresh) && quotes.PricedAt > quotes.TickedAt)
            return At(quotes.Last < quotes.BestBid ? quotes.Last : quotes.BestBid, quantity);
        return now - quotes.BookedAt < Fresh && quotes.Book.Bids[0].Price == quotes.BestBid ? Down(quotes, quantity).Amount : At(quotes.BestBid, quantity);
    }

    /// <summary>The bid that the last of so many shares would meet; not quoted where nobody bids.</summary>
    public static Price Deepest(Quotes quotes, Quantity quantity) =>
        quotes.HasBook && quotes.Book.Bids[0].Price == quotes.BestBid ? Down(quotes, quantity).Price : quotes.BestBid;

    /// <summary>Bid by bid. What ten of them do not take goes at the lowest of the ten.</summary>
    static (Won Amount, Price Price) Down(Quotes quotes, Quantity quantity)
    {
        ref readonly var book = ref quotes.Book;
        var (left, amount, price) = (quantity.Shares, 0L, quotes.BestBid);
        for (var level = 0; level < BookSide.Depth && left > 0 && book.Bids[level].Price.IsQuoted; level++)
        {
            price = book.Bids[level].Price;
            // A trade's figures of the best bid are younger than a book before it.
            var size = level == 0 && quotes.TradedAt > quotes.BookedAt ? quotes.Trade.BestBidSize : book.Bids[level].Size;
            var taken = Math.Min(left, size.Shares);
            amount += taken * price.Won;
            left -= taken;
        }
        return (new(amount + left * price.Won), price);
    }

    static Price Expected(Quotes quotes) =>
        quotes.HasBook && quotes.Book.ExpectedPrice.IsQuoted && quotes.Book.ExpectedPrice < quotes.Last ? quotes.Book.ExpectedPrice : quotes.Last;

    static Won? At(Price price, Quantity quantity) => price.IsQuoted ? price * quantity : null;
}
