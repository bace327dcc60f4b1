using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>The places of a book's fields: the first 59 are the same in all three channels.</summary>
static class BookFields
{
    const int MkscShrnIscd = 0;
    const int BsopHour = 1;
    const int HourClsCode = 2;
    const int Askp1 = 3;
    const int Bidp1 = 13;
    const int AskpRsqn1 = 23;
    const int BidpRsqn1 = 33;
    const int TotalAskpRsqn = 43;
    const int TotalBidpRsqn = 44;
    const int AntcCnpr = 47;
    const int AntcCnqn = 48;
    const int AcmlVol = 53;

    public static bool TryRead(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, out BookTick tick)
    {
        tick = default;
        var fields = new RecordFields(payload, starts);
        if (!fields.TryCode(MkscShrnIscd, out var code) || !fields.TryTime(BsopHour, out var time) ||
            !TryPhase(fields.Letter(HourClsCode), out var phase) ||
            !TrySide(fields, Askp1, AskpRsqn1, out var asks) || !TrySide(fields, Bidp1, BidpRsqn1, out var bids) ||
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

    static bool TrySide(in RecordFields fields, int prices, int sizes, out BookSide side)
    {
        side = default;
        for (var level = 0; level < BookSide.Depth; level++)
        {
            if (!fields.TryPrice(prices + level, out var price) || !fields.TryQuantity(sizes + level, out var size))
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
