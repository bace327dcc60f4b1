using Danta.Market;
using Danta.Replay.Brokers;
using Danta.Replay.Floors;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.WhatIfs;

/// <summary>How far the model's word is to be trusted: the orders that were really sent that day, filled by it, beside what became of them.</summary>
/// <param name="Orders">Sent and taken by the broker.</param>
/// <param name="Equal">Of those, with as many shares filled as in truth.</param>
/// <param name="Near">Of those that both filled, at a price within a tick of the true one.</param>
/// <param name="Median">Ticks between the average prices, of those that both filled.</param>
/// <param name="NinetyFifth">So far off are nineteen of twenty at the most.</param>
/// <param name="Won">What the model's prices cost more than the true ones; negative: less.</param>
public sealed record Calibration(int Orders, int Equal, int Both, int Near, double Median, double NinetyFifth, Won Won)
{
    /// <summary>Nothing was sent: nothing is known.</summary>
    public static readonly Calibration None = new(0, 0, 0, 0, 0, 0, Won.Zero);

    /// <summary>Of a recorded day.</summary>
    public static Calibration Of(DayTape tape, FillModel model)
    {
        ArgumentNullException.ThrowIfNull(tape);
        var (truths, lore, schedule) = (TruthsOf(tape), new StockLore(), new Schedule());
        var floor = new Floor(tape, model, lore.FactsOf);
        var orders = new Dictionary<OrderId, FloorOrder>();
        for (var index = 0; index < tape.Count; index++)
        {
            while (schedule.Next <= tape.StampAt(index))
                schedule.Run();
            floor.Hear(index, isApart: true);
            if (tape.PlaceAt(index) is { Kind: InputKind.Event, Index: var place })
            {
                lore.Hear(tape.Event(place));
                if (tape.Event(place) is NoticeArrived { Kind: NoticeKind.Filled, Price.IsQuoted: true } taken)
                    floor.PutBack(taken.Code, taken.Side, taken.Price, taken.Quantity);
            }
            foreach (var request in tape.StepAt(index).Orders)
                Send(request, tape.TimeAt(index), truths, model, floor, schedule, orders);
        }
        return Compare(orders, truths, lore);
    }

    sealed class Truth(long trip)
    {
        public long Trip => trip;
        public long Shares { get; set; }
        public long Amount { get; set; }
    }

    static Dictionary<OrderId, Truth> TruthsOf(DayTape tape)
    {
        var (sent, truths, numbers) = (new Dictionary<OrderId, long>(), new Dictionary<OrderId, Truth>(), new Dictionary<OrderNumber, Truth>());
        foreach (var (index, step) in tape.Steps)
        {
            foreach (var order in step.Orders.OfType<PlaceOrder>())
                sent.TryAdd(order.Order, tape.StampAt(index));
        }
        for (var index = 0; index < tape.Count; index++)
        {
            if (tape.PlaceAt(index) is not { Kind: InputKind.Event, Index: var place })
                continue;
            if (tape.Event(place) is OrderAcknowledged reply && sent.TryGetValue(reply.Order, out var at))
                truths[reply.Order] = numbers[reply.Number] = new(tape.StampAt(index) - at);
        }
        // A fill may come before the reply that names its order.
        for (var index = 0; index < tape.Count; index++)
        {
            if (tape.PlaceAt(index) is { Kind: InputKind.Event, Index: var place }
                && tape.Event(place) is NoticeArrived { Kind: NoticeKind.Filled } fill && numbers.TryGetValue(fill.Number, out var truth))
                (truth.Shares, truth.Amount) = (truth.Shares + fill.Quantity.Shares, truth.Amount + (fill.Price * fill.Quantity).Amount);
        }
        return truths;
    }

    static void Send(
        Request request, DateTimeOffset at, Dictionary<OrderId, Truth> truths, FillModel model, Floor floor, Schedule schedule, Dictionary<OrderId, FloorOrder> orders)
    {
        switch (request)
        {
            case PlaceOrder placed when truths.TryGetValue(placed.Order, out var truth) && floor.Knows(placed.Code):
                var order = orders[placed.Order] = new(placed, default, at, TimeSpan.FromTicks(truth.Trip));
                schedule.At(at.AddTicks((long)(truth.Trip * model.EntryShare)), at, now => floor.Arrive(order, now));
                break;
            case CancelOrder cancel when orders.TryGetValue(cancel.Order, out var resting):
                schedule.At(at.AddTicks((long)(resting.Trip.Ticks * model.EntryShare)), at, _ => floor.Cancel(resting));
                break;
            default: break;
        }
    }

    static Calibration Compare(Dictionary<OrderId, FloorOrder> orders, Dictionary<OrderId, Truth> truths, StockLore lore)
    {
        var (offs, equal, won) = (new List<double>(), 0, 0m);
        foreach (var (id, order) in orders)
        {
            var truth = truths[id];
            equal += order.Filled == truth.Shares ? 1 : 0;
            if (order.Filled == 0 || truth.Shares == 0)
                continue;
            var (simulated, real) = ((decimal)order.Amount.Amount / order.Filled, (decimal)truth.Amount / truth.Shares);
            var step = TickSizes.For(lore.FactsOf(order.Placed.Code).Kind).StepAt((int)real);
            offs.Add((double)Math.Abs(simulated - real) / step);
            won += (simulated - real) * Math.Min(order.Filled, truth.Shares) * (order.Placed.Side == Side.Buy ? 1 : -1);
        }
        offs.Sort();
        return new(orders.Count, equal, offs.Count, offs.Count(off => off <= 1), At(offs, 0.5), At(offs, 0.95), new((long)decimal.Round(won)));
    }

    static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
}
