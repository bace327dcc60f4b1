namespace Danta.Trading;

/// <summary>체결강도: the day's strength and the buyers' share of the last seconds are both high enough.</summary>
sealed class StrengthEntry(EntryKeys keys) : IEntryRule
{
    public string Name => "strength";

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        if (stock.Quotes.Tape is not { } tape || stock.Quotes.Trade.Strength < keys.MinStrength * 100)
            return false;
        var (bought, sold) = tape.Volume(keys.Seconds);
        return bought + sold > 0 && keys.BuyShare.IsReachedBy(new(bought), new(bought + sold));
    }

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now)
    {
        var (bought, sold) = stock.Quotes.Tape?.Volume(keys.Seconds) ?? default;
        return
        [
            new("체결강도", $"{stock.Quotes.Trade.Strength / 100m:0.00} / {keys.MinStrength:0.##}"),
            new($"{keys.Seconds}초 매수 비중", $"{(bought + sold == 0 ? 0 : bought * 100m / (bought + sold)):0.0} % / {keys.BuyShare}"),
        ];
    }
}
