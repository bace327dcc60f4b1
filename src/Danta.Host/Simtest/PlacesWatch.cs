namespace Danta.Host.Simtest;

/// <summary>
/// Counts at the exchange, once a second, what the trader has bought and what it is buying: never more stocks than it has places, and never
/// two purchases of one.
/// </summary>
sealed class PlacesWatch(World world)
{
    /// <summary>Seconds in which something was held or being bought.</summary>
    public int Checked { get; private set; }

    public void Second()
    {
        var account = world.Exchange.Account;
        var ours = account.Orders.Where(order => order.State != "cancel" && !world.Owner.Numbers.Contains(order.Number) && !IsExcused(order.Code))
            .GroupBy(order => order.Code, StringComparer.Ordinal).ToList();
        var taken = 0;
        foreach (var stock in ours)
        {
            var buying = stock.Count(order => order is { State: "open", Side: "buy" });
            taken += buying > 0 || stock.Sum(order => order.Side == "buy" ? order.Filled : -order.Filled) > 0 ? 1 : 0;
            if (buying > 1)
                world.Watch.Complain($"{buying} purchases of {stock.Key} are open at once");
        }
        Checked += taken > 0 ? 1 : 0;
        if (taken > world.Plan.Settings.MaxPositions)
            world.Watch.Complain($"{taken} places are taken, there are {world.Plan.Settings.MaxPositions}");
    }

    /// <summary>Where the owner sells of them too, his sales are not told from the trader's; and what was forgotten or obscured, nobody knows.</summary>
    bool IsExcused(string code) => world.Meddled.Sold.Contains(code) || world.Meddled.Forgotten.Contains(code) || world.Meddled.Obscured.Contains(code);
}
