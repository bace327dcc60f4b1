using Danta.Market;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.Execution;

/// <summary>
/// How long orders were on their way on that day, hour by hour: latency is at its worst when the market is, and a mean would hide that.
/// </summary>
public sealed class Latency
{
    /// <summary>Where nothing was ever measured: a home line to the broker and back.</summary>
    public static readonly TimeSpan Assumed = TimeSpan.FromMilliseconds(50);

    readonly DateOnly _day;
    readonly long[][] _trips = new long[25][];
    readonly long[] _gaps;

    Latency(DateOnly day, List<(int Hour, long Trip)> trips, List<long> gaps)
    {
        _day = day;
        for (var hour = 0; hour < 24; hour++)
            _trips[hour] = [.. trips.Where(trip => trip.Hour == hour).Select(trip => trip.Trip).Order()];
        _trips[24] = [.. trips.Select(trip => trip.Trip).Order()];
        _gaps = [.. gaps.Order()];
    }

    /// <summary>How many round trips were measured; none: they are <see cref="Assumed"/>.</summary>
    public int Measured => _trips[24].Length;

    /// <summary>Those of a recorded day.</summary>
    public static Latency Of(DayTape tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        var sent = new Dictionary<OrderId, long>();
        var answered = new Dictionary<OrderNumber, long>();
        var (trips, gaps) = (new List<(int, long)>(), new List<long>());
        foreach (var (index, step) in tape.Steps)
        {
            foreach (var order in step.Orders.OfType<PlaceOrder>())
                sent.TryAdd(order.Order, tape.StampAt(index));
        }
        for (var index = 0; index < tape.Count; index++)
        {
            if (tape.PlaceAt(index) is not { Kind: InputKind.Event, Index: var place })
                continue;
            switch (tape.Event(place))
            {
                case OrderAcknowledged reply when sent.Remove(reply.Order, out var at):
                    trips.Add((Kst.Of(tape.TimeAt(index)).Hour, tape.StampAt(index) - at));
                    answered.TryAdd(reply.Number, tape.StampAt(index));
                    break;
                case NoticeArrived { Kind: NoticeKind.Accepted or NoticeKind.Filled } notice when answered.Remove(notice.Number, out var at):
                    gaps.Add(tape.StampAt(index) - at);
                    break;
                default: break;
            }
        }
        return new(tape.Date, trips, gaps);
    }

    /// <summary>From sending to the broker's reply, in ticks.</summary>
    public long Trip(DateTimeOffset at, InstrumentCode code, int number, Draw draw, FillModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var hour = _trips[Kst.Of(at).Hour];
        var trip = Quantile(hour.Length > 0 ? hour : _trips[24], Chance.Of(_day, code, number, draw), Assumed.Ticks);
        return Math.Max(0, (long)(trip * model.LatencyFactor)) + model.LatencyExtra.Ticks;
    }

    /// <summary>From the reply to the first notice, in ticks; notices often come first.</summary>
    public long Gap(InstrumentCode code, int number) => Quantile(_gaps, Chance.Of(_day, code, number, Draw.Notice), 0);

    /// <param name="sorted">Ascending.</param>
    static long Quantile(long[] sorted, double share, long none)
    {
        if (sorted.Length == 0)
            return none;
        var (at, last) = (share * (sorted.Length - 1), sorted.Length - 1);
        var (low, part) = ((int)at, at - (int)at);
        return sorted[low] + (long)((sorted[Math.Min(low + 1, last)] - sorted[low]) * part);
    }
}
