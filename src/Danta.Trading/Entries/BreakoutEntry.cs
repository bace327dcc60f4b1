namespace Danta.Trading;

/// <summary>돌파: a new high of the last seconds, with more volume behind it than the window's average.</summary>
sealed class BreakoutEntry(EntrySettings settings) : IEntryRule
{
    /// <summary>Volume of the last five seconds over the window's average of five.</summary>
    static readonly EntryKey VolumeRatio = new("volumeRatio", 2, 0.1m, 100);

    public static readonly EntryKey[] Keys = [EntryKey.Seconds, VolumeRatio];

    const int Burst = 5;

    readonly int _seconds = settings.Whole(EntryKey.Seconds);
    readonly decimal _ratio = settings.Get(VolumeRatio);

    public string Name => "breakout";

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        if (stock.Quotes.Tape is not { } tape || !tape.Covers(_seconds))
            return false;
        return stock.Quotes.Last.Won > tape.HighBefore(_seconds) && Ratio(tape) >= _ratio;
    }

    /// <summary>A point less for each tenth of a per mille below the high.</summary>
    public int Closeness(Stock stock, DateTimeOffset now)
    {
        var high = stock.Quotes.Tape?.HighBefore(_seconds) ?? 0;
        return high == 0 ? 50 : (int)Math.Clamp(100 - (high - (long)stock.Quotes.Last.Won) * 10_000 / high, 0, 100);
    }

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now) =>
    [
        new($"{_seconds}초 고가", $"{stock.Quotes.Tape?.HighBefore(_seconds):N0} → {stock.Quotes.Last}"),
        new("거래량 배율", $"{(stock.Quotes.Tape is { } tape ? Ratio(tape) : 0):0.0} / {_ratio:0.0}"),
    ];

    decimal Ratio(Tape tape)
    {
        var (bought, sold) = tape.Volume(_seconds);
        var (burstBought, burstSold) = tape.Volume(Math.Min(Burst, _seconds));
        return bought + sold == 0 ? 0 : (decimal)(burstBought + burstSold) * _seconds / ((bought + sold) * Math.Min(Burst, _seconds));
    }
}
