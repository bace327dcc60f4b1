using Danta.Market;

namespace Danta.Trading;

/// <summary>호가 잔량비: what waits to buy outweighs what waits to sell in the ten levels.</summary>
sealed class ImbalanceEntry(EntrySettings settings) : IEntryRule
{
    static readonly EntryKey BidRatio = new("bidRatio", 1.5m, 0.01m, 100);

    public static readonly EntryKey[] Keys = [BidRatio];

    readonly decimal _bidRatio = settings.Get(BidRatio);

    public string Name => "imbalance";

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        if (!stock.Quotes.HasBook || !stock.Quotes.IsPricedByTick)
            return false;
        var (bids, asks) = Depth(stock);
        return asks > 0 && bids >= _bidRatio * asks;
    }

    public int Closeness(Stock stock, DateTimeOffset now)
    {
        var (bids, asks) = Depth(stock);
        return !stock.Quotes.HasBook ? 50 : asks == 0 ? 0 : (int)Math.Clamp(100 * bids / (_bidRatio * asks), 0, 100);
    }

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now)
    {
        var (bids, asks) = Depth(stock);
        return [new("호가 잔량", $"매수 {bids:N0} : 매도 {asks:N0} (기준 {_bidRatio:0.0}배)")];
    }

    static (long Bids, long Asks) Depth(Stock stock)
    {
        var (bids, asks) = (0L, 0L);
        ref readonly var book = ref stock.Quotes.Book;
        for (var level = 0; level < BookSide.Depth; level++)
        {
            bids += book.Bids[level].Size.Shares;
            asks += book.Asks[level].Size.Shares;
        }
        return (bids, asks);
    }
}
