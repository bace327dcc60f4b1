using Danta.Market;

namespace Danta.Trading;

/// <summary>체결강도: the day's strength and the buyers' share of the last seconds are both high enough.</summary>
sealed class StrengthEntry(EntrySettings settings) : IEntryRule
{
    /// <summary>체결강도: 100 is even.</summary>
    static readonly EntryKey MinStrength = new("minStrength", 110, 0, 1_000);

    /// <summary>Buyers' share of the window's volume.</summary>
    static readonly EntryKey BuyPercent = new("buyPercent", 60, 0, 100);

    public static readonly EntryKey[] Keys = [EntryKey.Seconds, MinStrength, BuyPercent];

    readonly int _seconds = settings.Whole(EntryKey.Seconds);
    readonly decimal _minStrength = settings.Get(MinStrength);
    readonly Rate _buyShare = settings.Percent(BuyPercent);

    public string Name => "strength";

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        if (stock.Quotes.Tape is not { } tape || stock.Quotes.Trade.Strength < _minStrength * 100)
            return false;
        var (bought, sold) = tape.Volume(_seconds);
        return bought + sold > 0 && _buyShare.IsReachedBy(new(bought), new(bought + sold));
    }

    public int Closeness(Stock stock, DateTimeOffset now) =>
        _minStrength == 0 ? 100 : (int)Math.Clamp(stock.Quotes.Trade.Strength / _minStrength, 0, 100);

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now)
    {
        var (bought, sold) = stock.Quotes.Tape?.Volume(_seconds) ?? default;
        return
        [
            new("체결강도", $"{stock.Quotes.Trade.Strength / 100m:0.00} / {_minStrength:0.##}"),
            new($"{_seconds}초 매수 비중", $"{(bought + sold == 0 ? 0 : bought * 100m / (bought + sold)):0.0} % / {_buyShare}"),
        ];
    }
}
