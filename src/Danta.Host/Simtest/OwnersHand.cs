using Danta.Market;
using Danta.Simulator.Control;

namespace Danta.Host.Simtest;

/// <summary>The owner's hand on what is the trader's: he changes its orders in the HTS, cancels them, and trades in what it holds.</summary>
sealed class OwnersHand(World world)
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    static readonly long Patience = TimeSpan.FromSeconds(10).Ticks;

    /// <summary>A price of his own keeps a sale open so long at the most; then he gives it up.</summary>
    static readonly TimeSpan LongestSale = TimeSpan.FromSeconds(20);

    public void Strike(FaultKind kind, double amount) => Wait(kind, amount, world.Agenda.Now + Patience);

    /// <summary>Orders at market are seldom open for long: he lies in wait for one.</summary>
    void Wait(FaultKind kind, double amount, long until)
    {
        if (world.Faults.IsOver)
            return;
        if (world.Exchange.Account.Orders.FirstOrDefault(order => order is { State: "open" } && !world.Owner.Gave(order.Number, order.Time)) is { } order)
            Touch(kind, amount, order);
        else if (world.Agenda.Now < until)
            world.Agenda.In(Glance, () => Wait(kind, amount, until));
    }

    void Touch(FaultKind kind, double amount, OrderState order)
    {
        var chance = new Chance(world.Plan.Seed, 360, (long)(amount * 1e9));
        var code = InstrumentCode.Parse(order.Code);
        world.Meddled.Handled.Add(order.Code);
        if (kind == FaultKind.OwnerCancels)
        {
            var open = order.Quantity - order.Filled - order.Cancelled;
            world.Trace($"직접 취소 {order.Number}");
            world.Exchange.CancelByPhone(order.Number, chance.Hits(0.5) ? null : Math.Max(1, open / 2));
            world.CarryFrames();
            return;
        }
        // At a price that is paid at once, or at one that is not for a while.
        var price = world.Exchange.PriceNear(code, (order.Side == "sell" ? 1 : -1) * chance.Pick(-2, 0, 1, 3));
        var number = world.Exchange.AmendByPhone(order.Number, price);
        world.Trace($"직접 정정 {order.Number} → {number} {price}");
        if (number is null)
            return;
        if (order.Side == "sell")
            world.Owner.Bind(order.Code, number, world.Agenda.Now + (long)(LongestSale.Ticks * chance.Unit()));
        world.CarryFrames();
    }
}
