namespace Danta.Simulator.Crowd;

/// <summary>
/// News that concerns many: what an index, a sector or a theme is worth moves by it. Its strength comes and goes by itself, so that
/// restless minutes are followed by restless minutes. On average it is 1 a minute.
/// </summary>
/// <param name="returnMinutes">It comes back to where it was with this time; 0: never.</param>
sealed class Wind(Dice dice, double returnMinutes)
{
    const double Restlessness = 0.12;
    const double RestlessMinutes = 40;

    static readonly double Fade = 1 / (60 * RestlessMinutes);
    static readonly double Kick = Restlessness * Math.Sqrt(2 * Fade);
    static readonly double PerSecond = 1 / Math.Sqrt(60);

    double _mood = dice.Bell() * Restlessness;
    double _level;

    /// <summary>This second's.</summary>
    public double Gust { get; private set; }

    /// <param name="news">How much there is to know at this time of day.</param>
    public void Blow(double news)
    {
        _mood += Kick * dice.Bell() - Fade * _mood;
        Gust = news * Math.Exp(_mood - Restlessness * Restlessness) * PerSecond * dice.Bell();
        if (returnMinutes > 0)
            Gust -= _level / (60 * returnMinutes);
        _level += Gust;
    }
}
