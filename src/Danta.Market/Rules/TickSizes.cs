namespace Danta.Market;

/// <summary>
/// The tick size (호가가격단위) by price. Source: KRX business regulations, in force since 2023-01-25 for shares of both
/// boards and since 2023-12-11 for ETFs and ETNs.
/// </summary>
public sealed class TickSizes
{
    readonly (int From, int Step)[] _bands;

    /// <param name="bands">Ascending by <c>From</c>; the first begins at 0.</param>
    TickSizes(params (int From, int Step)[] bands) => _bands = bands;

    public static readonly TickSizes Shares = new(
        (0, 1), (2_000, 5), (5_000, 10), (20_000, 50), (50_000, 100), (200_000, 500), (500_000, 1_000));

    public static readonly TickSizes Funds = new((0, 1), (2_000, 5));

    /// <summary>The table for what is listed; an unknown kind is treated as a share, whose steps are never finer.</summary>
    public static TickSizes For(ListingKind kind) => kind is ListingKind.Etf or ListingKind.Etn ? Funds : Shares;

    /// <summary>The tick in won at a price.</summary>
    public int StepAt(int won)
    {
        var step = _bands[0].Step;
        foreach (var band in _bands)
        {
            if (won < band.From)
                break;
            step = band.Step;
        }
        return step;
    }

    public bool IsOnTick(Price price) => price.Won % StepAt(price.Won) == 0;

    /// <summary>The next price up; 1,999 is followed by 2,000 and then 2,005.</summary>
    public Price Up(Price price) => Price.FromWon(price.Won + StepAt(price.Won));

    /// <summary>The next price down. One won below the edge of a band belongs to the finer band: 2,000 steps to 1,999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no price below 1 won.</exception>
    public Price Down(Price price) => Price.FromWon(price.Won - StepAt(price.Won - 1));

    /// <summary>The highest price on the tick that is not above <paramref name="won"/>.</summary>
    public int Floor(int won) => won - won % StepAt(won);

    /// <summary>The lowest price on the tick that is not below <paramref name="won"/>.</summary>
    public int Ceiling(int won)
    {
        var floor = Floor(won);
        return floor == won ? won : floor + StepAt(won);
    }

    /// <summary>Ticks from <paramref name="low"/> up to <paramref name="high"/>, both on the tick; 0 where high is not above low.</summary>
    public int Between(Price low, Price high)
    {
        var ticks = 0;
        for (var at = low; at < high; at = Up(at))
            ticks++;
        return ticks;
    }
}
