namespace Danta.Kis;

/// <summary>
/// How long to wait before the next attempt: 1, 2, 4 … 60 seconds, a quarter more or less by chance. Only a session that lasted
/// takes it back to the beginning, for the broker blocks keys that connect and disconnect without end.
/// </summary>
sealed class Backoff(int seed)
{
    const double Most = 60;
    static readonly TimeSpan Lasting = TimeSpan.FromSeconds(60);

    /// <summary>Where another session holds the key, the old one has to be noticed first.</summary>
    static readonly double[] InUse = [5, 10, 20, 60];

    readonly Random _random = new(seed);
    int _failures;
    int _inUse;

    public TimeSpan Next(TimeSpan lived, bool keyInUse)
    {
        if (lived >= Lasting)
            _failures = _inUse = 0;
        var seconds = keyInUse ? InUse[Math.Min(_inUse++, InUse.Length - 1)] : Math.Min(Most, Math.Pow(2, Math.Min(_failures, 6)));
        _failures++;
        return TimeSpan.FromSeconds(seconds * (0.75 + _random.NextDouble() / 2));
    }
}
