namespace Danta.Simulator.Books;

/// <summary>
/// The one price of a call auction: the most shares change hands; among such prices the smallest surplus wins, and then the
/// one nearest to the reference.
/// </summary>
static class AuctionPrice
{
    /// <returns>The rung and the shares that would trade; 0 shares where nothing crosses.</returns>
    public static (int Rung, long Volume) Find(OrderBook book, int reference)
    {
        if (!book.HasAsk || !book.HasBid || book.BestBid < book.BestAsk)
            return (reference, 0);

        // Only rungs between the best offer and the best bid can trade anything.
        var (low, high) = (book.BestAsk, book.BestBid);
        var demand = 0L;
        for (var rung = low; rung <= high; rung++)
            demand += book.BidAt(rung);
        var supply = 0L;
        var (best, bestVolume, bestSurplus) = (reference, 0L, long.MaxValue);
        for (var rung = low; rung <= high; rung++)
        {
            supply += book.AskAt(rung);
            var volume = Math.Min(demand, supply);
            var surplus = Math.Abs(demand - supply);
            var better = volume > bestVolume
                || (volume == bestVolume && surplus < bestSurplus)
                || (volume == bestVolume && surplus == bestSurplus && Math.Abs(rung - reference) < Math.Abs(best - reference));
            if (better)
                (best, bestVolume, bestSurplus) = (rung, volume, surplus);
            demand -= book.BidAt(rung);
        }
        return (best, bestVolume);
    }
}
