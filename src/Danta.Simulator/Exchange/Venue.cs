using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>
/// The exchanges: all stocks, their crowds and the clock that moves them. One thread at a time is inside; whoever comes
/// holds <see cref="Gate"/>.
/// </summary>
sealed class Venue
{
    /// <summary>NXT's crowd beside KRX's.</summary>
    const double NxtShare = 0.35;

    readonly StockCrowd[] _crowds;
    readonly StockCrowd[] _nxtCrowds;
    readonly Dictionary<InstrumentCode, Stock> _byCode = [];
    long _second = -1;

    public Venue(IReadOnlyList<Listing> listings, MarketClock clock, long seed, CrowdTemper temper, IMarketListener listener)
    {
        Clock = clock;
        Stocks = [.. listings.Select((listing, index) => new Stock(index, listing, clock, Dice.For(seed, 500_000 + index), listener))];
        NxtStocks = [.. Stocks.Where(stock => stock.Listing.OnNxt).Select(stock => new Stock(stock, Dice.For(seed, 600_000 + stock.Index)))];
        _crowds = [.. Stocks.Select(stock => new StockCrowd(stock, Dice.For(seed, 1_000 + stock.Index), temper))];
        var calm = new CrowdTemper(0, temper.OrdersPerSecond * NxtShare);
        _nxtCrowds = [.. NxtStocks.Select(stock => new StockCrowd(stock, Dice.For(seed, 2_000_000 + stock.Index), calm, NxtShare))];
        foreach (var stock in Stocks)
            _byCode.Add(stock.Listing.Code, stock);
    }

    public Lock Gate { get; } = new();

    public MarketClock Clock { get; }

    /// <summary>On KRX.</summary>
    public IReadOnlyList<Stock> Stocks { get; }

    /// <summary>Those of them that NXT trades, as they stand there.</summary>
    public IReadOnlyList<Stock> NxtStocks { get; }

    /// <summary>A stock on KRX.</summary>
    public bool TryFind(string? code, out Stock stock)
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

    public StockCrowd CrowdOf(Stock stock) => _crowds[stock.Index];

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
        for (var index = 0; index < _crowds.Length; index++)
        {
            var stock = Stocks[index];
            stock.Recently.Enter(Clock.Second, stock.Figures.Last);
            if (newSecond && stock.OffHours.IsOpen)
                stock.OffHours.Act();
            Live(stock, _crowds[index], Mood);
        }
        for (var index = 0; index < _nxtCrowds.Length; index++)
            Live(NxtStocks[index], _nxtCrowds[index], NxtMood);
    }

    /// <summary>Begins a new day with yesterday's closes as bases.</summary>
    public void StartDay(DateOnly yesterday)
    {
        foreach (var stock in Stocks)
            stock.StartDay(yesterday);
        foreach (var crowd in _crowds.Concat(_nxtCrowds))
            crowd.StartDay();
    }

    void Live(Stock stock, StockCrowd crowd, CrowdMood mood)
    {
        stock.Tick();
        if (stock is { Halted: false, IsTrading: true })
            crowd.Act(Clock.Steps, mood);
        stock.Show();
    }

    static IQuote? Of(Stock stock, string division) => division switch
    {
        "NX" => stock.Nxt,
        "UN" => stock.Both ?? (IQuote)stock,
        _ => stock,
    };
}
