using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Crowd;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>Hears what happens to stocks, in the order in which it happens.</summary>
interface IMarketListener
{
    /// <summary>A trade has just happened: the stock's figures and book are as they stand right after it.</summary>
    void Traded(Stock stock);

    /// <summary>The book was touched since it was last looked at.</summary>
    void BookChanged(Stock stock);

    /// <summary>A halt, a VI or a session began or ended for this stock.</summary>
    /// <param name="operation">MKOP_CLS_CODE; empty where it is this stock's matter alone.</param>
    void StateChanged(Stock stock, string operation);
}

/// <summary>One listed stock on one exchange: book, figures of its day, recent past and state.</summary>
sealed partial class Stock : ITradeSink, IQuote
{
    readonly MarketClock _clock;
    readonly IMarketListener _listener;
    readonly Dice _dice;
    readonly List<ViEvent> _interruptions = [];
    readonly AuctionWatch _watch = new();
    long _seenVersion;
    long _interruptedUntil;
    bool _breakAuction;
    bool _halted;
    NewShares? _tomorrow;

    public Stock(int index, Listing listing, MarketClock clock, Dice dice, IMarketListener listener)
    {
        Index = index;
        Listing = listing;
        Home = this;
        _clock = clock;
        _listener = listener;
        _dice = dice;
        Past = new PastDays(listing, clock.Date, dice);
        (YearHighBefore, YearLowBefore) = (Past.High, Past.Low);
        Ladder = new PriceLadder(listing.BasePrice, listing.Kind);
        Book = new OrderBook(Ladder, this);
        OffHours = new OffHoursBook(this, dice);
        Figures = new DayFigures(listing.BasePrice.Won);
        LastRung = Ladder.AtOrBelow(Figures.Base);
        Recently.Enter(clock.Second, Figures.Last);
    }

    /// <summary>The same stock on NXT, where KRX's close is the base.</summary>
    public Stock(Stock home, Dice dice)
    {
        (Index, Listing, Home, Past, Ladder) = (home.Index, home.Listing, home, home.Past, home.Ladder);
        (_clock, _listener, _dice) = (home._clock, home._listener, dice);
        Book = new OrderBook(Ladder, this);
        OffHours = new OffHoursBook(this, dice);
        Figures = new DayFigures(home.Figures.Base);
        LastRung = home.LastRung;
        home.Nxt = this;
        home.Both = new BothExchanges(home, this);
    }

    /// <summary>Its place in the market, for arrays beside it.</summary>
    public int Index { get; }

    public Listing Listing { get; }

    /// <summary>The stock on KRX: what accounts hold, wherever it was bought.</summary>
    public Stock Home { get; }

    /// <summary>The market's, HHmmss.</summary>
    public int Hhmmss => _clock.Hhmmss;

    /// <summary>The same stock on NXT; null where NXT does not trade it, and of NXT's own.</summary>
    public Stock? Nxt { get; private set; }

    /// <summary>Of a stock on KRX that NXT trades too: both together.</summary>
    public BothExchanges? Both { get; private set; }

    public Marketplace At => Home == this ? Marketplace.Krx : Marketplace.Nxt;

    public OffHoursBook OffHours { get; }

    /// <summary>What today's shares are beside yesterday's; null: the same.</summary>
    public NewShares? NewShares { get; private set; }

    public PastDays Past { get; }

    public PriceLadder Ladder { get; private set; }

    public OrderBook Book { get; private set; }

    public DayFigures Figures { get; private set; }

    public Recently Recently { get; } = new();

    public TradeHistory History { get; private set; } = new();

    /// <summary>What the book is doing; set by the session and by VI.</summary>
    public BookPhase Phase { get; private set; } = BookPhase.Continuous;

    /// <summary>Trading is stopped: orders are refused and nothing matches.</summary>
    public bool Halted => _halted || Stopped;

    /// <summary>The whole board stands still (circuit breaker).</summary>
    public bool Stopped { get; private set; }

    /// <summary>Its exchange is at work; between sessions nothing matches and the crowd is away.</summary>
    public bool IsTrading { get; set; } = true;

    public bool InVi => Phase == BookPhase.ViAuction && !_breakAuction;

    public string ExtensionCode { get; private set; } = "";

    /// <summary>Its expected price has moved so far in the last minute that the auction may not end yet.</summary>
    public bool Unsettled => _watch.IsUnsettled(Expected.Price);

    public long TotalAsk => Book.TotalAsk;

    public long TotalBid => Book.TotalBid;

    public long AskSize => Book.HasAsk ? Book.AskAt(Book.BestAsk) : 0;

    public long BidSize => Book.HasBid ? Book.BidAt(Book.BestBid) : 0;

    public (long Ask, long Bid) OffHoursTotals => OffHours.Totals;

    /// <summary>Somebody listens to its trades or its book, so that the listener must be told.</summary>
    public bool Watched { get; set; }

    /// <summary>VI is in force in this market.</summary>
    public bool Interruptible { get; set; } = true;

    public int LastRung { get; private set; }

    /// <summary>Where the year's prices on KRX reached before today.</summary>
    public int YearHighBefore { get => Home == this ? field : Home.YearHighBefore; private set; }

    public int YearLowBefore { get => Home == this ? field : Home.YearLowBefore; private set; }

    public int YearHigh => Math.Max(YearHighBefore, Figures.High);

    public int YearLow => Figures.Low == 0 ? YearLowBefore : Math.Min(YearLowBefore, Figures.Low);

    /// <summary>The shares of the last auction; the broker goes on showing them.</summary>
    public long LastAuctionVolume { get; private set; }

    /// <summary>Today's interruptions, the youngest last.</summary>
    public IReadOnlyList<ViEvent> Interruptions => _interruptions;

    /// <summary>NEW_MKOP_CLS_CODE: before the open, in session, after the close.</summary>
    public string OperationCode { get; private set; } = "20";

    /// <summary>MARKET_CLS_CODE: 1 before, 2 regular, 3 after-market, 5 at the closing price.</summary>
    public char MarketCode { get; private set; } = '2';

    public bool InAuction => Phase != BookPhase.Continuous;

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

    /// <summary>A trade of today; the whole of what happens to a stock passes here.</summary>
    public void Traded(int rung, long quantity, Side? aggressor)
    {
        var price = Ladder.Won(rung);
        var newHigh = price > Figures.High && Figures.High != 0;
        LastRung = rung;
        Figures.Add(price, quantity, aggressor, _clock.Hhmmss);
        Recently.Enter(_clock.Second, Figures.Last);
        Recently.Add(price, quantity, aggressor, newHigh);
        Note(price, quantity, aggressor);
        if (Watched)
            _listener.Traded(this);
    }

    /// <summary>A trade outside the session at a close that is known: no price moves by it.</summary>
    public void TradedOffHours(int rung, long quantity)
    {
        var price = Ladder.Won(rung);
        Figures.AddOffHours(price, quantity, _clock.Hhmmss);
        History.Add(Last(price, quantity, aggressor: null), Figures.Turnover);
        Both?.AddOffHours(Last(price, quantity, aggressor: null));
        if (Watched)
            _listener.Traded(this);
    }

    /// <summary>Once a second of an auction's last minute.</summary>
    public void Watch() => _watch.Note(Expected.Price);

    /// <summary>The session's auction goes on for this stock alone (임의연장).</summary>
    public void Extend()
    {
        ExtensionCode = Phase == BookPhase.OpeningAuction ? "1" : "3";
        Tell("");
    }

    /// <summary>Stops the stock with its whole board, or lets it go again.</summary>
    public void Stop(bool stopped, string operation)
    {
        Stopped = stopped;
        Nxt?.Stop(stopped, operation);
        Tell(operation);
    }

    /// <summary>After a stop orders gather until a given second; then trading goes on.</summary>
    public void GatherUntil(long second, string operation)
    {
        (Phase, _interruptedUntil, _breakAuction) = (BookPhase.ViAuction, second, true);
        Tell(operation);
    }

    /// <summary>The session's next phase: an auction that ends trades first.</summary>
    public void Enter(BookPhase phase, string operationCode, char marketCode, string operation)
    {
        if (InAuction && phase == BookPhase.Continuous)
            EndAuction(phase);
        else
            Phase = phase;
        (OperationCode, MarketCode) = (operationCode, marketCode);
        if (marketCode == '5')
        {
            Figures.CloseNow();
            Both?.CloseNow();
        }
        _watch.Clear();
        ExtensionCode = ExtensionCode switch { "1" => "2", "3" => "4", _ => "" };
        Tell(operation);
        ExtensionCode = "";
    }

    /// <summary>Says what concerns the whole board to whoever listens to this stock.</summary>
    public void Announce(string operation) => Tell(operation);

    public void Halt(bool halted)
    {
        _halted = halted;
        Nxt?.Halt(halted);
        Tell("");
    }

    /// <summary>Takes the crowd's orders out of the book.</summary>
    public void ClearCrowd()
    {
        for (var rung = 0; rung < Ladder.Count; rung++)
        {
            Book.Thin(Side.Buy, rung, 0);
            Book.Thin(Side.Sell, rung, 0);
        }
    }

    /// <summary>The next day that begins has new shares.</summary>
    public void Split(NewShares shares) => _tomorrow = shares;

    /// <summary>A new day: yesterday's close is the base, and nothing stands in the book.</summary>
    public void StartDay(DateOnly yesterday)
    {
        var close = Figures.Close == 0 ? Figures.Last : Figures.Close;
        if (Figures.Open != 0)
            Past.Add(new(yesterday, Figures.Open, Figures.High, Figures.Low, close, Figures.Volume, Figures.Turnover));
        (NewShares, _tomorrow) = (_tomorrow, null);
        if (NewShares is { } shares)
        {
            Past.Show(shares);
            close = TickSizes.For(Listing.Kind).Floor(shares.PriceOf(close));
        }
        (YearHighBefore, YearLowBefore) = (Past.High, Past.Low);
        Renew(new PriceLadder(Price.FromWon(close), Listing.Kind), close);
        Nxt?.Renew(Ladder, close);
        Both?.StartDay();
    }

    void Renew(PriceLadder ladder, int close)
    {
        Ladder = ladder;
        Book = new OrderBook(Ladder, this);
        OffHours.Close();
        Stopped = false;
        Figures = new DayFigures(close);
        History = new TradeHistory();
        _interruptions.Clear();
        LastRung = Ladder.AtOrBelow(Figures.Base);
        Phase = BookPhase.Continuous;
        _seenVersion = -1;
    }

    /// <summary>Tells the listener of a changed book, once however much has changed.</summary>
    public void Show()
    {
        var version = Book.Version + OffHours.Version;
        if (version == _seenVersion)
            return;
        _seenVersion = version;
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

    void EndAuction(BookPhase next)
    {
        var interrupted = Phase == BookPhase.ViAuction;
        var before = Figures.Volume;
        if (Book.Uncross(LastRung) >= 0)
            Figures.StaticReference = Figures.Last;
        else if (interrupted && !_breakAuction)
            Figures.StaticReference = _interruptions[^1].Price;
        LastAuctionVolume = Figures.Volume - before;
        Phase = next;
        if (!interrupted)
            return;
        if (_breakAuction)
        {
            _breakAuction = false;
            Tell("185");
            return;
        }
        _interruptions[^1] = _interruptions[^1] with { Until = _clock.Hhmmss };
        Tell("");
    }

    void Note(int price, long quantity, Side? aggressor)
    {
        var trade = Last(price, quantity, aggressor);
        History.Add(trade, Figures.Turnover);
        Home.Both?.Add(trade);
    }

    PastTrade Last(int price, long quantity, Side? aggressor) =>
        new(_clock.Hhmmss, price, quantity, Figures.Volume, Figures.Strength, AskWon(0), BidWon(0), aggressor);

    void Tell(string operation)
    {
        if (Watched)
            _listener.StateChanged(this, operation);
    }
}
