using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>
/// The exchange: all stocks, their crowds and the clock that moves them. One thread at a time is inside; whoever comes
/// holds <see cref="Gate"/>.
/// </summary>
sealed class Venue
{
    readonly StockCrowd[] _crowds;
    readonly Dictionary<InstrumentCode, Stock> _byCode = [];

    public Venue(IReadOnlyList<Listing> listings, MarketClock clock, long seed, CrowdTemper temper, IMarketListener listener)
    {
        Clock = clock;
        Stocks = [.. listings.Select((listing, index) => new Stock(index, listing, clock, Dice.For(seed, 500_000 + index), listener))];
        _crowds = [.. Stocks.Select(stock => new StockCrowd(stock, Dice.For(seed, 1_000 + stock.Index), temper))];
        foreach (var stock in Stocks)
            _byCode.Add(stock.Listing.Code, stock);
    }

    public Lock Gate { get; } = new();

    public MarketClock Clock { get; }

    public IReadOnlyList<Stock> Stocks { get; }

    public bool TryFind(string? code, out Stock stock)
    {
        stock = null!;
        return InstrumentCode.TryParse(code, out var parsed) && _byCode.TryGetValue(parsed, out stock!);
    }

    public StockCrowd CrowdOf(Stock stock) => _crowds[stock.Index];

    /// <summary>What the crowd is about now; the session sets it.</summary>
    public CrowdMood Mood { get; set; } = CrowdMood.Trading;

    /// <summary>Every stock's interruptions of today.</summary>
    public IEnumerable<ViEvent> Interruptions => Stocks.SelectMany(stock => stock.Interruptions);

    /// <summary>Lets the crowds and the books live through the step that the clock has just made.</summary>
    public void Step()
    {
        for (var index = 0; index < _crowds.Length; index++)
        {
            var stock = Stocks[index];
            stock.Recently.Enter(Clock.Second, stock.Figures.Last);
            stock.Tick();
            if (!stock.Halted)
                _crowds[index].Act(Clock.Steps, Mood);
            stock.Show();
        }
    }

    /// <summary>Begins a new day with yesterday's closes as bases.</summary>
    public void StartDay(DateOnly yesterday)
    {
        foreach (var stock in Stocks)
        {
            stock.StartDay(yesterday);
            _crowds[stock.Index].StartDay();
        }
    }
}
