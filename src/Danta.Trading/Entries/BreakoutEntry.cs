namespace Danta.Trading;

/// <summary>돌파: a new high of the last seconds, with more volume behind it than the window's average.</summary>
sealed class BreakoutEntry(EntryKeys keys) : IEntryRule
{
    const int Burst = 5;

    public string Name => "breakout";

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        if (stock.Quotes.Tape is not { } tape || !tape.Covers(keys.Seconds))
            return false;
        return stock.Quotes.Last.Won > tape.HighBefore(keys.Seconds) && Ratio(tape) >= keys.VolumeRatio;
    }

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now) =>
    [
        new($"{keys.Seconds}초 고가", $"{stock.Quotes.Tape?.HighBefore(keys.Seconds):N0} → {stock.Quotes.Last}"),
        new("거래량 배율", $"{(stock.Quotes.Tape is { } tape ? Ratio(tape) : 0):0.0} / {keys.VolumeRatio:0.0}"),
    ];

    /// <summary>Volume of the last five seconds over the window's average of five.</summary>
    decimal Ratio(Tape tape)
    {
        var (bought, sold) = tape.Volume(keys.Seconds);
        var (burstBought, burstSold) = tape.Volume(Math.Min(Burst, keys.Seconds));
        return bought + sold == 0 ? 0 : (decimal)(burstBought + burstSold) * keys.Seconds / ((bought + sold) * Math.Min(Burst, keys.Seconds));
    }
}
