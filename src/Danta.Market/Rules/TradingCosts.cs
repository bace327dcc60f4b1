namespace Danta.Market;

/// <summary>
/// What the broker and the state take. Each amount is cut down to a whole won per fill.
/// </summary>
/// <param name="Commission">The broker's fee on each side. BanKIS online: 0.0140527 % of a share's amount.</param>
/// <param name="TaxOverride">A fixed tax instead of the law's by board and date; null: the law's.</param>
public sealed record TradingCosts(Rate Commission, Rate? TaxOverride = null)
{
    public static readonly TradingCosts BanKis = new(Rate.FromPercent(0.0140527m));

    public Won CommissionOf(Won amount) => Commission.FloorOf(amount);

    public Won TaxOf(Won saleAmount, Board board, ListingKind kind, DateOnly tradeDate) =>
        TaxRate(board, kind, tradeDate).FloorOf(saleAmount);

    public Rate TaxRate(Board board, ListingKind kind, DateOnly tradeDate) =>
        TaxOverride ?? SalesTax.For(board, kind, tradeDate);

    /// <summary>What buying and selling at one price costs as a share of that price: 0.228 % for a share in 2026.</summary>
    public Rate RoundTrip(Board board, ListingKind kind, DateOnly tradeDate) =>
        Commission + Commission + TaxRate(board, kind, tradeDate);
}
