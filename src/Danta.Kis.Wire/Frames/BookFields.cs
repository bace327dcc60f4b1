using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// The places of a book's fields, and their reading: the first 59 are the same in all three channels. It keeps the room in
/// which a ladder is read.
/// </summary>
sealed class BookFields
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

    readonly long[] _levels = new long[Ladders * Depth];
    BookSide _asks;
    BookSide _bids;

    /// <param name="tick">As it was where the record is refused.</param>
    public bool TryRead(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, ref BookTick tick)
    {
        var fields = new RecordFields(payload, starts);
        var levels = _levels.AsSpan();
        if (!fields.TryCode(MkscShrnIscd, out var code) || !fields.TryTime(BsopHour, out var time) ||
            !TryPhase(fields.Letter(HourClsCode), out var phase))
            return false;
        NumberRun.Read(payload, starts.Slice(Levels, levels.Length + 1), levels);
        if (!TrySide(levels[..Depth], levels.Slice(2 * Depth, Depth), _asks) ||
            !TrySide(levels.Slice(Depth, Depth), levels.Slice(3 * Depth, Depth), _bids))
            return false;
        var wrong = false;
        var totalAsk = fields.Quantity(TotalAskpRsqn, ref wrong);
        var totalBid = fields.Quantity(TotalBidpRsqn, ref wrong);
        var expected = fields.Price(AntcCnpr, ref wrong);
        var expectedSize = fields.Quantity(AntcCnqn, ref wrong);
        var volume = fields.Quantity(AcmlVol, ref wrong);
        if (wrong)
            return false;
        // Outside auctions the expected figures are leftovers.
        if (phase == BookPhase.Continuous)
        {
            expected = default;
            expectedSize = default;
        }
        tick = new(code, time, phase, in _asks, in _bids, totalAsk, totalBid, expected, expectedSize, volume);
        return true;
    }

    static bool TrySide(ReadOnlySpan<long> prices, ReadOnlySpan<long> sizes, Span<BookLevel> side)
    {
        for (var level = 0; level < side.Length; level++)
        {
            if (!RecordFields.TryPrice(prices[level], out var price) || !Quantity.TryOf(sizes[level], out var size))
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
