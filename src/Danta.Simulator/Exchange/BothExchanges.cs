using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>A stock as KRX and NXT together show it (통합): trades of both in one figure, levels of both in one book.</summary>
sealed class BothExchanges(Instrument krx, Instrument nxt) : IQuote
{
    public Listing Listing => krx.Listing;

    public Marketplace At => krx.InAuction || nxt.MarketCode != krx.MarketCode ? Leading.At : Marketplace.Krx;

    public DayFigures Figures { get; private set; } = new(krx.Figures.Base);

    public TradeHistory History { get; private set; } = new();

    public PriceLadder Ladder => krx.Ladder;

    public PastDays Past => krx.Past;

    public BookPhase Phase => Leading.Phase;

    public bool InAuction => Leading.InAuction;

    public bool InVi => krx.InVi;

    public bool Halted => krx.Halted;

    public (int Price, long Volume) Expected => Leading.Expected;

    public long LastAuctionVolume => krx.LastAuctionVolume;

    public string OperationCode => Leading.OperationCode;

    public char MarketCode => Leading.MarketCode;

    public string ExtensionCode => krx.ExtensionCode;

    public int YearHigh => krx.YearHigh;

    public int YearLow => krx.YearLow;

    public int YearHighBefore => krx.YearHighBefore;

    public long TotalAsk => krx.TotalAsk + nxt.TotalAsk;

    public long TotalBid => krx.TotalBid + nxt.TotalBid;

    public long AskSize => Size(krx.AskWon(0), krx.AskSize, nxt.AskWon(0), nxt.AskSize, AskWon(0));

    public long BidSize => Size(krx.BidWon(0), krx.BidSize, nxt.BidWon(0), nxt.BidSize, BidWon(0));

    public (long Ask, long Bid) OffHoursTotals => krx.OffHoursTotals;

    /// <summary>Whoever is trading; KRX where both are or neither is.</summary>
    Instrument Leading => !krx.IsTrading && nxt.IsTrading ? nxt : krx;

    public void Add(in PastTrade trade)
    {
        Figures.Add(trade.Price, trade.Size, trade.Aggressor, trade.Time);
        Note(trade);
    }

    public void AddOffHours(in PastTrade trade)
    {
        Figures.AddOffHours(trade.Price, trade.Size, trade.Time);
        Note(trade);
    }

    public void CloseNow() => Figures.CloseNow();

    public void StartDay() => (Figures, History) = (new DayFigures(krx.Figures.Base), new TradeHistory());

    public int AskWon(int level) => level > 0 ? Asks()[level].Price.Won
        : krx.AskWon(0) is var a && nxt.AskWon(0) is var b && (a == 0 || b == 0) ? Math.Max(a, b) : Math.Min(a, b);

    public int BidWon(int level) => level > 0 ? Bids()[level].Price.Won : Math.Max(krx.BidWon(0), nxt.BidWon(0));

    public BookSide Asks() => Merge(krx.Asks(), nxt.Asks(), lowestFirst: true);

    public BookSide Bids() => Merge(krx.Bids(), nxt.Bids(), lowestFirst: false);

    static long Size(int first, long firstSize, int second, long secondSize, int best) =>
        (first == best ? firstSize : 0) + (second == best ? secondSize : 0);

    void Note(in PastTrade trade) =>
        History.Add(trade with { Volume = Figures.Volume, Strength = Figures.Strength }, Figures.Turnover);

    static BookSide Merge(in BookSide first, in BookSide second, bool lowestFirst)
    {
        var merged = default(BookSide);
        var (left, right) = (0, 0);
        for (var level = 0; level < BookSide.Depth; level++)
        {
            var a = left < BookSide.Depth ? first[left] : default;
            var b = right < BookSide.Depth ? second[right] : default;
            var order = Compare(a, b, lowestFirst);
            merged[level] = order switch
            {
                0 => new(a.Price, Quantity.Of(a.Size.Shares + b.Size.Shares)),
                < 0 => a,
                _ => b,
            };
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }
        return merged;
    }

    /// <summary>Which of two levels comes first; one that is not quoted comes last.</summary>
    static int Compare(in BookLevel a, in BookLevel b, bool lowestFirst)
    {
        if (a.Price.Won == 0 || b.Price.Won == 0)
            return b.Price.Won.CompareTo(a.Price.Won);
        return lowestFirst ? a.Price.Won.CompareTo(b.Price.Won) : b.Price.Won.CompareTo(a.Price.Won);
    }
}
