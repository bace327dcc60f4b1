using System.Diagnostics.CodeAnalysis;
using Danta.Market;

namespace Danta.Trading;

/// <summary>All orders of the day in the order of their ids, found by id and by the broker's number.</summary>
sealed class OrderTable
{
    const int MostKept = 2_000;

    readonly List<OurOrder> _orders = [];
    readonly Dictionary<int, OurOrder> _byId = [];
    readonly Dictionary<long, OurOrder> _byNumber = [];
    readonly HashSet<long> _foreign = [];
    readonly HashSet<long> _former = [];
    readonly Dictionary<Stock, List<OurOrder>> _byStock = [];
    static readonly List<OurOrder> None = [];

    public List<OurOrder> All => _orders;

    /// <summary>Those that are not done, in the order of their sending: what is asked on every tick looks only at these.</summary>
    public List<OurOrder> Open { get; } = [];

    /// <summary>Those that are over without their figure: the stock and its shares are bound until it is there.</summary>
    public List<OurOrder> Ending { get; } = [];

    /// <summary>Those that the account's last figure may not have, or not whole: what they have done since is counted on.</summary>
    public List<OurOrder> Moving { get; } = [];

    /// <summary>The last id that was given away.</summary>
    public int LastId { get; set; }

    public OrderId NextId() => new(++LastId);

    /// <summary>For one more, before it is sent. Throws where as many as that are open.</summary>
    public void MakeRoom()
    {
        if (_orders.Count >= MostKept)
            ForgetOldestDone();
    }

    public void Add(OurOrder order)
    {
        _orders.Add(order);
        _byId.Add(order.Id.Value, order);
        if (!_byStock.TryGetValue(order.Stock, out var ofStock))
            _byStock.Add(order.Stock, ofStock = []);
        ofStock.Add(order);
    }

    /// <summary>It never was.</summary>
    public void Remove(OurOrder order)
    {
        _orders.Remove(order);
        _byId.Remove(order.Id.Value);
        Open.Remove(order);
        Ending.Remove(order);
        Moving.Remove(order);
        _byStock[order.Stock].Remove(order);
    }

    /// <summary>Open and recent orders in a stock.</summary>
    public List<OurOrder> Of(Stock stock) => _byStock.GetValueOrDefault(stock) ?? None;

    /// <summary>An order is open in it, or one that is over may have traded more than is known.</summary>
    public bool HasOpen(Stock stock)
    {
        foreach (var order in Of(stock))
        {
            if (order.MayTrade)
                return true;
        }
        return false;
    }

    public bool HasOpenBuy(Stock stock)
    {
        foreach (var order in Of(stock))
        {
            if (order.IsOpen && order.Side == Side.Buy)
                return true;
        }
        return false;
    }

    public bool HasDoubt(Stock stock)
    {
        foreach (var order in Of(stock))
        {
            if (order.IsInDoubt)
                return true;
        }
        return false;
    }

    public bool TryGet(OrderId id, [NotNullWhen(true)] out OurOrder? order) => _byId.TryGetValue(id.Value, out order);

    public bool TryGet(OrderNumber number, [NotNullWhen(true)] out OurOrder? order)
    {
        order = null;
        return !number.IsNone && _byNumber.TryGetValue(number.Serial, out order);
    }

    public void Name(OurOrder order, OrderNumber number, DateTimeOffset now)
    {
        if (!order.Number.IsNone)
            _byNumber.Remove(order.Number.Serial);
        order.NamedAt = order.Number == number ? order.NamedAt : now;
        order.Number = number;
        _byNumber[number.Serial] = order;
    }

    /// <summary>The owner has amended it: it goes on under another number, and what is said of the old one is still about it.</summary>
    public void Amend(OurOrder order, OrderNumber number)
    {
        _foreign.Remove(number.Serial);
        order.Number = number;
        _byNumber[number.Serial] = order;
    }

    public void Unname(OurOrder order)
    {
        _byNumber.Remove(order.Number.Serial);
        (order.Number, order.NamedAt) = (default, null);
    }

    /// <summary>The account's figure, asked at this time, has all that is over, but for what is too young.</summary>
    /// <param name="lag">How long the figure may be behind.</param>
    public void ForgetMoved(DateTimeOffset askedAt, TimeSpan lag) =>
        Moving.RemoveAll(order => !order.MayTrade && !(order.NamedAt + lag > askedAt));

    /// <summary>A number that is not ours: the owner's own order.</summary>
    public void MarkForeign(OrderNumber number)
    {
        if (_foreign.Count < MostKept)
            _foreign.Add(number.Serial);
    }

    public bool IsForeign(OrderNumber number) => _foreign.Contains(number.Serial);

    /// <summary>A number that the broker gave today to an order of ours whose day is over: what it traded is for the balance to tell.</summary>
    public void MarkFormer(OrderNumber number) => _former.Add(number.Serial);

    public bool IsFormer(OrderNumber number) => _former.Contains(number.Serial);

    /// <summary>The order's state has moved.</summary>
    public void Moved(OurOrder order)
    {
        if (order.Phase == OrderPhase.Ending)
            Ending.Add(order);
        else
            Ending.Remove(order);
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

    /// <summary>Numbers begin anew with the day; orders that are done belong to the journal.</summary>
    public void BeginDay()
    {
        _foreign.Clear();
        _former.Clear();
        _byNumber.Clear();
        _orders.RemoveAll(order => !order.IsOpen);
        foreach (var ofStock in _byStock.Values)
            ofStock.RemoveAll(order => !order.IsOpen);
        Ending.Clear();
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
        var index = _orders.FindIndex(order => !order.MayTrade);
        if (index < 0)
            throw new InvalidOperationException($"열린 주문이 {MostKept}건을 넘었습니다");
        var old = _orders[index];
        _orders.RemoveAt(index);
        _byId.Remove(old.Id.Value);
        _byStock[old.Stock].Remove(old);
        if (!old.Number.IsNone)
            _byNumber.Remove(old.Number.Serial);
    }
}
