using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>The places of a book's fields: the first 59 are the same in all three channels.</summary>
static class BookFields
{
    const int MkscShrnIscd = 0;
    const int BsopHour = 1;
    const int HourClsCode = 2;

    /// <summary>ASKP1: ten asks, ten bids, the shares of the asks and those of the bids follow each other without a gap.</summary>
    const int Levels = 3;
    const int Ladders = 4;
    const int Depth = BookSide.Depth;
    const int TotalAskpRsqn = 43;
    const int TotalBidpRsqn = 44;
    const int AntcCnpr = 47;
    const int AntcCnqn = 48;
    const int AcmlVol = 53;

    public static bool TryRead(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, out BookTick tick)
    {
        tick = default;
        var fields = new RecordFields(payload, starts);
        Span<long> levels = stackalloc long[Ladders * Depth];
        if (!fields.TryCode(MkscShrnIscd, out var code) || !fields.TryTime(BsopHour, out var time) ||
            !TryPhase(fields.Letter(HourClsCode), out var phase) ||
            !fields.TryIntegers(Levels, levels) ||
            !TrySide(levels[..Depth], levels.Slice(2 * Depth, Depth), out var asks) ||
            !TrySide(levels.Slice(Depth, Depth), levels.Slice(3 * Depth, Depth), out var bids) ||
            !fields.TryQuantity(TotalAskpRsqn, out var totalAsk) || !fields.TryQuantity(TotalBidpRsqn, out var totalBid) ||
            !fields.TryPrice(AntcCnpr, out var expected) || !fields.TryQuantity(AntcCnqn, out var expectedSize) ||
            !fields.TryQuantity(AcmlVol, out var volume))
            return false;
        // Outside auctions the expected figures are leftovers.
        if (phase == BookPhase.Continuous)
        {
            expected = default;
            expectedSize = default;
        }
        tick = new(code, time, phase, asks, bids, totalAsk, totalBid, expected, expectedSize, volume);
        return true;
    }

    /// <summary>Zero is a price that is not quoted.</summary>
    static bool TrySide(ReadOnlySpan<long> prices, ReadOnlySpan<long> sizes, out BookSide side)
    {
        side = default;
        for (var level = 0; level < Depth; level++)
        {
            var price = default(Price);
            if ((prices[level] != 0 && !Price.TryFromWon(prices[level], out price)) || !Quantity.TryOf(sizes[level], out var size))
                return false;
            side[level] = new(price, size);
        }
        return true;
    }

    static bool TryPhase(char letter, out BookPhase phase)
    {
        phase = letter switch
        {
            '0' or '\0' => BookPhase.Continuous,
            'A' => BookPhase.ClosingAuction,
            'B' => BookPhase.OpeningAuction,
            // D, the old after-hours single price, and letters to come: nothing trades continuously in them.
            _ => BookPhase.ViAuction,
        };
        return letter is '0' or '\0' or (>= 'A' and <= 'Z');
    }
}
