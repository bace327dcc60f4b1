using Danta.Market;

namespace Danta.Simulator.Exchange;

/// <summary>What a stock's trades leave behind beside the figures of its day: the screens' lists, and the near past.</summary>
sealed class Tape(Instrument stock, MarketClock clock)
{
    public TradeHistory History { get; private set; } = new();

    public Recently Recently { get; } = new();

    public void StartDay() => History = new TradeHistory();

    public void Add(int price, long quantity, Side? aggressor, bool newHigh)
    {
        Recently.Enter(clock.Second, stock.Figures.Last);
        Recently.Add(price, quantity, aggressor, newHigh);
        var trade = Of(price, quantity, aggressor);
        History.Add(trade, stock.Figures.Turnover);
        stock.Home.Both?.Add(trade);
    }

    public void AddOffHours(int price, long quantity)
    {
        var trade = Of(price, quantity, aggressor: null);
        History.Add(trade, stock.Figures.Turnover);
        stock.Both?.AddOffHours(trade);
    }

    PastTrade Of(int price, long quantity, Side? aggressor) =>
        new(clock.Hhmmss, price, quantity, stock.Figures.Volume, stock.Figures.Strength, stock.AskWon(0), stock.BidWon(0), aggressor);
}
