using Danta.Market;

namespace Danta.Trading;

/// <summary>For people's eyes only: the books keep amounts.</summary>
static class Amounts
{
    public static decimal Average(Won amount, Quantity quantity) =>
        quantity.IsZero ? 0 : decimal.Round((decimal)amount.Amount / quantity.Shares, 2);

    public static decimal Percent(Won part, Won whole) =>
        whole == Won.Zero ? 0 : decimal.Round(part.Amount * 100m / whole.Amount, 2);
}
