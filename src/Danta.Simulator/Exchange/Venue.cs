using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Listings;
using Danta.Simulator.Recordings;

namespace Danta.Simulator.Exchange;

/// <summary>
/// The exchanges: all stocks, their crowds and the clock that moves them. One thread at a time is inside; whoever comes
/// holds <see cref="Gate"/>.
/// </summary>
sealed class Venue
{
    /// <summary>NXT's crowd beside KRX's.</summary>
    const double NxtShare = 0.35;

    readonly Instrument[] _stocks;
    readonly Instrument[] _nxtStocks;
    readonly ICrowd[] _crowds;
    readonly ICrowd[] _nxtCrowds;
    readonly Opinion[] _opinions;
    readonly Winds _winds;
    readonly Dice _gaps;
    readonly bool _shapeless;
    readonly Dictionary<InstrumentCode, Instrument> _byCode = [];
    readonly Playback? _playback;
    long _second = -1;

    /// <param name="recorded">Whose crowds trade; null: invented ones.</param>
    public Venue(IReadOnlyList<Listing> listings, MarketClock clock, long seed, CrowdTemper temper, IMarketListener listener, RecordedMarket? recorded = null)
    {
        _playback = recorded is null ? null : new Playback(recorded, clock);
        Clock = clock;
        _stocks = [.. listings.Select((listing, index) => new Instrument(index, listing, clock, Dice.For(seed, 500_000 + index), listener))];
        _nxtStocks = [.. Stocks.Where(stock => stock.Listing.OnNxt).Select(stock => new Instrument(stock, Dice.For(seed, 600_000 + stock.Index)))];
        Temperaments = new Temperaments(listings, seed, temper);
        _winds = Temperaments.Winds;
        _gaps = Dice.For(seed, 4);
        _shapeless = temper.Day == DayKind.Uniform;
        _opinions = [.. Stocks.Select(stock => new Opinion(Temperaments[stock.Index], _winds, Dice.For(seed, 3_000_000 + stock.Index)))];
        _crowds = [.. Stocks.Select(stock => _playback?.CrowdOf(stock)
            ?? new StockCrowd(stock, Dice.For(seed, 1_000 + stock.Index), Temperaments[stock.Index], _opinions[stock.Index]))];
        _nxtCrowds = [.. NxtStocks.Select(stock => new StockCrowd(stock, Dice.For(seed, 2_000_000 + stock.Index), Temperaments[stock.Index].WithoutSurges(), _opinions[stock.Index], NxtShare))];
        Open();
        foreach (var stock in Stocks)
            _byCode.Add(stock.Listing.Code, stock);
    }

    public Lock Gate { get; } = new();

    /// <summary>How each of <see cref="Stocks"/> is traded.</summary>
    public Temperaments Temperaments { get; }

    public MarketClock Clock { get; }

    /// <summary>On KRX.</summary>
    public IReadOnlyList<Instrument> Stocks => _stocks;

    /// <summary>Those of them that NXT trades, as they stand there.</summary>
    public IReadOnlyList<Instrument> NxtStocks => _nxtStocks;

    /// <summary>A stock on KRX.</summary>
    public bool TryFind(string? code, out Instrument stock)
    {
        stock = null!;
        return InstrumentCode.TryParse(code, out var parsed) && _byCode.TryGetValue(parsed, out stock!);
    }

    /// <summary>What a market division of the quote server (J, NX, UN) means by a code.</summary>
    public bool TryFind(string? code, string division, out IQuote quote)
    {
        quote = TryFind(code, out var stock) ? Of(stock, division)! : null!;
        return quote is not null;
    }

    /// <summary>Every stock of a market division.</summary>
    public IEnumerable<IQuote> All(string division) => Stocks.Select(stock => Of(stock, division)).OfType<IQuote>();

    public ICrowd CrowdOf(Instrument stock) => _crowds[stock.Index];

    /// <summary>What KRX's crowd is about now; the session sets it.</summary>
    public CrowdMood Mood { get; set; } = CrowdMood.Trading;

    public CrowdMood NxtMood { get; set; } = CrowdMood.Trading;

    /// <summary>Every stock's interruptions of today.</summary>
    public IEnumerable<ViEvent> Interruptions => Stocks.SelectMany(stock => stock.Interruptions);

    /// <summary>Lets the crowds and the books live through the step that the clock has just made.</summary>
    public void Step()
    {
        var newSecond = Clock.Second != _second;
        _second = Clock.Second;
        if (newSecond)
            Look();
        _playback?.Advance();
        for (var index = 0; index < _crowds.Length; index++)
        {
            var stock = _stocks[index];
            stock.Recently.Enter(Clock.Second, stock.Figures.Last);
            if (newSecond && stock.OffHours.IsOpen)
                stock.OffHours.Act();
            Live(stock, _crowds[index], Mood);
        }
        for (var index = 0; index < _nxtCrowds.Length; index++)
            Live(_nxtStocks[index], _nxtCrowds[index], NxtMood);
    }

    /// <summary>Begins a new day with yesterday's closes as bases.</summary>
    public void StartDay(DateOnly yesterday)
    {
        foreach (var stock in Stocks)
            stock.StartDay(yesterday);
        Open();
    }

    /// <summary>A night brings news to all, and to each.</summary>
    void Open()
    {
        var market = _gaps.Bell() * 0.1;
        foreach (var stock in Stocks)
            _opinions[stock.Index].Begin(stock.Figures.Base * Math.Exp((market + _gaps.Bell() * Temperaments[stock.Index].NightVolatility) / 100));
        foreach (var crowd in _crowds.Concat(_nxtCrowds))
            crowd.StartDay();
    }

    /// <summary>Once a second: what happens in the world is heard of.</summary>
    void Look()
    {
        if (Mood == CrowdMood.Asleep && NxtMood == CrowdMood.Asleep)
            return;
        var (activity, news) = _shapeless ? (1, 1) : (DayShape.Activity(Clock.MillisecondsOfDay), DayShape.News(Clock.MillisecondsOfDay));
        _winds.Blow(news);
        for (var index = 0; index < _crowds.Length; index++)
        {
            _opinions[index].Think(news);
            _crowds[index].Look(Mood, activity);
        }
        foreach (var crowd in _nxtCrowds)
            crowd.Look(NxtMood, activity);
    }

    void Live(Instrument stock, ICrowd crowd, CrowdMood mood)
    {
        stock.Tick();
        if (stock is { Halted: false, IsTrading: true })
            crowd.Act(Clock.Steps, mood);
        stock.Show();
    }

    static IQuote? Of(Instrument stock, string division) => division switch
    {
        "NX" => stock.Nxt,
        "UN" => stock.Both ?? (IQuote)stock,
        _ => stock,
    };
}
