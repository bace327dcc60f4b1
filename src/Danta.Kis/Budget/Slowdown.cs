namespace Danta.Kis;

/// <summary>What refusals for too many calls do to the limit: each slows down, each quiet half minute takes one back.</summary>
sealed class Slowdown(double perSecond, TimeProvider time)
{
    const double Step = 1.25;

    /// <summary>Slower than this helps nobody: the broker counts something else then.</summary>
    const double Slowest = 4;

    /// <summary>Steps until the slowest.</summary>
    const int MostSteps = 7;

    readonly long _quiet = time.TimestampFrequency * 30;
    int _steps;
    long _healsAt;

    /// <summary>Everything but sales waits until then.</summary>
    public long PausedUntil { get; private set; } = long.MinValue;

    /// <summary>Calls a second that are allowed now.</summary>
    public double Limit => perSecond / Math.Min(Math.Pow(Step, _steps), Slowest);

    public void Penalise(long now, TimeSpan pause)
    {
        _steps = Math.Min(_steps + 1, MostSteps);
        _healsAt = now + _quiet;
        PausedUntil = Math.Max(PausedUntil, now + (long)(pause.TotalSeconds * time.TimestampFrequency));
    }

    public void Heal(long now)
    {
        for (; _steps > 0 && now >= _healsAt; _steps--)
            _healsAt += _quiet;
    }
}
