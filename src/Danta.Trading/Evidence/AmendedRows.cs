using System.Runtime.InteropServices;
using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What a list says of each order of ours. One that the owner has amended stands there in several rows, each under a number of its own
/// that names the one before: what they filled adds up, and what the last of them says of the rest holds.
/// </summary>
static class AmendedRows
{
    public static Dictionary<OurOrder, BrokerOrder> Of(Desk desk, OrderEvidence evidence, DayOrdersAnswered answer)
    {
        foreach (var row in answer.Orders)
        {
            // A cancel names the order it cancels, too, and fills nothing, and nothing of it is open that is not open of that one as well.
            if ((!row.Filled.IsZero || !row.Open.IsZero && IsMoved(answer, row.OriginalNumber)) && !desk.Orders.TryGet(row.Number, out _) && Amended(desk, row) is { } order)
                evidence.Amend(order, row.Number);
        }
        var found = new Dictionary<OurOrder, BrokerOrder>();
        foreach (var row in answer.Orders)
        {
            if (!desk.Orders.TryGet(row.Number, out var order) || order.Stock.Code != row.Code || order.Side != row.Side)
                continue;
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(found, order, out _);
            sum = sum is null ? row : Add(sum, row, isLast: row.Number == order.Number);
        }
        return found;
    }

    /// <summary>Nothing of it is open under its former number.</summary>
    static bool IsMoved(DayOrdersAnswered answer, OrderNumber former)
    {
        foreach (var row in answer.Orders)
        {
            if (row.Number == former)
                return row.Open.IsZero;
        }
        return false;
    }

    static OurOrder? Amended(Desk desk, BrokerOrder row) =>
        !row.OriginalNumber.IsNone && desk.Orders.TryGet(row.OriginalNumber, out var order) && order.Stock.Code == row.Code && order.Side == row.Side
            ? order
            : null;

    static BrokerOrder Add(BrokerOrder one, BrokerOrder other, bool isLast)
    {
        var last = isLast ? other : one;
        return last with
        {
            Filled = one.Filled + other.Filled,
            FilledAmount = one.FilledAmount + other.FilledAmount,
            Open = one.Open + other.Open,
        };
    }
}
