using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>Holds the trader to moderation: what the broker refuses is not thrown at it again and again, nor told each time.</summary>
sealed class RefusalWatch(World world)
{
    /// <summary>Three kinds of order, then pauses that grow to ten seconds where the stock trades on; a new process begins anew.</summary>
    const int MostTries = 15;
    const int MostTellings = 6;

    readonly Dictionary<int, InstrumentCode> _sales = [];
    readonly Dictionary<InstrumentCode, Queue<long>> _refused = [];
    readonly Dictionary<InstrumentCode, Queue<long>> _told = [];

    public void Boots() => _refused.Clear();

    public void Places(PlaceOrder order)
    {
        if (order.Side == Side.Sell)
            _sales[order.Order.Value] = order.Code;
    }

    public void Hear(OrderRefused refused)
    {
        if (refused.Code != "NOT_SENT" && _sales.TryGetValue(refused.Order.Value, out var code) && Count(_refused, code) > MostTries)
            world.Watch.Complain($"more than {MostTries} sales of {code} refused within a minute: {refused.Text}");
    }

    public void Told(RefusedNews news)
    {
        if (news is { Side: Side.Sell, BrokerCode: not "NOT_SENT" } && Count(_told, news.Code) > MostTellings)
            world.Watch.Complain($"the owner is told more than {MostTellings} times within a minute that {news.Code} is refused");
    }

    int Count(Dictionary<InstrumentCode, Queue<long>> events, InstrumentCode code)
    {
        if (!events.TryGetValue(code, out var times))
            events[code] = times = new();
        times.Enqueue(world.Wall.Now.Ticks);
        while (times.Peek() < world.Wall.Now.Ticks - TimeSpan.TicksPerMinute)
            times.Dequeue();
        return times.Count;
    }
}
