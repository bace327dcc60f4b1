using Danta.Market;

namespace Danta.Simulator.Accounts;

/// <summary>Stop orders that sleep until the market has traded at or through their condition price.</summary>
sealed class StopOrders
{
    readonly List<ClientOrder> _sleeping = [];

    public void Add(ClientOrder order) => _sleeping.Add(order);

    /// <summary>Those to be woken now, oldest first; they are no longer kept here.</summary>
    public IReadOnlyList<ClientOrder> Due()
    {
        if (_sleeping.Count == 0)
            return [];
        _sleeping.RemoveAll(order => order.Open == 0);
        var due = _sleeping.FindAll(IsReached);
        _sleeping.RemoveAll(due.Contains);
        return due;
    }

    /// <summary>A purchase waits for the price to rise to its condition, a sale for it to fall.</summary>
    static bool IsReached(ClientOrder order)
    {
        var last = order.Place.Figures.Last;
        return order.Side == Side.Buy ? last >= order.ConditionPrice : last <= order.ConditionPrice;
    }
}
