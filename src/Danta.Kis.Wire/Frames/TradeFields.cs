using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// The places of a trade's fields, and their reading. H0STANC0 has the first 45 of them, and so may a record that is narrower than
/// any that is known.
/// </summary>
static class TradeFields
{
    const int MkscShrnIscd = 0;
    const int StckCntgHour = 1;
    const int StckPrpr = 2;
    const int StckOprc = 7;
    const int StckHgpr = 8;
    const int StckLwpr = 9;
    const int Askp1 = 10;
    const int Bidp1 = 11;
    const int CntgVol = 12;
    const int AcmlVol = 13;
    const int AcmlTrPbmn = 14;
    const int Cttr = 18;
    const int CcldDvsn = 21;
    const int TrhtYn = 35;
    const int AskpRsqn1 = 36;
    const int BidpRsqn1 = 37;
    const int HourClsCode = 43;
    const int ViStndPrc = 45;

    public static bool TryRead(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, int width, bool expected, out TradeTick tick)
    {
        tick = default;
        var fields = new RecordFields(payload, starts);
        if (!fields.TryCode(MkscShrnIscd, out var code) || !fields.TryTime(StckCntgHour, out var time) ||
            !fields.TryHundredths(Cttr, out var strength))
            return false;
        var wrong = false;
        var last = fields.Price(StckPrpr, ref wrong);
        var open = fields.Price(StckOprc, ref wrong);
        var high = fields.Price(StckHgpr, ref wrong);
        var low = fields.Price(StckLwpr, ref wrong);
        var ask = fields.Price(Askp1, ref wrong);
        var bid = fields.Price(Bidp1, ref wrong);
        var size = fields.Quantity(CntgVol, ref wrong);
        var volume = fields.Quantity(AcmlVol, ref wrong);
        var turnover = fields.Won(AcmlTrPbmn, ref wrong);
        var askSize = fields.Quantity(AskpRsqn1, ref wrong);
        var bidSize = fields.Quantity(BidpRsqn1, ref wrong);
        var reference = !expected && width > ViStndPrc ? fields.Price(ViStndPrc, ref wrong) : default;
        if (wrong)
            return false;
        // Where it is the record's last field, a part of it may be missing; no stock moves that far away from it.
        if (reference.Won > 2L * last.Won || 2L * reference.Won < last.Won)
            reference = default;
        // A trade without a price is none; in an expected one the auction has no price yet.
        if (!last.IsQuoted && !expected)
            return false;
        if (strength is < int.MinValue or > int.MaxValue)
            return false;
        if (fields.Letter(TrhtYn) is not ('Y' or 'N' or '\0'))
            return false;
        Side? aggressor;
        switch (fields.Letter(CcldDvsn))
        {
            case '1':
                aggressor = Side.Buy;
                break;
            case '5':
                aggressor = Side.Sell;
                break;
            default:
                aggressor = null;
                break;
        }
        tick = new(
            code, time, last, open, high, low, ask, bid, askSize, bidSize, size, volume, turnover, (int)strength, aggressor,
            Halted: fields.Letter(TrhtYn) == 'Y',
            InAuction: fields.Letter(HourClsCode) is not ('0' or '\0'),
            reference);
        return true;
    }
}
