using System.Buffers.Text;
using System.Text;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// 현금 주문의 본문, byte by byte as the serialiser would write <see cref="Wire.Rest.OrderCashBody"/>: an order that is due is not the
/// moment to allocate one.
/// </summary>
sealed class OrderBodies(KisAccount account)
{
    /// <summary>No order's is longer.</summary>
    public const int Most = 320;

    readonly byte[] _beginning = Encoding.ASCII.GetBytes($$"""{"CANO":"{{account.Number}}","ACNT_PRDT_CD":"{{account.Product}}","PDNO":""" + "\"");

    /// <returns>The bytes written.</returns>
    public int Write(Span<byte> to, OrderTicket ticket)
    {
        var at = 0;
        Put(to, ref at, _beginning);
        at += ticket.Code.Write(to[at..]);
        Put(to, ref at, "\",\"ORD_DVSN\":\""u8);
        at += Encoding.ASCII.GetBytes(ticket.Division.Code, to[at..]);
        Put(to, ref at, "\",\"ORD_QTY\":\""u8);
        Number(to, ref at, ticket.Quantity.Shares);
        Put(to, ref at, "\",\"ORD_UNPR\":\""u8);
        Number(to, ref at, ticket.Limit.Won);
        Put(to, ref at, "\",\"EXCG_ID_DVSN_CD\":\""u8);
        at += Encoding.ASCII.GetBytes(ticket.Venue.Code(), to[at..]);
        Put(to, ref at, "\",\"SLL_TYPE\":\""u8);
        if (ticket.Side == Side.Sell)
            Put(to, ref at, "01"u8);
        Put(to, ref at, "\",\"CNDT_PRIC\":\"\"}"u8);
        return at;
    }

    static void Put(Span<byte> to, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        at += bytes.Length;
    }

    static void Number(Span<byte> to, ref int at, long value)
    {
        Utf8Formatter.TryFormat(value, to[at..], out var digits);
        at += digits;
    }
}
