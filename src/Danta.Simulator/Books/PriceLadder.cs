using Danta.Market;

namespace Danta.Simulator.Books;

/// <summary>
/// Every price that one day allows for one stock, rung by rung from the lower to the upper limit. Books and agents count in
/// rungs, so nothing can ever stand off the tick or outside the limits.
/// </summary>
sealed class PriceLadder
{
    readonly int[] _won;

    public PriceLadder(Price basePrice, ListingKind kind)
    {
        var ticks = TickSizes.For(kind);
        Limits = PriceLimits.Of(basePrice, ticks);
        Base = basePrice;
        var rungs = new List<int>();
        for (var at = Limits.Lower; at <= Limits.Upper; at = ticks.Up(at))
            rungs.Add(at.Won);
        _won = [.. rungs];
    }

    public Price Base { get; }

    public PriceLimits Limits { get; }

    public int Count => _won.Length;

    public int Top => _won.Length - 1;

    public int Won(int rung) => _won[rung];

    public Price At(int rung) => Price.FromWon(_won[rung]);

    /// <summary>False off the tick and outside the limits.</summary>
    public bool TryFind(int won, out int rung)
    {
        rung = Array.BinarySearch(_won, won);
        return rung >= 0;
    }

    /// <summary>Where between the rungs a worth lies, clamped to the ladder.</summary>
    public double Near(double won)
    {
        var below = AtOrBelow((int)Math.Clamp(won, 0, int.MaxValue - 1));
        return below == Top ? Top : Math.Clamp(below + (won - _won[below]) / (_won[below + 1] - _won[below]), 0, Top);
    }

    /// <summary>The rung nearest below or at a price, clamped to the ladder.</summary>
    public int AtOrBelow(int won)
    {
        var found = Array.BinarySearch(_won, won);
        return found >= 0 ? found : Math.Clamp(~found - 1, 0, Top);
    }
}
