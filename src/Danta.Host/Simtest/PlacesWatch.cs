using Danta.Simulator.Control;

namespace Danta.Host.Simtest;

/// <summary>
/// Counts at the exchange, once a second, what the trader has bought and what it is buying: never more stocks than it has places, and never
/// two purchases of one.
/// </summary>
sealed class PlacesWatch(World world)
{
    readonly SortedDictionary<string, long> _held = new(StringComparer.Ordinal);
    int _counted;

    /// <summary>Seconds in which something was held or being bought.</summary>
    public int Checked { get; private set; }

    public void Second()
    {
        var account = world.Exchange.Account;
        Count(account.Fills);
        var buying = account.Orders.Where(order => order is { State: "open", Side: "buy" } && IsOurs(order.Number, order.Time) && !IsExcused(order.Code))
            .GroupBy(order => order.Code, StringComparer.Ordinal).ToDictionary(stock => stock.Key, stock => stock.Count(), StringComparer.Ordinal);
        foreach (var (code, count) in buying.Where(stock => stock.Value > 1))
            world.Watch.Complain($"{count} purchases of {code} are open at once");
        var taken = buying.Count + _held.Count(stock => stock.Value + world.Splits.Added(stock.Key) > 0 && !buying.ContainsKey(stock.Key) && !IsExcused(stock.Key));
        Checked += taken > 0 ? 1 : 0;
        if (taken > world.Plan.Settings.MaxPositions)
            world.Watch.Complain($"{taken} places are taken, there are {world.Plan.Settings.MaxPositions}");
    }

    void Count(IReadOnlyList<FillState> fills)
    {
        for (; _counted < fills.Count; _counted++)
        {
            var fill = fills[_counted];
            if (IsOurs(fill.OrderNumber, fill.Time))
                _held[fill.Code] = _held.GetValueOrDefault(fill.Code) + (fill.Side == "buy" ? fill.Quantity : -fill.Quantity);
        }
    }

    bool IsOurs(string number, DateTimeOffset at) => !world.Owner.Gave(number, at);

    /// <summary>Where the owner sells of them too, his sales are not told from the trader's; and what was forgotten or obscured, nobody knows.</summary>
    bool IsExcused(string code) => world.Meddled.Sold.Contains(code) || world.Meddled.Forgotten.Contains(code) || world.Meddled.Obscured.Contains(code);
}
