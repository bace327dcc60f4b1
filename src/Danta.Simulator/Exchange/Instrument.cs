using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Crowd;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>One listed stock on one exchange. Its parts are kept apart; here is what passes between them, and who is told.</summary>
sealed class Instrument : ITradeSink, IQuote
{
    readonly MarketClock _clock;
    readonly IMarketListener _listener;
    readonly Twin _twin;
    readonly Tape _tape;
    readonly CallAuction _auction;
    readonly Interruptions _interruptions;
    YearRange _year;
    long _seenVersion;
    long _gathersUntil;
    bool _halted;
    NewShares? _tomorrow;

    public Instrument(int index, Listing listing, MarketClock clock, Dice dice, IMarketListener listener)
        : this(index, listing, clock, dice, listener, home: null)
    {
    }

    /// <summary>The same stock on NXT, where KRX's close is the base.</summary>
    public Instrument(Instrument home, Dice dice)
        : this(home.Index, home.Listing, home._clock, dice, home._listener, home)
    {
        home._twin.Join(this);
    }

    Instrument(int index, Listing listing, MarketClock clock, Dice dice, IMarketListener listener, Instrument? home)
    {
        (Index, Listing, _clock, _listener) = (index, listing, clock, listener);
        _twin = home?._twin ?? new Twin(this);
        Past = home?.Past ?? new PastDays(listing, clock.Date, dice);
        _year = YearRange.Of(Past);
        Ladder = home?.Ladder ?? new PriceLadder(listing.BasePrice, listing.Kind);
        Book = new OrderBook(Ladder, this);
        OffHours = new OffHoursBook(this, dice);
        Figures = new DayFigures(home?.Figures.Base ?? listing.BasePrice.Won);
        LastRung = Ladder.AtOrBelow(Figures.Base);
        _tape = new Tape(this, clock);
        _auction = new CallAuction(this);
        _interruptions = new Interruptions(this, clock, dice);
        Recently.Enter(clock.Second, Figures.Last);
    }

    /// <summary>Its place in the market, for arrays beside it.</summary>
    public int Index { get; }

    public Listing Listing { get; }

    /// <inheritdoc cref="Twin.Home"/>
    public Instrument Home => _twin.Home;

    /// <summary>The same stock on NXT; null where NXT does not trade it, and of NXT's own.</summary>
    public Instrument? Nxt => Home == this ? _twin.Nxt : null;

    /// <summary>Of a stock on KRX that NXT trades too: both together.</summary>
    public BothExchanges? Both => Home == this ? _twin.Both : null;

    public Marketplace At => Home == this ? Marketplace.Krx : Marketplace.Nxt;

    /// <summary>The market's, HHmmss.</summary>
    public int Hhmmss => _clock.Hhmmss;

    public OffHoursBook OffHours { get; }

    /// <summary>What today's shares are beside yesterday's; null: the same.</summary>
    public NewShares? NewShares { get; private set; }

    public PastDays Past { get; }

    public PriceLadder Ladder { get; private set; }

    public OrderBook Book { get; private set; }

    public DayFigures Figures { get; private set; }

    public Recently Recently => _tape.Recently;

    public TradeHistory History => _tape.History;

    /// <summary>What the book is doing; set by the session and by VI.</summary>
    public BookPhase Phase => _auction.Phase;

    public bool InAuction => _auction.IsOn;

    public bool InVi => Phase == BookPhase.ViAuction && !_auction.IsAfterStop;

    public string ExtensionCode => _auction.ExtensionCode;

    /// <inheritdoc cref="CallAuction.IsUnsettled"/>
    public bool Unsettled => _auction.IsUnsettled;

    public (int Price, long Volume) Expected => _auction.Expected;

    public long LastAuctionVolume => _auction.LastVolume;

    /// <summary>Today's interruptions, the youngest last.</summary>
    public IReadOnlyList<ViEvent> Interruptions => _interruptions.Today;

    /// <summary>Trading is stopped: orders are refused and nothing matches.</summary>
    public bool Halted => _halted || Stopped;

    /// <summary>The whole board stands still (circuit breaker).</summary>
    public bool Stopped { get; private set; }

    /// <summary>Its exchange is at work; between sessions nothing matches and the crowd is away.</summary>
    public bool IsTrading { get; set; } = true;

    /// <summary>Somebody listens to its trades or its book, so that the listener must be told.</summary>
    public bool Watched { get; set; }

    /// <summary>VI is in force in this market.</summary>
    public bool Interruptible { get; set; } = true;

    public int LastRung { get; private set; }

    public int YearHighBefore => Home._year.High;

    public int YearHigh => Math.Max(YearHighBefore, Figures.High);

    public int YearLow => Figures.Low == 0 ? Home._year.Low : Math.Min(Home._year.Low, Figures.Low);

    /// <summary>NEW_MKOP_CLS_CODE: before the open, in session, after the close.</summary>
    public string OperationCode { get; private set; } = "20";

    /// <summary>MARKET_CLS_CODE: 1 before, 2 regular, 3 after-market, 5 at the closing price.</summary>
    public char MarketCode { get; private set; } = '2';

    public long TotalAsk => Book.TotalAsk;

    public long TotalBid => Book.TotalBid;

    public long AskSize => Book.HasAsk ? Book.AskAt(Book.BestAsk) : 0;

    public long BidSize => Book.HasBid ? Book.BidAt(Book.BestBid) : 0;

    public (long Ask, long Bid) OffHoursTotals => OffHours.Totals;

    public int AskWon(int level) => Book.AskWon(level);

    public int BidWon(int level) => Book.BidWon(level);

    public BookSide Asks() => Book.Asks();

    public BookSide Bids() => Book.Bids();

    /// <summary>A trade of today; the whole of what happens to a stock passes here.</summary>
    public void Traded(int rung, long quantity, Side? aggressor)
    {
        var price = Ladder.Won(rung);
        var newHigh = price > Figures.High && Figures.High != 0;
        LastRung = rung;
        Figures.Add(price, quantity, aggressor, _clock.Hhmmss);
        _tape.Add(price, quantity, aggressor, newHigh);
        if (Watched)
            _listener.Traded(this);
    }

    /// <summary>A trade outside the session at a close that is known: no price moves by it.</summary>
    public void TradedOffHours(int rung, long quantity)
    {
        var price = Ladder.Won(rung);
        Figures.AddOffHours(price, quantity, _clock.Hhmmss);
        _tape.AddOffHours(price, quantity);
        if (Watched)
            _listener.Traded(this);
    }

    public void Arrived() => _interruptions.Arrived();

    /// <summary>False where the trade would interrupt the stock, which it then does.</summary>
    public bool Admits(int rung)
    {
        if (InAuction)
            return false;
        if (!Interruptible || Follows || MarketCode != '2' || Figures.Open == 0 || _interruptions.Of(Ladder.Won(rung)) is var kind && kind == ViKind.None)
            return true;
        Interrupt(kind, Ladder.Won(rung));
        return false;
    }

    /// <summary>As by a trade too far from the last one.</summary>
    public void Interrupt()
    {
        if (InAuction || Figures.Open == 0)
            return;
        Arrived();
        Interrupt(ViKind.Dynamic, Figures.Last);
    }

    /// <summary>Ends an auction of this stock's own whose time is over. The last minutes before the closing auction go over into it.</summary>
    public void Tick()
    {
        if (Phase == BookPhase.ViAuction && !Halted && (InVi ? IsViOver : _clock.Second >= _gathersUntil))
            EndAuction(BookPhase.Continuous);
    }

    /// <inheritdoc cref="CallAuction.Watch"/>
    public void Watch() => _auction.Watch();

    /// <inheritdoc cref="CallAuction.Extend"/>
    public void Extend()
    {
        _auction.Extend();
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
        _gathersUntil = second;
        _auction.GatherAfterStop();
        Tell(operation);
    }

    /// <summary>The session's next phase: an auction that ends trades first.</summary>
    public void Enter(BookPhase phase, string operationCode, char marketCode, string operation)
    {
        if (InAuction && phase == BookPhase.Continuous)
            EndAuction(phase);
        else
            GoOver(phase);
        (OperationCode, MarketCode) = (operationCode, marketCode);
        if (marketCode == '5')
        {
            Figures.CloseNow();
            Both?.CloseNow();
        }
        _auction.Settle();
        Tell(operation);
        _auction.Forget();
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
        _year = YearRange.Of(Past);
        Renew(new PriceLadder(Price.FromWon(close), Listing.Kind), close);
        Nxt?.Renew(Ladder, close);
        Both?.StartDay();
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

    void Renew(PriceLadder ladder, int close)
    {
        Ladder = ladder;
        Book = new OrderBook(Ladder, this);
        OffHours.Close();
        Stopped = false;
        Figures = new DayFigures(close);
        _tape.StartDay();
        _interruptions.StartDay();
        LastRung = Ladder.AtOrBelow(Figures.Base);
        _auction.Phase = BookPhase.Continuous;
        _seenVersion = -1;
    }

    /// <summary>On NXT: KRX is at work, and its interruptions hold here. Of its own NXT has them only when it is alone.</summary>
    bool Follows => Home is var home && home != this && home.IsTrading && home.MarketCode == '2';

    bool IsViOver => Follows ? !Home.InVi : _interruptions.IsOver;

    void Interrupt(ViKind kind, int price)
    {
        _interruptions.Begin(kind, price);
        _auction.Interrupt();
        Tell("");
        if (Nxt is { IsTrading: true, InAuction: false } nxt)
            nxt.Interrupt(kind, price);
    }

    /// <summary>The session takes over from a VI that lasts.</summary>
    void GoOver(BookPhase phase)
    {
        if (InVi && phase != BookPhase.ViAuction)
            _interruptions.End();
        _auction.Phase = phase;
    }

    void EndAuction(BookPhase next)
    {
        var (own, wasVi) = (Phase == BookPhase.ViAuction, InVi);
        if (!_auction.End(next) && wasVi)
            Figures.StaticReference = Interruptions[^1].Price;
        if (wasVi)
            _interruptions.End();
        if (own)
            Tell(wasVi ? "" : "185");
    }

    void Tell(string operation)
    {
        if (Watched)
            _listener.StateChanged(this, operation);
    }
}
