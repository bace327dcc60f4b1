namespace Danta.Market;

/// <summary>
/// The tax on a sale (증권거래세 and, on KOSPI, 농어촌특별세) as a share of its amount, by trade date. Sources: the
/// transaction tax act and its decree as amended for 2025 and 2026. ETFs and ETNs pay none. 2027 is taken from 2026 until
/// decreed otherwise.
/// </summary>
public static class SalesTax
{
    static readonly (DateOnly From, decimal KospiPercent, decimal KosdaqPercent)[] Rates =
    [
        (new(2024, 1, 1), 0.18m, 0.18m),
        (new(2025, 1, 1), 0.15m, 0.15m),
        (new(2026, 1, 1), 0.20m, 0.20m),
    ];

    /// <exception cref="ArgumentOutOfRangeException">Before 2024: no rate is known here.</exception>
    public static Rate For(Board board, ListingKind kind, DateOnly tradeDate)
    {
        if (kind is ListingKind.Etf or ListingKind.Etn)
            return Rate.Zero;
        for (var index = Rates.Length - 1; index >= 0; index--)
        {
            if (tradeDate >= Rates[index].From)
                return Rate.FromPercent(board == Board.Kospi ? Rates[index].KospiPercent : Rates[index].KosdaqPercent);
        }
        throw new ArgumentOutOfRangeException(nameof(tradeDate), tradeDate, "no sales tax is known before 2024");
    }
}
