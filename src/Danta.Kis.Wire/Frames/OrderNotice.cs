using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>What a notice says of an order.</summary>
public enum NoticeKind : byte
{
    Unknown = 0,

    /// <summary>A new order, an amendment or a cancel was taken by the exchange.</summary>
    Accepted,

    /// <summary>An amendment or a cancel was carried out.</summary>
    Confirmed,

    /// <summary>What an IOC or FOK order left was cancelled.</summary>
    RemainderCancelled,

    /// <summary>The exchange refused it; the notice does not say why.</summary>
    Rejected,

    /// <summary>Shares were traded, a part or all.</summary>
    Filled,
}

/// <summary>What the order is that a notice speaks of.</summary>
public enum NoticeOrder : byte
{
    New = 0,
    Amend,
    Cancel,
}

/// <summary>
/// 체결통보: one notice of H0STCNI0 or H0STCNI9. It carries no id of the execution and no cumulative quantity. Every account
/// and every tool under the HTS id is heard here.
/// </summary>
/// <param name="OrderNumber">ODER_NO as sent; an amendment or a cancel bears its own new number.</param>
/// <param name="OriginalNumber">OODER_NO, empty for a new order.</param>
/// <param name="OrderDivision">ODER_KIND, an ORD_DVSN code.</param>
/// <param name="Quantity">Of a fill its shares; of anything else those of the order.</param>
/// <param name="Price">Of a fill its price; of anything else that of the order, not quoted at market.</param>
/// <param name="TimeOfDay">HHmmss in KST as a number.</param>
/// <param name="Branch">BRNC_NO, which a cancel must name.</param>
/// <param name="OrderQuantity">ODER_QTY: the whole order's.</param>
/// <param name="Exchange">ORD_EXG_GB: 1 KRX, 2 NXT, 3 SOR-KRX, 4 SOR-NXT; NUL in the layout before 2025.</param>
/// <param name="Name">The stock's name; empty where the layout is not known.</param>
public sealed record OrderNotice(
    NoticeKind Kind,
    NoticeOrder Order,
    string CustomerId,
    string AccountNumber,
    string OrderNumber,
    string OriginalNumber,
    Side Side,
    string OrderDivision,
    InstrumentCode Code,
    Quantity Quantity,
    Price Price,
    int TimeOfDay,
    string Branch,
    Quantity OrderQuantity,
    char Exchange,
    string Name,
    Price OrderPrice)
{
    /// <summary>Without the account and the customer: this may stand in a log.</summary>
    public override string ToString() =>
        $"{Kind} {Order} {OrderNumber}{(OriginalNumber.Length > 0 ? $" of {OriginalNumber}" : "")} {Side} {Code} {Quantity} @ {Price} {TimeOfDay:000000}";

    internal static OrderNotice? TryRead(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, int width)
    {
        var fields = new RecordFields(payload, starts);
        var wrong = false;
        var quantity = fields.Quantity(9, ref wrong);
        var price = fields.Price(10, ref wrong);
        var orderQuantity = fields.Quantity(16, ref wrong);
        // 26 fields since NXT; 23 before. Of any other width only the first 18 have a place that is sure.
        var priceAt = width >= 26 ? 25 : width == 23 ? 22 : -1;
        var orderPrice = priceAt > 0 ? fields.Price(priceAt, ref wrong) : default;
        if (wrong || !fields.TryCode(8, out var code) || !fields.TryTime(11, out var time) || !IsNumber(fields[2]) ||
            !IsNumber(fields[3].Trim((byte)' ')) && !fields[3].Trim((byte)' ').IsEmpty)
            return null;
        Side side;
        if (fields[4].SequenceEqual("01"u8))
            side = Side.Sell;
        else if (fields[4].SequenceEqual("02"u8))
            side = Side.Buy;
        else
            return null;
        if (fields.Letter(5) is not (>= '0' and <= '2') || fields.Letter(12) is not ('0' or '1') ||
            fields.Letter(13) is not ('1' or '2'))
            return null;
        var order = (NoticeOrder)(fields.Letter(5) - '0');
        var kind = KindOf(fields.Letter(12) == '1', fields.Letter(13) == '2', fields.Letter(14));
        if (kind == NoticeKind.Filled && (!price.IsQuoted || quantity.IsZero))
            return null;
        var nameAt = width >= 26 ? 24 : width == 23 ? 21 : -1;
        return new(
            kind, order, Text(fields[0]), Text(fields[1]), Text(fields[2]), Text(fields[3]), side, Text(fields[6]), code,
            quantity, price, time, Text(fields[15]), orderQuantity, width >= 26 ? fields.Letter(19) : '\0',
            nameAt > 0 ? Text(fields[nameAt]) : "", orderPrice);
    }

    static NoticeKind KindOf(bool rejected, bool filled, char stage) => (rejected, filled, stage) switch
    {
        (true, _, _) => NoticeKind.Rejected,
        (_, true, _) => NoticeKind.Filled,
        (_, _, '1') => NoticeKind.Accepted,
        (_, _, '2') => NoticeKind.Confirmed,
        (_, _, '3') => NoticeKind.RemainderCancelled,
        _ => NoticeKind.Unknown,
    };

    static bool IsNumber(ReadOnlySpan<byte> field) => Digits.TryParse(field, out _);

    static string Text(ReadOnlySpan<byte> field) => CleanText.Of(field.Trim((byte)' '));
}
