using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the trader to its exits, by the owner's settings and the prices that it heard: what is beyond stop, target or holding time
/// is sold within the deadline, as soon as nothing hinders the program.
/// </summary>
sealed class ExitWatch(World world)
{
    /// <summary>A sale may first need a balance, and that one a second look ten seconds later.</summary>
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    /// <summary>Where the owner traded in the same stock the balance has to tell his shares apart first.</summary>
    static readonly TimeSpan DeadlineBesideOwner = TimeSpan.FromSeconds(45);

    readonly Dictionary<InstrumentCode, (int Trade, long Since)> _due = [];

    /// <summary>Reasons to sell that were followed up to a sale.</summary>
    public int Checked { get; private set; }

    /// <summary>The trader hears a price.</summary>
    public void Heard(TraderSnapshot shot, in TradeTick tick)
    {
        var code = tick.Code;
        if (shot.Positions.FirstOrDefault(held => held.Code == code) is { Origin: PositionOrigin.Danta } position && IsBeyond(position, tick.Last.Won))
            Due(position);
    }

    /// <summary>Once a second.</summary>
    /// <param name="sellsAll">The owner wants everything sold.</param>
    /// <param name="hinderedUntil">When something last kept the program from selling, in the agenda's ticks.</param>
    public void Second(TraderSnapshot shot, bool sellsAll, long hinderedUntil)
    {
        foreach (var position in shot.Positions)
        {
            if (position.Origin == PositionOrigin.Danta && (sellsAll || shot.Time - position.OpenedAt > world.Plan.Settings.Exit.MaxHolding))
                Due(position);
        }
        foreach (var (code, (trade, since)) in _due.ToArray())
        {
            if (!shot.Positions.Any(position => position.Trade == trade) || shot.Orders.Any(order => order.Code == code && IsUnderWay(order, shot.Time)))
            {
                _due.Remove(code);
                Checked++;
                continue;
            }
            var deadline = world.Meddled.Touched.Contains(code.ToString()) ? DeadlineBesideOwner : Deadline;
            if (world.Agenda.Now - Math.Max(since, hinderedUntil) <= deadline.Ticks)
                continue;
            world.Watch.Complain($"{code} should be sold since {new TimeSpan(world.Agenda.Now - since).TotalSeconds:0} s and is not");
            return;
        }
    }

    void Due(PositionView position) => _due.TryAdd(position.Code, (position.Trade, world.Agenda.Now));

    /// <summary>A sale is out, or has just come to nothing: the next one goes once the balance has shown what is there.</summary>
    static bool IsUnderWay(OrderView order, DateTimeOffset now) => order.Side == Side.Sell && (order.DoneAt is null || now - order.DoneAt < TimeSpan.FromSeconds(12));

    /// <summary>A tenth of a percent for the costs and the tick that the settings speak of.</summary>
    bool IsBeyond(PositionView position, int price)
    {
        const decimal Margin = 0.1m;
        var exit = world.Plan.Settings.Exit;
        var percent = (price - position.AveragePrice) * 100 / position.AveragePrice;
        return exit.StopLoss is { } stop && percent < -Percent(stop) - Margin
            || exit.TakeProfit is { } target && percent > Math.Max(Percent(target), 0.3m) + Margin;
    }

    static decimal Percent(Rate rate) => rate.Parts * 100m / Rate.Whole;
}
