namespace Danta.Market;

/// <summary>
/// The day's price limits (상한가, 하한가): 30 % either way of the base price since 2015-06-15. The broker's own figures
/// (stck_mxpr, stck_llam) outrank these where they are at hand.
/// </summary>
public readonly record struct PriceLimits(Price Upper, Price Lower)
{
    const int WidthPercent = 30;

    public static PriceLimits Of(Price basePrice, TickSizes ticks)
    {
        var width = (int)((long)basePrice.Won * WidthPercent / 100);
        width -= width % ticks.StepAt(basePrice.Won);
        return new(
            Price.FromWon(ticks.Floor(basePrice.Won + width)),
            Price.FromWon(Math.Max(1, ticks.Ceiling(basePrice.Won - width))));
    }

    public bool Allow(Price price) => price >= Lower && price <= Upper;
}
