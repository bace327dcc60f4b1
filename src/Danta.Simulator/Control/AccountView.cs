using Danta.Simulator.Accounts;

namespace Danta.Simulator.Control;

/// <summary>
/// Looks at an account again and again. Fills never change and what is done never opens again, so only what is new or open is read:
/// a look at the end of a month costs what one at its beginning does.
/// </summary>
sealed class AccountView(Client client)
{
    readonly List<int> _open = [];
    OrderState[] _orders = [];
    FillState[] _fills = [];
    long _gross;
    long _net;
    long _tax;

    public AccountState Look()
    {
        ReadOrders(client.Account.Orders);
        ReadFills(client.Account.Fills);
        var account = client.Account;
        var holdings = account.Holdings.ToList();
        return new(
            client.Plan.Account, account.Cash, account.Deposit, _net, _gross, _gross - _tax - _net, _tax, holdings.Sum(holding => holding.Commission),
            [.. holdings.Where(holding => holding.Quantity > 0).Select(HoldingState.Of)], _orders, _fills);
    }

    void ReadOrders(IReadOnlyList<ClientOrder> orders)
    {
        if (_open.Count == 0 && _orders.Length == orders.Count)
            return;
        _open.AddRange(Enumerable.Range(_orders.Length, orders.Count - _orders.Length));
        // Who has the former look keeps it as it was.
        var read = new OrderState[orders.Count];
        _orders.CopyTo(read, 0);
        _orders = read;
        foreach (var index in _open)
            _orders[index] = OrderState.Of(orders[index]);
        _open.RemoveAll(index => orders[index].Open == 0);
    }

    void ReadFills(IReadOnlyList<AccountFill> fills)
    {
        var known = _fills.Length;
        if (known == fills.Count)
            return;
        Array.Resize(ref _fills, fills.Count);
        for (var index = known; index < fills.Count; index++)
        {
            var fill = fills[index];
            _fills[index] = FillState.Of(fill);
            (_gross, _net, _tax) = (_gross + fill.Gross, _net + fill.Net, _tax + fill.Tax);
        }
    }
}
