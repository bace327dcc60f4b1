using System.Buffers.Binary;
using Danta.Market;

namespace Danta.Host.Journal;

/// <summary>Ticks as fixed little-endian bytes: a day has a million of them.</summary>
static class TickCodec
{
    public const int TradeSize = 8 + 4 * 8 + 8 * 5 + 4 + 4 + 4;
    public const int BookSize = 8 + 4 + 1 + BookSide.Depth * 2 * 12 + 8 * 4 + 4;

    public static void Write(in TradeTick tick, Span<byte> to)
    {
        var writer = new Writer(to);
        writer.Long((long)tick.Code.Packed);
        writer.Int(tick.TimeOfDay);
        writer.Int(tick.Last.Won);
        writer.Int(tick.Open.Won);
        writer.Int(tick.High.Won);
        writer.Int(tick.Low.Won);
        writer.Int(tick.BestAsk.Won);
        writer.Int(tick.BestBid.Won);
        writer.Long(tick.BestAskSize.Shares);
        writer.Long(tick.BestBidSize.Shares);
        writer.Long(tick.Size.Shares);
        writer.Long(tick.DayVolume.Shares);
        writer.Long(tick.DayTurnover.Amount);
        writer.Int(tick.Strength);
        writer.Int((tick.Aggressor is { } side ? (int)side : 0) | (tick.Halted ? 4 : 0) | (tick.InAuction ? 8 : 0));
        writer.Int(tick.StaticViReference.Won);
        writer.Int(0);
    }

    public static bool TryRead(ReadOnlySpan<byte> from, out TradeTick tick)
    {
        tick = default;
        var reader = new Reader(from);
        if (from.Length != TradeSize || !InstrumentCode.TryFromPacked((ulong)reader.Long(), out var code))
            return false;
        var time = reader.Int();
        var (last, open, high, low) = (reader.Price(), reader.Price(), reader.Price(), reader.Price());
        var (ask, bid) = (reader.Price(), reader.Price());
        var (askSize, bidSize, size, volume) = (reader.Quantity(), reader.Quantity(), reader.Quantity(), reader.Quantity());
        var turnover = new Won(reader.Long());
        var strength = reader.Int();
        var flags = reader.Int();
        tick = new TradeTick(
            code, time, last, open, high, low, ask, bid, askSize, bidSize, size, volume, turnover, strength,
            (flags & 3) == 0 ? null : (Side)(flags & 3), (flags & 4) != 0, (flags & 8) != 0, reader.Price());
        return true;
    }

    public static void Write(in BookTick tick, Span<byte> to)
    {
        var writer = new Writer(to);
        writer.Long((long)tick.Code.Packed);
        writer.Int(tick.TimeOfDay);
        writer.Byte((byte)tick.Phase);
        writer.Levels(tick.Asks);
        writer.Levels(tick.Bids);
        writer.Long(tick.TotalAsk.Shares);
        writer.Long(tick.TotalBid.Shares);
        writer.Int(tick.ExpectedPrice.Won);
        writer.Long(tick.ExpectedSize.Shares);
        writer.Long(tick.DayVolume.Shares);
    }

    public static bool TryRead(ReadOnlySpan<byte> from, out BookTick tick)
    {
        tick = default;
        var reader = new Reader(from);
        if (from.Length != BookSize || !InstrumentCode.TryFromPacked((ulong)reader.Long(), out var code))
            return false;
        var time = reader.Int();
        var phase = (BookPhase)reader.Byte();
        var (asks, bids) = (reader.Levels(), reader.Levels());
        var (totalAsk, totalBid) = (reader.Quantity(), reader.Quantity());
        tick = new BookTick(code, time, phase, asks, bids, totalAsk, totalBid, reader.Price(), reader.Quantity(), reader.Quantity());
        return true;
    }

    ref struct Writer(Span<byte> to)
    {
        Span<byte> _rest = to;

        public void Byte(byte value)
        {
            _rest[0] = value;
            _rest = _rest[1..];
        }

        public void Int(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_rest, value);
            _rest = _rest[4..];
        }

        public void Long(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_rest, value);
            _rest = _rest[8..];
        }

        public void Levels(in BookSide side)
        {
            foreach (var level in side)
            {
                Int(level.Price.Won);
                Long(level.Size.Shares);
            }
        }
    }

    ref struct Reader(ReadOnlySpan<byte> from)
    {
        ReadOnlySpan<byte> _rest = from;

        public byte Byte()
        {
            var value = _rest[0];
            _rest = _rest[1..];
            return value;
        }

        public int Int()
        {
            var value = BinaryPrimitives.ReadInt32LittleEndian(_rest);
            _rest = _rest[4..];
            return value;
        }

        public long Long()
        {
            var value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
            _rest = _rest[8..];
            return value;
        }

        public Price Price() => Market.Price.TryFromWon(Int(), out var price) ? price : default;

        public Quantity Quantity() => Market.Quantity.TryOf(Long(), out var quantity) ? quantity : default;

        public BookSide Levels()
        {
            var side = default(BookSide);
            for (var level = 0; level < BookSide.Depth; level++)
                side[level] = new BookLevel(Price(), Quantity());
            return side;
        }
    }
}
