using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// What a list says of each order of ours. One that the owner has amended stands there in several rows, each under a number of its own
/// that names the one before: what they filled adds up, and what the last of them says of the rest holds.
/// </summary>
static class AmendedRows
{
    /// <summary>Nobody amends an order more often than this between two lists.</summary>
    const int MostLinks = 16;

    public static Dictionary<OurOrder, BrokerOrder> Of(Desk desk, OrderEvidence evidence, DayOrdersAnswered answer)
    {
        var links = new Stack<OrderNumber>();
        foreach (var row in answer.Orders)
        {
            if (MayAmend(desk, answer, row) && Amended(desk, answer, row, links) is { } order)
                evidence.Amend(order, links);
        }
        var found = new Dictionary<OurOrder, BrokerOrder>();
        foreach (var row in answer.Orders)
        {
            if (desk.Orders.TryGet(row.Number, out var order) && order.Stock.Code == row.Code && order.Side == row.Side)
                found[order] = found.GetValueOrDefault(order) is { } sum ? Add(sum, row, isLast: row.Number == order.Number) : row;
        }
        return found;
    }

    /// <summary>A cancel names the order it cancels, too, and fills nothing, and nothing of it is open that is not open of that one as well.</summary>
    static bool MayAmend(Desk desk, DayOrdersAnswered answer, BrokerOrder row) =>
        (!row.Filled.IsZero || !row.Open.IsZero && IsMoved(answer, row.OriginalNumber)) && !desk.Orders.TryGet(row.Number, out _);

    /// <summary>Nothing of it is open under its former number.</summary>
    static bool IsMoved(DayOrdersAnswered answer, OrderNumber former) => Find(answer, former) is { Open.IsZero: true };

    static BrokerOrder? Find(DayOrdersAnswered answer, OrderNumber number)
    {
        foreach (var row in answer.Orders)
        {
            if (row.Number == number)
                return row;
        }
        return null;
    }

    /// <summary>The order of ours that a row goes back to, be it over several amendments that no list has shown one by one.</summary>
    /// <param name="links">Their numbers, the oldest on top.</param>
    static OurOrder? Amended(Desk desk, DayOrdersAnswered answer, BrokerOrder row, Stack<OrderNumber> links)
    {
        links.Clear();
        for (var link = row; link is not null && !link.OriginalNumber.IsNone && links.Count < MostLinks; link = Find(answer, link.OriginalNumber))
        {
            links.Push(link.Number);
            if (desk.Orders.TryGet(link.OriginalNumber, out var order))
                return order.Stock.Code == row.Code && order.Side == row.Side ? order : null;
        }
        return null;
    }

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
