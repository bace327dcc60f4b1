namespace Danta.Simulator.Crowd;

/// <summary>
/// What those who know think a stock worth. Nobody trades at it because it is so: it moves the price by the orders that they give
/// and withdraw.
/// </summary>
sealed class Opinion(Temperament temperament, Winds winds, Dice dice)
{
    const double Restlessness = 0.7;
    const double RestlessMinutes = 60;
    const double NewsPerHour = 0.4;
    const double HeatHalfLife = 420;
    const double MostHeat = 8;

    static readonly double Fade = 1 / (60 * RestlessMinutes);
    static readonly double Kick = Restlessness * Math.Sqrt(2 * Fade);
    static readonly double PerSecond = 1 / Math.Sqrt(60);
    static readonly double Cool = Math.Pow(0.5, 1 / HeatHalfLife);

    double _mood = dice.Bell() * Restlessness;
    double _driftLeft;
    int _driftSeconds;

    /// <summary>Won.</summary>
    public double Worth { get; private set; }

    /// <summary>How much more it is looked at after a surge, after news. 0: as usual.</summary>
    public double Heat { get; private set; }

    /// <summary>How restless it is beside what is usual for it: spreads are wider then.</summary>
    public double Unrest { get; private set; } = 1;

    /// <summary>How much it is traded beside what is usual for it: restless times are busy times.</summary>
    public double Interest { get; private set; } = 1;

    /// <summary>How much larger purchases are than sales, as an exponent; what is asked for is offered, and no price moves by it.</summary>
    public double Lean { get; private set; } = dice.Bell() * 0.3;

    public void Begin(double won)
    {
        Worth = won;
        (Heat, _driftLeft, _driftSeconds) = (0, 0, 0);
    }

    /// <summary>Another second, with so much to know.</summary>
    public void Think(double news)
    {
        _mood += Kick * dice.Bell() - Fade * _mood;
        Heat *= Cool;
        Unrest = temperament.IsExcitable ? Math.Exp(_mood - Restlessness * Restlessness / 2) : 1;
        Interest = (1 + Heat) * Unrest;
        Lean += 0.006 * dice.Bell() - 0.0002 * Lean;
        var (market, sector, theme) = temperament.Loads;
        var own = temperament.OwnVolatility * news * PerSecond * dice.Bell();
        var percent = Math.Exp(_mood - Restlessness * Restlessness)
            * (market * winds.Market.Gust + sector * winds.Sector(temperament.Sector) + theme * winds.Theme(temperament.Theme) + own);
        if (temperament.IsExcitable && dice.Chance(NewsPerHour * news / 3600))
        {
            Reconsider(dice.Sign() * (0.1 + 0.3 * dice.Exponential()), 5 + dice.Below(60));
            Warm(1);
        }
        if (_driftSeconds > 0)
        {
            percent += _driftLeft / _driftSeconds;
            _driftLeft -= _driftLeft / _driftSeconds--;
        }
        Worth *= Math.Exp(percent / 100);
    }

    public void Warm(double by)
    {
        if (temperament.IsExcitable)
            Heat = Math.Min(MostHeat, Heat + by);
    }

    /// <summary>Carried along by what the price does.</summary>
    public void Follow(double won, double share) => Worth += share * (won - Worth);

    /// <summary>Second thoughts: so many percent within so many seconds.</summary>
    public void Reconsider(double percent, int seconds) => (_driftLeft, _driftSeconds) = (percent, Math.Max(1, seconds));
}
