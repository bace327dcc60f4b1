using Danta.Market;

namespace Danta.Telegram.Access;

/// <summary>
/// How much is made of who is refused. Whoever has a thousand accounts, or a program that presses a button all day, fills neither the log
/// nor the owner's chat: so many lines a minute, and so many persons a day.
/// </summary>
sealed class Refusals(TimeProvider time)
{
    const int MostLines = 30;
    const int MostTold = 20;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly HashSet<(string Kind, long User)> _told = [];
    DateTimeOffset _since;
    DateOnly _day;
    int _lines;

    public bool MayLog()
    {
        var now = time.GetUtcNow();
        if (now - _since >= Minute)
            (_since, _lines) = (now, 0);
        return ++_lines <= MostLines;
    }

    /// <summary>Once a day for each person and kind.</summary>
    public bool MayTell(string kind, long user)
    {
        var today = Kst.DateOf(time.GetUtcNow());
        if (today != _day)
        {
            _told.Clear();
            _day = today;
        }
        return _told.Count < MostTold && _told.Add((kind, user));
    }
}
