namespace Danta.Simulator.Crowd;

/// <summary>What moves many stocks at once: the market, its sectors, its themes.</summary>
sealed class Winds
{
    /// <summary>Within a day the whole market goes nowhere far: it would flatter, or starve, whoever only buys.</summary>
    const double MarketReturns = 15;

    const double SectorReturns = 180;

    /// <summary>The rush of news at the open is about one stock each: an index opens calmer than its stocks do.</summary>
    const double MarketShare = 1.2;
    const double MarketPower = 0.62;

    readonly Wind[] _sectors;
    readonly Wind[] _themes;

    public Winds(long seed, int sectors, int themes)
    {
        Market = new Wind(Dice.For(seed, 700_000), MarketReturns);
        _sectors = [.. Enumerable.Range(1, sectors).Select(index => new Wind(Dice.For(seed, 700_000 + index), SectorReturns))];
        _themes = [.. Enumerable.Range(1, themes).Select(index => new Wind(Dice.For(seed, 710_000 + index), SectorReturns))];
    }

    public Wind Market { get; }

    /// <summary>Below zero: none.</summary>
    public double Sector(int index) => index < 0 ? 0 : _sectors[index].Gust;

    public double Theme(int index) => index < 0 ? 0 : _themes[index].Gust;

    /// <summary>Another second.</summary>
    public void Blow(double news)
    {
        Market.Blow(MarketShare * Math.Pow(news, MarketPower));
        foreach (var wind in _sectors)
            wind.Blow(news);
        foreach (var wind in _themes)
            wind.Blow(news);
    }
}
