using System.Collections.Concurrent;
using System.Threading.Channels;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Engine;

/// <summary>
/// The one queue into the trader; its order is history. Ticks stop being taken when it is three quarters full, so that reports
/// of orders always find room; that it happened, and that it is over, is told to the trader as an input.
/// </summary>
sealed class Inbox(TimeProvider time)
{
    const int Capacity = 8_192;
    const int TickLimit = Capacity * 3 / 4;

    readonly Channel<Arrival> _queue = Channel.CreateBounded<Arrival>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Reports that found the queue full; as many as there can be calls under way.</summary>
    readonly ConcurrentQueue<Arrival> _late = new();
    int _droppedTicks;

    /// <summary>The reader's own: how many drops it has told of, and whether it has told that they are over.</summary>
    int _toldDrops;
    bool _toldFull;

    /// <summary>Called after each post, on the poster's thread: the trader may go through it right there.</summary>
    public Action? Arrived { private get; set; }

    /// <summary>Asked before a tick is queued: true where the trader has gone through it right there, and through all that came before.</summary>
    public Hearing? Hear { private get; set; }

    /// <summary>Ticks dropped since the start: 0 on a healthy day.</summary>
    public int DroppedTicks => Volatile.Read(ref _droppedTicks);

    /// <param name="receivedAt">TimeProvider timestamp of the frame's last byte.</param>
    public void Post(in TradeTick tick, long receivedAt) => PostTick(new(Input.Of(time.GetUtcNow(), tick), receivedAt, time.GetTimestamp()));

    /// <inheritdoc cref="Post(in TradeTick, long)"/>
    public void Post(in BookTick tick, long receivedAt) => PostTick(new(Input.Of(time.GetUtcNow(), tick), receivedAt, time.GetTimestamp()));

    /// <summary>Never late where there is room.</summary>
    public void PostSecond()
    {
        var second = Now(Input.Second(time.GetUtcNow()));
        if (!_queue.Writer.TryWrite(second))
            _late.Enqueue(second);
        Arrived?.Invoke();
    }

    public void Post(TraderEvent happened) => Post(Now(Input.Of(time.GetUtcNow(), happened)));

    /// <summary>False: the queue is full. For commands, whose sender can be told.</summary>
    public bool TryPost(TraderEvent happened)
    {
        if (!_late.IsEmpty || !_queue.Writer.TryWrite(Now(Input.Of(time.GetUtcNow(), happened))))
            return false;
        Arrived?.Invoke();
        return true;
    }

    /// <summary>Behind what is late already: of two words on the same thing the last one has to be heard last.</summary>
    void Post(in Arrival arrival)
    {
        if (!_late.IsEmpty || !_queue.Writer.TryWrite(arrival))
            _late.Enqueue(arrival);
        Arrived?.Invoke();
    }

    /// <summary>
    /// For the reader: first word that ticks are being dropped, then the queue, then reports that found it full, and when nothing is
    /// left word that it is over. The reader says both itself, so that the end can never be heard before the beginning.
    /// </summary>
    public bool TryTake(out Arrival arrival)
    {
        var drops = DroppedTicks;
        if (drops != _toldDrops)
        {
            _toldDrops = drops;
            if (!_toldFull)
                return Tell(full: true, out arrival);
        }
        if (_queue.Reader.TryRead(out arrival) || _late.TryDequeue(out arrival))
            return true;
        return _toldFull && Tell(full: false, out arrival);
    }

    bool Tell(bool full, out Arrival arrival)
    {
        _toldFull = full;
        arrival = Now(Input.Of(time.GetUtcNow(), new InboxOverflowed(full)));
        return true;
    }

    /// <summary>The queue is long and cold: a tick that finds nobody in the trader need not go through it.</summary>
    void PostTick(in Arrival tick)
    {
        if (Hear?.Invoke(tick) == true)
            return;
        if (!HasRoom() || !_queue.Writer.TryWrite(tick))
            Drop();
        Arrived?.Invoke();
    }

    Arrival Now(in Input input) => new(input, time.GetTimestamp(), time.GetTimestamp());

    /// <summary>While reports are late no tick is taken: the queue would never be empty else, and they never heard.</summary>
    bool HasRoom() => _late.IsEmpty && _queue.Reader.Count < TickLimit;

    void Drop() => Interlocked.Increment(ref _droppedTicks);
}
