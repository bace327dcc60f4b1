namespace Danta.Host.Simtest;

/// <summary>Whether everything has come to an end on both sides, and what has not.</summary>
static class Rest
{
    /// <summary>
    /// Seconds in which nothing moved. Where no master file tells what a stock is, an answer about one that was sold may have been lost: it is asked
    /// for again five seconds later, and its tax hangs on it.
    /// </summary>
    public static int LeastSeconds(World world) => world.Plan.HasMasters ? 3 : 8;

    public static bool IsAt(World world, Machine machine) =>
        machine.Shot is { Reconciled: true, StreamUp: true, Positions.Count: 0 } shot
        && shot.Orders.All(order => order.DoneAt is not null)
        && machine.Engine!.Errands.Count == 0
        // What no list tells of a balance does, after a while.
        && world.Exchange.Account.Holdings.All(holding => world.Meddled.Any(holding.Code))
        && world.Exchange.Account.Orders.All(order => order.State != "open" || world.Owner.Gave(order.Number, order.Time));

    public static string Lacks(World world)
    {
        if (world.Alive is not { } machine)
            return "no program is running";
        var shot = machine.Shot;
        var parts = world.Exchange.Account.Holdings.Where(holding => !world.Meddled.Any(holding.Code)).Select(holding => $"the account holds {holding.Quantity} {holding.Code}")
            .Concat(shot.Positions.Select(position => $"holds {position.Quantity} {position.Code}"))
            .Concat(shot.Orders.Where(order => order.DoneAt is null).Select(order => $"order {order.Id} {order.Side} {order.Quantity} {order.Code} {order.State}"))
            .Concat(world.Exchange.Account.Orders.Where(order => order.State == "open").Select(order => $"at the exchange {order.Number} {order.Side} {order.Quantity} {order.Code} open"))
            .Append($"{shot.State} {shot.Reason}, reconciled {shot.Reconciled}, stream {shot.StreamUp}, errands {machine.Engine!.Errands.Count}");
        return string.Join("; ", parts);
    }
}
