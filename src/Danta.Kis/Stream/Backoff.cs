namespace Danta.Kis;

/// <summary>What a try came to, as far as the pause after it hangs on it.</summary>
enum DialOutcome
{
    /// <summary>Nobody answered: the network is away, and the broker counts nothing.</summary>
    Unanswered = 0,

    /// <summary>The broker said no, hung up before anything was heard, or fell silent.</summary>
    Refused,

    /// <summary>It came up and was lost.</summary>
    Heard,

    /// <summary>Another session holds the key.</summary>
    KeyInUse,
}

/// <summary>
/// How long to wait before the next dial, a quarter more or less by chance, for the broker blocks keys that connect and disconnect
/// without end: 1, 2, 4 … seconds, up to ten minutes while the broker refuses, and up to one where nobody answers or what was heard was
/// lost. Outside the market's hours up to half an hour, but never past their beginning. Only a session that was up for a minute takes it
/// back to the beginning.
/// </summary>
sealed class Backoff(int seed)
{
    const double MostRefused = 600;
    const double MostLost = 60;
    const double MostAtNight = 1_800;
    static readonly TimeSpan Lasting = TimeSpan.FromSeconds(60);

    /// <summary>Where another session holds the key, the old one has to be noticed first.</summary>
    static readonly double[] InUse = [5, 10, 20, 60, 120, 240, 480];

    readonly Random _random = new(seed);
    int _failures;
    int _inUse;

    /// <summary>Dials in a row that found the key in use.</summary>
    public int InUseInARow => _inUse;

    public void Reset() => _failures = _inUse = 0;

    /// <param name="up">How long the session was up; zero where it never was.</param>
    public TimeSpan Next(DialOutcome outcome, TimeSpan up, DateTimeOffset now)
    {
        if (up >= Lasting)
            Reset();
        var night = MarketHours.AreOver(now);
        var most = night ? MostAtNight : outcome is DialOutcome.Unanswered or DialOutcome.Heard ? MostLost : MostRefused;
        double seconds;
        if (outcome == DialOutcome.KeyInUse)
        {
            seconds = _inUse < InUse.Length ? InUse[_inUse] : most;
            _inUse++;
        }
        else
        {
            _inUse = 0;
            seconds = Math.Min(most, Math.Pow(2, Math.Min(_failures, 11)));
        }
        _failures++;
        var wait = TimeSpan.FromSeconds(seconds * (0.75 + _random.NextDouble() / 2));
        return night && MarketHours.UntilOpening(now) is var opening && opening < wait ? opening : wait;
    }
}
