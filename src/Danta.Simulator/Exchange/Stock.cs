using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>Hears what happens to stocks, in the order in which it happens.</summary>
interface IMarketListener
{
    /// <summary>A trade has just happened: the stock's figures and book are as they stand right after it.</summary>
    void Traded(Stock stock);

    /// <summary>The book was touched since it was last looked at.</summary>
    void BookChanged(Stock stock);

    /// <summary>A halt, a VI or the session began or ended for this stock.</summary>
    void StateChanged(Stock stock, string operation);
}

/// <summary>One listed stock on its day: book, figures, recent past and state.</summary>
sealed class Stock : ITradeSink
{
    readonly MarketClock _clock;
    readonly IMarketListener _listener;
    readonly int _yearLowBefore;
    long _seenVersion;

    public Stock(int index, Listing listing, MarketClock clock, IMarketListener listener)
    {
        Index = index;
        Listing = listing;
        _clock = clock;
        _listener = listener;
        PreviousVolume = listing.PreviousVolume;
        Ladder = new PriceLadder(listing.BasePrice, listing.Kind);
        Book = new OrderBook(Ladder, this);
        Figures = new DayFigures(listing.BasePrice.Won);
        var ticks = TickSizes.For(listing.Kind);
        YearHighBefore = ticks.Ceiling((int)(listing.BasePrice.Won * (1.03 + index % 7 * 0.06)));
        _yearLowBefore = ticks.Floor((int)(listing.BasePrice.Won * (0.9 - index % 5 * 0.07)));
    }

    /// <summary>Its place in the market, for arrays beside it.</summary>
    public int Index { get; }

    public Listing Listing { get; }

    public PriceLadder Ladder { get; private set; }

    public OrderBook Book { get; private set; }

    public DayFigures Figures { get; private set; }

    public Recently Recently { get; } = new();

    public TradeHistory History { get; private set; } = new();

    public long PreviousVolume { get; private set; }

    /// <summary>What the book is doing; set by the session and by VI.</summary>
    public BookPhase Phase { get; set; } = BookPhase.Continuous;

    /// <summary>Trading is stopped: orders are refused and nothing matches.</summary>
    public bool Halted { get; set; }

    /// <summary>Somebody listens to its trades or its book, so that the listener must be told.</summary>
    public bool Watched { get; set; }

    public int LastRung { get; private set; }

    /// <summary>Where the year's prices reached before today.</summary>
    public int YearHighBefore { get; }

    public int YearHigh => Math.Max(YearHighBefore, Figures.High);

    public int YearLow => Figures.Low == 0 ? _yearLowBefore : Math.Min(_yearLowBefore, Figures.Low);

    /// <summary>The shares of the last auction; the broker goes on showing them.</summary>
    public long LastAuctionVolume { get; private set; }

    /// <summary>What an auction would trade now: won and shares; zeros outside auctions.</summary>
    public (int Price, long Volume) Expected
    {
        get
        {
            if (!InAuction)
                return default;
            var (rung, volume) = AuctionPrice.Find(Book, LastRung);
            return volume == 0 ? default : (Ladder.Won(rung), volume);
        }
    }

    /// <summary>NEW_MKOP_CLS_CODE: before the open, in session, after the close.</summary>
    public string OperationCode { get; set; } = "20";

    /// <summary>MARKET_CLS_CODE: 1 before, 2 regular, 3 after-market, 5 at the closing price.</summary>
    public char MarketCode { get; set; } = '2';

    public bool InAuction => Phase != BookPhase.Continuous;

    /// <summary>A trade of today; the whole of what happens to a stock passes here.</summary>
    public void Traded(int rung, long quantity, Side? aggressor)
    {
        var price = Ladder.Won(rung);
        var newHigh = price > Figures.High && Figures.High != 0;
        LastRung = rung;
        Figures.Add(price, quantity, aggressor, _clock.Hhmmss);
        Recently.Enter(_clock.Second, Figures.Last);
        Recently.Add(price, quantity, aggressor, newHigh);
        History.Add(
            new(_clock.Hhmmss, price, quantity, Figures.Volume, Figures.Strength, AskWon(0), BidWon(0), aggressor), Figures.Turnover);
        if (Watched)
            _listener.Traded(this);
    }

    /// <summary>Tells the listener of a changed book, once however much has changed.</summary>
    public void Show()
    {
        if (Book.Version == _seenVersion)
            return;
        _seenVersion = Book.Version;
        if (Watched)
            _listener.BookChanged(this);
    }

    /// <summary>The best offer's price, or the n-th's; 0 where the book is shorter.</summary>
    public int AskWon(int level)
    {
        var rung = Book.BestAsk;
        for (; level > 0 && rung < Ladder.Count; level--)
            rung = Book.NextAsk(rung);
        return rung < Ladder.Count ? Ladder.Won(rung) : 0;
    }

    public int BidWon(int level)
    {
        var rung = Book.BestBid;
        for (; level > 0 && rung >= 0; level--)
            rung = Book.NextBid(rung);
        return rung >= 0 ? Ladder.Won(rung) : 0;
    }

    /// <summary>Ten levels, the best first.</summary>
    public BookSide Asks()
    {
        var side = default(BookSide);
        var rung = Book.BestAsk;
        for (var level = 0; level < BookSide.Depth && rung < Ladder.Count; level++, rung = Book.NextAsk(rung))
            side[level] = new(Ladder.At(rung), Quantity.Of(Book.AskAt(rung)));
        return side;
    }

    public BookSide Bids()
    {
        var side = default(BookSide);
        var rung = Book.BestBid;
        for (var level = 0; level < BookSide.Depth && rung >= 0; level++, rung = Book.NextBid(rung))
            side[level] = new(Ladder.At(rung), Quantity.Of(Book.BidAt(rung)));
        return side;
    }

    public void Begin()
    {
        LastRung = Ladder.AtOrBelow(Figures.Base);
        Recently.Enter(_clock.Second, Figures.Last);
    }
}
