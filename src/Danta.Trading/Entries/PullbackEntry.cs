namespace Danta.Trading;

/// <summary>눌림목: a surge, a dip from its high, then prices that rise again.</summary>
sealed class PullbackEntry(EntryKeys keys) : IEntryRule
{
    public string Name => "pullback";

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        if (stock.Quotes.Tape is not { } tape || tape.RisingTicks < keys.RisingTicks)
            return false;
        var (low, high, since) = tape.Wave(keys.Seconds);
        return low > 0 && stock.Quotes.Last.Won < high
            && keys.Surge.IsReachedBy(new(high - low), new(low)) && keys.Dip.IsReachedBy(new(high - since), new(high));
    }

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now)
    {
        var (low, high, since) = stock.Quotes.Tape?.Wave(keys.Seconds) ?? default;
        return
        [
            new("급등", $"{low:N0} → {high:N0}"), new("눌림", $"{high:N0} → {since:N0}"),
            new("연속 상승", $"{stock.Quotes.Tape?.RisingTicks}회 / {keys.RisingTicks}"),
        ];
    }
}
