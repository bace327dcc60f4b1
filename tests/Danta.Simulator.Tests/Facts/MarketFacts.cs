using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Tests.Facts;

/// <summary>The known facts of markets (docs/market.md) as one day shows them.</summary>
sealed class MarketFacts
{
    /// <summary>Minutes of a surge, and of what is looked at after it.</summary>
    const int SurgeNotes = 6;
    const int AfterNotes = 30;
    const double SurgePercent = 1.5;

    readonly MarketDay _day;
    readonly List<Instrument> _shares;
    readonly Dictionary<Instrument, double[]> _returns;

    public MarketFacts(MarketDay day)
    {
        _day = day;
        _shares = [.. day.Stocks.Where(stock => stock.Listing.Kind == ListingKind.Stock)];
        _returns = _shares.ToDictionary(stock => stock, stock => day.Returns(stock));
        Kurtoses = [.. _returns.Values.Select(Statistic.Kurtosis).Where(value => value > 0)];
        Volatilities = [.. _returns.Values.Select(Statistic.Deviation).OrderDescending()];
        Clustering = Statistic.Median(_returns.Values.Select(Lagging));
        Changes = [.. _shares.Select(stock => 100.0 * (stock.Figures.Last - stock.Figures.Base) / stock.Figures.Base)];
        Turnovers = [.. _shares.Select(stock => (double)stock.Figures.Turnover).OrderDescending()];
        Strengths = [.. _shares.Where(stock => stock.Figures.SellVolume > 0).Select(stock => stock.Figures.Strength / 100.0)];
        Surges = [.. Outcomes()];
    }

    /// <summary>Of one-minute returns, by stock.</summary>
    public IReadOnlyList<double> Kurtoses { get; }

    /// <summary>Deviation of one-minute returns in percent, the wildest stock first.</summary>
    public IReadOnlyList<double> Volatilities { get; }

    /// <summary>Autocorrelation of absolute one-minute returns at ten minutes, the median stock's.</summary>
    public double Clustering { get; }

    /// <summary>Since yesterday's close, percent, by stock.</summary>
    public IReadOnlyList<double> Changes { get; }

    /// <summary>Won, the most traded first.</summary>
    public IReadOnlyList<double> Turnovers { get; }

    /// <summary>체결강도 at the end of the day.</summary>
    public IReadOnlyList<double> Strengths { get; }

    /// <summary>Percent of the five minutes after each minute in which a stock rose or fell by much, counted its way.</summary>
    public IReadOnlyList<double> Surges { get; }

    public int StaticInterruptions => Interruptions(ViKind.Static);

    public int DynamicInterruptions => Interruptions(ViKind.Dynamic);

    /// <summary>Mean correlation of the returns of two stocks over so many minutes.</summary>
    public double Correlation(int minutes, Func<Instrument, Instrument, bool> which)
    {
        var returns = minutes == 1 ? _returns : _shares.ToDictionary(stock => stock, stock => _day.Returns(stock, minutes));
        var pairs = new List<double>();
        for (var first = 0; first < _shares.Count; first++)
        {
            for (var second = first + 1; second < _shares.Count; second++)
            {
                if (which(_shares[first], _shares[second]))
                    pairs.Add(Statistic.Correlation(returns[_shares[first]], returns[_shares[second]]));
            }
        }
        return Statistic.Mean(pairs);
    }

    /// <summary>The market's volume by half-hour from the open, as shares of the day.</summary>
    public IReadOnlyList<double> Shape()
    {
        var halves = new double[13];
        foreach (var stock in _shares)
        {
            foreach (var bar in stock.History.Minutes.Where(bar => bar.Minute is >= 90_000 and < 152_000))
                halves[(bar.Minute / 10_000 - 9) * 2 + bar.Minute / 100 % 100 / 30] += (double)bar.Volume * bar.Close;
        }
        return [.. halves.Select(half => half / halves.Sum())];
    }

    /// <summary>Of all trades of listened stocks: one share; and the median stock's largest hundredth beside its median.</summary>
    public (double Ones, double Tail) OrderSizes()
    {
        var all = _day.Sizes.Values.Where(sizes => sizes.Count >= 200).ToList();
        return (Statistic.Median(all.Select(sizes => sizes.Count(size => size == 1) / (double)sizes.Count)),
            Statistic.Median(all.Select(sizes => Statistic.Percentile(sizes, 0.99) / Math.Max(1, Statistic.Median(sizes)))));
    }

    /// <summary>Mean spread in ticks of the tenth of stocks that trade the most, and of the tenth that trade the least.</summary>
    public (double Busy, double Sleepy) Spreads()
    {
        var byTurnover = _shares.OrderByDescending(stock => stock.Figures.Turnover).ToList();
        var tenth = Math.Max(1, _shares.Count / 10);
        return (Mean([.. byTurnover.Take(tenth)]), Mean([.. byTurnover.TakeLast(tenth)]));

        double Mean(HashSet<Instrument> among) => Statistic.Mean([.. _day.Spreads.Where(seen => among.Contains(seen.Stock)).Select(seen => (double)seen.Ticks)]);
    }

    /// <summary>How many times what stands elsewhere stands at round prices.</summary>
    public double Walls => _day.Walls.Other == 0 ? 0 : _day.Walls.Round / _day.Walls.Other;

    int Interruptions(ViKind kind) => _day.Stocks.Sum(stock => stock.Interruptions.Count(vi => vi.Kind.HasFlag(kind)));

    static double Lagging(double[] returns)
    {
        var sizes = returns.Select(Math.Abs).ToArray();
        return Statistic.Correlation(sizes, sizes, lag: 10);
    }

    IEnumerable<double> Outcomes()
    {
        foreach (var index in _shares.Select(stock => stock.Index))
        {
            for (var at = SurgeNotes; at + AfterNotes < _day.Notes.Count; at++)
            {
                var (before, now, after) = (_day.Notes[at - SurgeNotes][index], _day.Notes[at][index], _day.Notes[at + AfterNotes][index]);
                var change = 100.0 * (now - before) / before;
                if (Math.Abs(change) < SurgePercent)
                    continue;
                yield return Math.Sign(change) * 100.0 * (after - now) / now;
                at += AfterNotes;
            }
        }
    }
}
