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

    readonly Channel<Input> _queue = Channel.CreateBounded<Input>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Reports that found the queue full; as many as there can be calls under way.</summary>
    readonly ConcurrentQueue<Input> _late = new();
    int _droppedTicks;
    bool _toldFull;

    public ChannelReader<Input> Reader => _queue.Reader;

    /// <summary>Ticks dropped since the start: 0 on a healthy day.</summary>
    public int DroppedTicks => Volatile.Read(ref _droppedTicks);

    public void Post(in TradeTick tick)
    {
        if (!HasRoom() || !_queue.Writer.TryWrite(Input.Of(time.GetUtcNow(), tick)))
            Drop();
    }

    public void Post(in BookTick tick)
    {
        if (!HasRoom() || !_queue.Writer.TryWrite(Input.Of(time.GetUtcNow(), tick)))
            Drop();
    }

    public void PostSecond() => Post(Input.Second(time.GetUtcNow()));

    public void Post(TraderEvent happened) => Post(Input.Of(time.GetUtcNow(), happened));

    /// <summary>False: the queue is full. For commands, whose sender can be told.</summary>
    public bool TryPost(TraderEvent happened) => _queue.Writer.TryWrite(Input.Of(time.GetUtcNow(), happened));

    void Post(in Input input)
    {
        if (!_queue.Writer.TryWrite(input))
            _late.Enqueue(input);
    }

    /// <summary>For the reader, when the queue is empty: reports that came while it was full, then word of what was dropped.</summary>
    public bool TryTakeLate(out Input input)
    {
        if (_late.TryDequeue(out input))
            return true;
        if (Volatile.Read(ref _toldFull) && _queue.Reader.Count == 0)
        {
            Volatile.Write(ref _toldFull, false);
            input = Input.Of(time.GetUtcNow(), new InboxOverflowed(false));
            return true;
        }
        return false;
    }

    bool HasRoom() => _queue.Reader.Count < TickLimit;

    void Drop()
    {
        Interlocked.Increment(ref _droppedTicks);
        if (!Interlocked.Exchange(ref _toldFull, true))
            Post(new InboxOverflowed(true));
    }
}
