using Danta.Market;

namespace Danta.Trading;

/// <summary>The keys of the entry rules; each rule reads its own and leaves the rest.</summary>
/// <param name="Seconds">The window looked back over, 1 to <see cref="MaxSeconds"/>.</param>
/// <param name="VolumeRatio">breakout: volume of the last five seconds over the window's average of five.</param>
/// <param name="Surge">pullback: rise before the dip.</param>
/// <param name="Dip">pullback: fall from the high.</param>
/// <param name="RisingTicks">pullback: rising prices in a row after the dip.</param>
/// <param name="MinStrength">strength: 체결강도, 100 is even.</param>
/// <param name="BuyShare">strength: buyers' share of the window's volume.</param>
/// <param name="BidRatio">imbalance: bid over ask quantity in the ten levels.</param>
public sealed record EntryKeys(
    int Seconds, decimal VolumeRatio, Rate Surge, Rate Dip, int RisingTicks, decimal MinStrength, Rate BuyShare, decimal BidRatio)
{
    public const int MaxSeconds = 300;

    public static readonly EntryKeys Default = new(
        60, 2m, Rate.FromPercent(2m), Rate.FromPercent(0.7m), 3, 110m, Rate.FromPercent(60m), 1.5m);
}
