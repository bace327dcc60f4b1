namespace Danta.Simulator.Listings;

/// <summary>
/// A company's shares are split or merged over a night (액면분할, 병합): so many of today are what so many were the day before, and the price
/// is the other way round.
/// </summary>
readonly record struct NewShares(int Today, int Before)
{
    /// <summary>Whole ones; what is left of one is paid out.</summary>
    public long Of(long shares) => (long)((Int128)shares * Today / Before);

    public int PriceOf(int won) => (int)((long)won * Before / Today);
}
