using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the trader to what a night may not take: each share that is held, its stop, and a day that begins with nothing earned.
/// </summary>
sealed class NightWatch(World world)
{
    /// <summary>What is told of the evening has been told by then.</summary>
    static readonly TimeOnly Morning = new(8, 0);

    /// <summary>A process that begins has heard its journal, and what a full disk has kept from it the balance tells.</summary>
    static readonly long Settled = TimeSpan.FromSeconds(2).Ticks;

    DateOnly _day = world.Wall.Date;

    /// <summary>Days whose beginning was looked at.</summary>
    public int Checked { get; private set; }

    /// <summary>Once a second.</summary>
    public void Second(Machine machine)
    {
        var shot = machine.Shot;
        if (shot.Positions.FirstOrDefault(held => held.Origin == PositionOrigin.Danta && held.StopLoss is null) is { } bare && world.Plan.Settings.Exit.StopLoss is not null)
            world.Watch.Complain($"{bare.Code} has no stop");
        if (shot.Today.Date == _day || shot.Today.Date != world.Wall.Date || world.Agenda.Now - machine.StartedAt < Settled)
            return;
        _day = shot.Today.Date;
        Checked++;
        CheckProfit(shot);
        if (!world.Exchange.TakesOrders && Kst.TimeOf(world.Wall.Now) < Morning)
            CheckShares(shot);
    }

    /// <summary>What nobody has sold today has brought nothing today.</summary>
    void CheckProfit(TraderSnapshot shot)
    {
        if (shot.Today.Realised.Amount != 0 && IsClear && !world.Exchange.Account.Fills.Any(fill => Kst.DateOf(fill.Time) == _day && fill.Side == "sell"))
            world.Watch.Complain($"the day begins with {shot.Today.Realised} realised");
    }

    void CheckShares(TraderSnapshot shot)
    {
        foreach (var holding in world.Exchange.Account.Holdings.Where(holding => IsKnown(holding.Code)))
        {
            var held = shot.Positions.FirstOrDefault(position => position.Code.ToString() == holding.Code)?.Quantity.Shares ?? 0;
            if (held != holding.Quantity)
                world.Watch.Complain($"after the night the books have {held} of {holding.Code}, the account {holding.Quantity}");
        }
        foreach (var position in shot.Positions.Where(position => IsKnown(position.Code.ToString())))
        {
            if (!world.Exchange.Account.Holdings.Any(holding => holding.Code == position.Code.ToString()))
                world.Watch.Complain($"after the night the books have {position.Quantity} of {position.Code}, the account nothing");
        }
    }

    bool IsClear => world.Meddled is { Touched.Count: 0, Forgotten.Count: 0 } && world.FormerDays.Unfinished.Count == 0;

    bool IsKnown(string code) => !world.Meddled.Any(code) && !world.FormerDays.Unfinished.Contains(code) && !world.Splits.IsOpen(code);
}
