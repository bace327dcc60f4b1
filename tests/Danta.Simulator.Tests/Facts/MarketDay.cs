using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Tests.Facts;

/// <summary>
/// A day from the opening auction to the closing one as somebody outside could write it down: what last traded every ten
/// seconds, volumes and spreads by the minute, every trade of a few stocks.
/// </summary>
sealed class MarketDay : ISimulationListener
{
    public const int NoteSeconds = 10;
    const int NotesAMinute = 60 / NoteSeconds;

    /// <summary>Every so many stocks one is listened to trade by trade.</summary>
    const int Listened = 12;

    static readonly TimeOnly Open = new(9, 0);
    static readonly TimeOnly Close = new(15, 20);

    readonly List<int[]> _notes = [];

    MarketDay()
    {
    }

    public IReadOnlyList<Instrument> Stocks => Simulation.Venue.Stocks;

    public Simulation Simulation { get; private set; } = null!;

    /// <summary>Spreads of all stocks, once a minute, in ticks.</summary>
    public List<(Instrument Stock, int Ticks)> Spreads { get; } = [];

    /// <summary>Shares at the levels of the book, the touch left out: at round prices and at others.</summary>
    public (double Round, double Other) Walls { get; private set; }

    /// <summary>Shares of each trade, by listened stock.</summary>
    public Dictionary<Instrument, List<double>> Sizes { get; } = [];

    public static Scenario Plan(long seed, int stocks) => new()
    {
        Seed = seed,
        Stocks = stocks,
        AlwaysOpen = false,
        Date = new DateOnly(2026, 11, 20),
        Start = new(8, 50),
        WarmUp = TimeSpan.Zero,
    };

    public static MarketDay Live(Scenario scenario)
    {
        var day = new MarketDay();
        var simulation = day.Simulation = new Simulation(scenario, new DateOnly(2026, 11, 20), day);
        foreach (var stock in day.Stocks.Where(stock => stock.Index % Listened == 0))
            (stock.Watched, day.Sizes[stock]) = (true, []);
        while (simulation.Clock.Time < new TimeOnly(15, 30, 35))
            simulation.Step();
        return day;
    }

    /// <summary>Prices at the ends of so many minutes, 09:00 to 15:20.</summary>
    public double[] Prices(Instrument stock, int minutes = 1) =>
        [.. _notes.Where((_, index) => index % (minutes * NotesAMinute) == 0).Select(note => (double)note[stock.Index])];

    /// <summary>Every ten seconds.</summary>
    public IReadOnlyList<int[]> Notes => _notes;

    /// <summary>In percent.</summary>
    public double[] Returns(Instrument stock, int minutes = 1)
    {
        var prices = Prices(stock, minutes);
        return [.. prices.Skip(1).Select((price, index) => 100 * Math.Log(price / prices[index]))];
    }

    void ISimulationListener.Second()
    {
        var time = Simulation.Clock.Time;
        if (time < Open || time > Close || time.Second % NoteSeconds != 0)
            return;
        _notes.Add([.. Stocks.Select(stock => stock.Figures.Last)]);
        if (time.Second != 0)
            return;
        foreach (var stock in Stocks)
            LookAt(stock, time);
    }

    void LookAt(Instrument stock, TimeOnly time)
    {
        if (stock.InAuction || !stock.Book.HasAsk || !stock.Book.HasBid)
            return;
        Spreads.Add((stock, stock.Book.BestAsk - stock.Book.BestBid));
        if (time.Minute % 10 != 0)
            return;
        var (round, other) = (Average(stock, isRound: true), Average(stock, isRound: false));
        if (round > 0 && other > 0)
            Walls = (Walls.Round + round / (round + other), Walls.Other + other / (round + other));
    }

    static double Average(Instrument stock, bool isRound)
    {
        var ticks = TickSizes.For(stock.Listing.Kind);
        var sizes = new List<double>();
        foreach (var side in (BookSide[])[stock.Asks(), stock.Bids()])
        {
            for (var level = 1; level < BookSide.Depth; level++)
            {
                if (side[level].Price.Won is > 0 and var won && won % (10 * ticks.StepAt(won)) == 0 == isRound)
                    sizes.Add(side[level].Size.Shares);
            }
        }
        return Statistic.Mean(sizes);
    }

    void IMarketListener.Traded(Instrument stock)
    {
        if (stock.Figures.LastAggressor is not null)
            Sizes[stock].Add(stock.Figures.LastSize);
    }

    void IMarketListener.BookChanged(Instrument stock)
    {
    }

    void IMarketListener.StateChanged(Instrument stock, string operation)
    {
    }

    void INoticeListener.Notice(in OrderNotice notice)
    {
    }
}
