namespace Danta.Kis;

/// <summary>How long a newcomer would wait: the queues served ahead of time, on copies, by the gate's own rules.</summary>
sealed class WaitForecast
{
    readonly CallGate _gate;
    readonly Queue<long>[] _lanes = new Queue<long>[Lanes.Number];
    readonly long _newcomer;

    public WaitForecast(CallGate gate, LaneQueues queues, Lane newcomer)
    {
        _gate = gate.Copy();
        _newcomer = queues.NextTicket;
        for (var lane = Lane.PanicAndExits; lane <= Lane.Other; lane++)
            _lanes[(int)lane] = new(queues.TicketsOf(lane));
        _lanes[(int)newcomer].Enqueue(_newcomer);
    }

    /// <summary>When the newcomer goes.</summary>
    public long GoesAt(long now)
    {
        Span<long> firsts = stackalloc long[Lanes.Number];
        while (true)
        {
            for (var lane = 0; lane < Lanes.Number; lane++)
                firsts[lane] = _lanes[lane].DefaultIfEmpty(CallGate.Nobody).First();
            now = Math.Max(now, _gate.NextAt(firsts));
            var next = _gate.Next(now, firsts)!.Value;
            _gate.Note(next, now);
            if (_lanes[(int)next].Dequeue() == _newcomer)
                return now;
        }
    }
}
