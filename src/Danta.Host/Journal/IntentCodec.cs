using System.Buffers.Binary;
using System.Text;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Journal;

/// <summary>
/// What an order or a cancel is, in some forty little-endian bytes: it stands in the journal before it leaves the machine, and nothing slow
/// may stand in front of that.
/// </summary>
static class IntentCodec
{
    public const int MostSize = Fixed + 2 * (1 + MostText);

    const byte Place = 1;
    const byte Cancel = 2;
    const int Fixed = 1 + 4 + 8 + 1 + 1 + 8 + 4 + 1 + 1;

    /// <summary>Of an order number and a branch; the broker's have ten digits and five.</summary>
    const int MostText = 64;

    /// <returns>Its length; 0: it is neither, or has a number that is longer than any.</returns>
    public static int Write(Request request, Span<byte> to) => request switch
    {
        PlaceOrder order => Write(
            to, Place, order.Order, order.Code, order.Side, order.Type, order.Quantity, order.Limit ?? default, order.Urgency, order.Venue),
        CancelOrder { Number: var number } cancel when number.Text.Length <= MostText && number.Branch.Length <= MostText =>
            Write(to, Cancel, cancel.Order, cancel.Code, default, cancel.Type, cancel.Remaining, default, cancel.Urgency, cancel.Venue) is var head
                ? head + Write(to[head..], number.Text) is var end ? end + Write(to[end..], number.Branch) : 0 : 0,
        _ => 0,
    };

    /// <summary>Null: not one of this version. What would not be written like this was never written: half understood it is another order.</summary>
    public static Request? Read(ReadOnlySpan<byte> from)
    {
        Span<byte> again = stackalloc byte[MostSize];
        return Decode(from) is { } request && from.SequenceEqual(again[..Write(request, again)]) ? request : null;
    }

    static Request? Decode(ReadOnlySpan<byte> from)
    {
        if (from.Length < Fixed || !InstrumentCode.TryFromPacked(BinaryPrimitives.ReadUInt64LittleEndian(from[5..]), out var code))
            return null;
        var order = new OrderId(BinaryPrimitives.ReadInt32LittleEndian(from[1..]));
        var (side, type) = ((Side)from[13], (OrderType)from[14]);
        var won = BinaryPrimitives.ReadInt32LittleEndian(from[23..]);
        var (urgency, venue) = ((Urgency)from[27], (OrderVenue)from[28]);
        if (!Quantity.TryOf(BinaryPrimitives.ReadInt64LittleEndian(from[15..]), out var quantity) || !Enum.IsDefined(type) || !Enum.IsDefined(urgency) || !Enum.IsDefined(venue))
            return null;
        if (from[0] == Place)
            return !Enum.IsDefined(side) ? null
                : new PlaceOrder(order, code, side, type, quantity, Price.TryFromWon(won, out var limit) && limit.IsQuoted ? limit : null, urgency) { Venue = venue };
        if (from[0] != Cancel || !TryRead(from[Fixed..], out var text, out var rest) || !TryRead(rest, out var branch, out _))
            return null;
        return !OrderNumber.TryParse(text, branch, out var number) ? null : new CancelOrder(order, number, code, type, quantity, urgency) { Venue = venue };
    }

    static int Write(
        Span<byte> to, byte kind, OrderId order, InstrumentCode code, Side side, OrderType type, Quantity quantity, Price limit, Urgency urgency,
        OrderVenue venue)
    {
        to[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(to[1..], order.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(to[5..], code.Packed);
        (to[13], to[14]) = ((byte)side, (byte)type);
        BinaryPrimitives.WriteInt64LittleEndian(to[15..], quantity.Shares);
        BinaryPrimitives.WriteInt32LittleEndian(to[23..], limit.Won);
        (to[27], to[28]) = ((byte)urgency, (byte)venue);
        return Fixed;
    }

    static int Write(Span<byte> to, string text)
    {
        to[0] = (byte)text.Length;
        return 1 + Encoding.ASCII.GetBytes(text, to[1..]);
    }

    static bool TryRead(ReadOnlySpan<byte> from, out string text, out ReadOnlySpan<byte> rest)
    {
        text = "";
        rest = default;
        if (from.IsEmpty || from.Length < 1 + from[0])
            return false;
        text = Encoding.ASCII.GetString(from.Slice(1, from[0]));
        rest = from[(1 + from[0])..];
        return true;
    }
}
