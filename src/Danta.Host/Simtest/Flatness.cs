namespace Danta.Host.Simtest;

/// <summary>
/// Figures of one night after another, which have to stay what they were: the first nights teach what is usual, and what is well beyond it
/// in several nights in a row has grown.
/// </summary>
sealed class Flatness
{
    /// <summary>So many nights teach.</summary>
    public const int Taught = 5;

    /// <summary>One busy day is no growth.</summary>
    const int InARow = 3;

    /// <summary>Half as much again, and a few.</summary>
    const double Share = 1.5;
    const long Few = 16;

    readonly List<IReadOnlyDictionary<string, long>> _nights = [];

    public IReadOnlyList<IReadOnlyDictionary<string, long>> Nights => _nights;

    /// <returns>What has grown; null: nothing.</returns>
    public string? Add(IReadOnlyDictionary<string, long> night)
    {
        _nights.Add(night);
        if (_nights.Count < Taught + InARow)
            return null;
        foreach (var (name, now) in night)
        {
            var usual = _nights.Take(Taught).Max(first => first.GetValueOrDefault(name));
            if (_nights.TakeLast(InARow).All(last => last.GetValueOrDefault(name) > usual * Share + Few))
                return $"{name} was at most {usual:N0} in the first nights and is {now:N0}";
        }
        return null;
    }
}
