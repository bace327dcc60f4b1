using Danta.Market;

namespace Danta.Trading;

/// <summary>눌림목: a surge, a dip from its high, then prices that rise again.</summary>
sealed class PullbackEntry(EntrySettings settings) : IEntryRule
{
    /// <summary>Rise before the dip, of the low.</summary>
    static readonly EntryKey SurgePercent = new("surgePercent", 2, 0.01m, 100);

    /// <summary>Fall from the high, of the high.</summary>
    static readonly EntryKey DipPercent = new("dipPercent", 0.7m, 0.01m, 100);

    /// <summary>Rising prices in a row after the dip.</summary>
    static readonly EntryKey Rises = new("risingTicks", 3, 1, 100, Whole: true);

    public static readonly EntryKey[] Keys = [EntryKey.Seconds, SurgePercent, DipPercent, Rises];

    readonly int _seconds = settings.Whole(EntryKey.Seconds);
    readonly Rate _surge = settings.Percent(SurgePercent);
    readonly Rate _dip = settings.Percent(DipPercent);
    readonly int _rises = settings.Whole(Rises);

    public string Name => "pullback";

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        if (stock.Quotes.Tape is not { } tape || tape.RisingTicks < _rises)
            return false;
        var (low, high, since) = tape.Wave(_seconds);
        return low > 0 && stock.Quotes.Last.Won < high
            && _surge.IsReachedBy(new(high - low), new(low)) && _dip.IsReachedBy(new(high - since), new(high));
    }

    /// <summary>Half for a surge that has dipped, half for the prices that have risen since.</summary>
    public int Closeness(Stock stock, DateTimeOffset now)
    {
        if (stock.Quotes.Tape is not { } tape)
            return 50;
        var (low, high, since) = tape.Wave(_seconds);
        var dipped = low > 0 && _surge.IsReachedBy(new(high - low), new(low)) && _dip.IsReachedBy(new(high - since), new(high));
        return (dipped ? 50 : 0) + Math.Min(50, 50 * tape.RisingTicks / _rises);
    }

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now)
    {
        var (low, high, since) = stock.Quotes.Tape?.Wave(_seconds) ?? default;
        return
        [
            new("급등", $"{low:N0} → {high:N0}"), new("눌림", $"{high:N0} → {since:N0}"),
            new("연속 상승", $"{stock.Quotes.Tape?.RisingTicks}회 / {_rises}"),
        ];
    }
}
