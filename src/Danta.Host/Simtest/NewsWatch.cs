using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the program to what an owner can bear: nothing is told twice, the same thing not all day long, and on a day on which nothing was
/// traded and nothing befell it he hears that it has started, whether it is ready, and what the day was.
/// </summary>
sealed class NewsWatch(World world)
{
    /// <summary>One and the same word within a day: it happens again, and from then on it is a matter of the log.</summary>
    const int MostOfOne = 12;

    /// <summary>Beside fills and what he asked for: this, and what each trouble brings: that it is there, what is held up by it, and that it is over.</summary>
    const int Usual = 6;
    const int OfATrouble = 4;

    readonly HashSet<string> _told = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _ofOne = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> _byKind = new(StringComparer.Ordinal);
    DateOnly _day;
    int _words;
    int _struckBefore;
    int _troubles;
    int _orders;

    /// <summary>How many of each kind, and of how many days.</summary>
    public IReadOnlyDictionary<string, int> ByKind => _byKind;

    public int Days { get; private set; }

    /// <summary>Something befell the program, or somebody has to do with it.</summary>
    public void Troubled()
    {
        Turn();
        _troubles++;
    }

    public void Ordered()
    {
        Turn();
        _orders++;
    }

    public void Told(OwnerNews news)
    {
        Turn();
        if (world.Faults.IsOver)
            return;
        var kind = news.GetType().Name;
        _byKind[kind] = _byKind.GetValueOrDefault(kind) + 1;
        if (news is FillNews { Closed: { } trip })
            world.Archive.Told(trip);
        if (!_told.Add($"{news.At.UtcTicks} {news}") && news is not CommandNews)
            world.Watch.Complain($"the owner is told twice: {news}");
        if (news is FillNews or CommandNews)
            return;
        var word = (news with { At = default }).ToString();
        if ((_ofOne[word] = _ofOne.GetValueOrDefault(word) + 1) > MostOfOne)
            world.Watch.Complain($"the owner is told {_ofOne[word]} times a day: {news}");
        // Once a day each, whatever else there is.
        if (news is ClosedDayNews or TieOutNews && _ofOne.Where(one => one.Key.StartsWith(kind, StringComparison.Ordinal)).Sum(one => one.Value) > 1 + _troubles)
            world.Watch.Complain($"the owner is told again: {news}");
        var troubles = _troubles + world.Faults.Struck.Count - _struckBefore;
        if (++_words > Usual + OfATrouble * troubles + _orders)
            world.Watch.Complain($"the owner is told {_words} things beside fills, and {troubles} befell the program: {news}");
        if (troubles == 0 && _orders == 0 && news is not (TraderStarted or MorningNews { Problems.Count: 0 } or ClosedDayNews or TieOutNews))
            world.Watch.Complain($"nothing was traded, nothing befell it, and the owner is told: {news}");
    }

    void Turn()
    {
        if (world.Wall.Date == _day)
            return;
        // What befell it yesterday, or lasts, may be over today, which is told too.
        var lasts = _troubles > 0 || world.IsHindered || world.Archive.IsAway || world.Disk.Room is { IsLow: true } || world.Alive?.Engine?.Clock.Behind > TimeSpan.Zero;
        (_day, _words, _orders, _troubles) = (world.Wall.Date, 0, 0, lasts ? 1 : 0);
        _struckBefore = world.Faults.Struck.Count;
        _told.Clear();
        _ofOne.Clear();
        Days++;
    }
}
