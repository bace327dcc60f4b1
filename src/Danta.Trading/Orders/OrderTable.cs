using System.Diagnostics.CodeAnalysis;
using Danta.Market;

namespace Danta.Trading;

/// <summary>All orders of the day in the order of their ids, found by id and by the broker's number.</summary>
sealed class OrderTable
{
    const int MostKept = 2_000;

    readonly List<Order> _orders = [];
    readonly Dictionary<int, Order> _byId = [];
    readonly Dictionary<long, Order> _byNumber = [];
    readonly HashSet<long> _foreign = [];

    public List<Order> All => _orders;

    /// <summary>Those that are not done, in the order of their sending: what is asked on every tick looks only at these.</summary>
    public List<Order> Open { get; } = [];

    /// <summary>Those that are done but not settled: the stock and its shares are bound until they are.</summary>
    public List<Order> Unsettled { get; } = [];

    /// <summary>Those that the account's last figure may not have, or not whole: what they have done since is counted on.</summary>
    public List<Order> Moving { get; } = [];

    /// <summary>The last id that was given away.</summary>
    public int LastId { get; set; }

    public OrderId NextId() => new(++LastId);

    public void Add(Order order)
    {
        if (_orders.Count >= MostKept)
            ForgetOldestDone();
        _orders.Add(order);
        _byId.Add(order.Id.Value, order);
        order.Stock.Orders.Add(order);
    }

    /// <summary>It never was.</summary>
    public void Remove(Order order)
    {
        _orders.Remove(order);
        _byId.Remove(order.Id.Value);
        Open.Remove(order);
        Moving.Remove(order);
        order.Stock.Orders.Remove(order);
    }

    public bool TryGet(OrderId id, [NotNullWhen(true)] out Order? order) => _byId.TryGetValue(id.Value, out order);

    public bool TryGet(OrderNumber number, [NotNullWhen(true)] out Order? order)
    {
        order = null;
        return !number.IsNone && _byNumber.TryGetValue(number.Serial, out order);
    }

    public void Name(Order order, OrderNumber number, DateTimeOffset now)
    {
        if (!order.Number.IsNone)
            _byNumber.Remove(order.Number.Serial);
        order.NamedAt = order.Number == number ? order.NamedAt : now;
        order.Number = number;
        _byNumber[number.Serial] = order;
    }

    /// <summary>The owner has amended it: it goes on under another number, and what is said of the old one is still about it.</summary>
    public void Amend(Order order, OrderNumber number)
    {
        _foreign.Remove(number.Serial);
        order.Number = number;
        _byNumber[number.Serial] = order;
    }

    public void Unname(Order order)
    {
        _byNumber.Remove(order.Number.Serial);
        (order.Number, order.NamedAt) = (default, null);
    }

    /// <summary>The account's figure, asked at this time, has all that is over, but for what is too young.</summary>
    public void ForgetMoved(DateTimeOffset askedAt) =>
        Moving.RemoveAll(order => !order.IsOpen && !order.IsUnsettled && !(order.NamedAt + Funds.Lag > askedAt));

    /// <summary>A number that is not ours: the owner's own order.</summary>
    public void MarkForeign(OrderNumber number)
    {
        if (_foreign.Count < MostKept)
            _foreign.Add(number.Serial);
    }

    public bool IsForeign(OrderNumber number) => _foreign.Contains(number.Serial);

    public void SetUnsettled(Order order, bool unsettled)
    {
        if (order.IsUnsettled == unsettled)
            return;
        order.IsUnsettled = unsettled;
        if (unsettled)
            Unsettled.Add(order);
        else
            Unsettled.Remove(order);
    }

    /// <summary>The order's state has moved.</summary>
    public void Moved(Order order)
    {
        if (order.IsOpen == Open.Contains(order))
            return;
        if (!order.IsOpen)
        {
            Open.Remove(order);
            return;
        }
        Open.Add(order);
        if (!Moving.Contains(order))
            Moving.Add(order);
    }

    public bool AnyDoubt()
    {
        foreach (var order in Open)
        {
            if (order.State == OrderState.InDoubt)
                return true;
        }
        return false;
    }

    /// <summary>Numbers begin anew with the day; orders that are done belong to the journal.</summary>
    public void BeginDay()
    {
        _foreign.Clear();
        _byNumber.Clear();
        _orders.RemoveAll(order => !order.IsOpen);
        Unsettled.Clear();
        Moving.RemoveAll(order => !order.IsOpen);
        _byId.Clear();
        foreach (var order in _orders)
        {
            _byId.Add(order.Id.Value, order);
            if (!order.Number.IsNone)
                _byNumber[order.Number.Serial] = order;
        }
    }

    void ForgetOldestDone()
    {
        var index = _orders.FindIndex(order => !order.IsOpen && !order.IsUnsettled);
        if (index < 0)
            throw new InvalidOperationException($"열린 주문이 {MostKept}건을 넘었습니다");
        var old = _orders[index];
        _orders.RemoveAt(index);
        _byId.Remove(old.Id.Value);
        if (!old.Number.IsNone)
            _byNumber.Remove(old.Number.Serial);
    }
}
