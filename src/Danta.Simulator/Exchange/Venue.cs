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
        Stocks = [.. listings.Select((listing, index) => new Stock(index, listing, clock, listener))];
        _crowds = [.. Stocks.Select(stock => new StockCrowd(stock, Dice.For(seed, 1_000 + stock.Index), temper))];
        foreach (var stock in Stocks)
        {
            _byCode.Add(stock.Listing.Code, stock);
            stock.Begin();
        }
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

    /// <summary>Moves the market by one step of its clock.</summary>
    public void Step()
    {
        Clock.Step();
        for (var index = 0; index < _crowds.Length; index++)
        {
            var stock = Stocks[index];
            stock.Recently.Enter(Clock.Second, stock.Figures.Last);
            if (!stock.Halted)
                _crowds[index].Act(Clock.Steps);
            stock.Show();
        }
    }
}
