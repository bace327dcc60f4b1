using Danta.Market;

namespace Danta.Simulator.Books;

/// <summary>Who is told that an order traded. The crowd's own orders have no owner.</summary>
interface IOrderOwner
{
    void Filled(Price price, long quantity);
}

/// <summary>An order that stands in a book, linked into the queue of its price.</summary>
sealed class BookOrder
{
    public Side Side { get; set; }

    public int Rung { get; set; }

    public long Left { get; set; }

    public IOrderOwner? Owner { get; set; }

    /// <summary>A market order in an auction: before every limit order, whatever their prices.</summary>
    public bool AtMarket { get; set; }

    /// <summary>True while it stands in the book.</summary>
    public bool Standing { get; set; }

    public BookOrder? Before { get; set; }

    public BookOrder? After { get; set; }
}

/// <summary>One price of one side: first come, first served.</summary>
struct OrderQueue
{
    public BookOrder? First;
    public BookOrder? Last;
    public long Total;

    public void Append(BookOrder order)
    {
        order.Before = Last;
        order.After = null;
        if (Last is null)
            First = order;
        else
            Last.After = order;
        Last = order;
        Total += order.Left;
    }

    /// <summary>Behind the market orders and before everybody else.</summary>
    public void Advance(BookOrder order)
    {
        var behind = First;
        while (behind is { AtMarket: true })
            behind = behind.After;
        if (behind is null)
        {
            Append(order);
            return;
        }
        order.Before = behind.Before;
        order.After = behind;
        if (behind.Before is null)
            First = order;
        else
            behind.Before.After = order;
        behind.Before = order;
        Total += order.Left;
    }

    public void Unlink(BookOrder order)
    {
        if (order.Before is null)
            First = order.After;
        else
            order.Before.After = order.After;
        if (order.After is null)
            Last = order.Before;
        else
            order.After.Before = order.Before;
        order.Before = order.After = null;
        Total -= order.Left;
    }
}
