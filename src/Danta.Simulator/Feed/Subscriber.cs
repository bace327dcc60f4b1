using System.Net.WebSockets;
using System.Threading.Channels;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Frames;

namespace Danta.Simulator.Feed;

/// <summary>A registration: a channel's TR id, and a stock's code, an index or an HTS id.</summary>
readonly record struct Registration(string TrId, string Key)
{
    public Registration(KisChannel channel, string key)
        : this(channel.TrId(), key)
    {
    }

    /// <summary>Each trade asks who hears it: nobody attacks a table of forty.</summary>
    public override int GetHashCode() => Fold(Fold(0, TrId), Key);

    static int Fold(int sum, string text)
    {
        foreach (var letter in text)
            sum = unchecked(sum * 31 + letter);
        return sum;
    }
}

/// <summary>
/// One client's socket. What it is to hear is queued and sent by a task of its own, so that its slowness is nobody else's;
/// when the queue is full it is cut off.
/// </summary>
sealed class Subscriber : IDisposable
{
    readonly Channel<ReadOnlyMemory<byte>> _queue;
    readonly CancellationTokenSource _cut = new();

    /// <param name="queue">Frames that may wait.</param>
    public Subscriber(ControlOutput keys, int queue)
    {
        _queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(
            new BoundedChannelOptions(queue) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        Keys = keys;
        Cipher = NoticeCipher.TryCreate(keys.Key, keys.Iv)!;
    }

    /// <summary>Given with each registration; notices are encrypted with them.</summary>
    public ControlOutput Keys { get; }

    public NoticeCipher Cipher { get; }

    /// <summary>Whose approval key it showed first; null before.</summary>
    public Client? Client { get; set; }

    /// <summary>It takes no record but of the layout of before 2026-09-14.</summary>
    public bool ReadsOldFrames { get; set; }

    public List<Registration> Registrations { get; } = [];

    /// <summary>The market's second until which nothing is sent; the socket stays open.</summary>
    public long SilentUntil { get; set; }

    public bool Silent { get; set; }

    /// <summary>Cancelled when the session is to end at once.</summary>
    public CancellationToken Cut => _cut.Token;

    public long Sent { get; private set; }

    public int Waiting => _queue.Reader.Count;

    public void Send(ReadOnlyMemory<byte> frame)
    {
        if (!Silent && !_queue.Writer.TryWrite(frame))
            End();
    }

    /// <summary>
    /// Ends the session without another word. Not on this thread: whoever notices that a session must end is in the middle of
    /// speaking to others.
    /// </summary>
    public void End() => ThreadPool.UnsafeQueueUserWorkItem(
        static session =>
        {
            try
            {
                session._cut.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has ended by itself in the meantime.
            }
        },
        this,
        preferLocal: false);

    /// <summary>What is queued is still sent, then the socket is closed.</summary>
    public void Finish()
    {
        IsFinished = true;
        _queue.Writer.TryComplete();
    }

    public bool IsFinished { get; private set; }

    /// <summary>The next frame, for whoever carries them without a socket.</summary>
    public bool TryTake(out ReadOnlyMemory<byte> frame) => _queue.Reader.TryRead(out frame);

    public async Task PumpAsync(WebSocket socket)
    {
        await foreach (var frame in _queue.Reader.ReadAllAsync(Cut))
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, Cut);
            Sent++;
        }
    }

    public void Dispose()
    {
        _cut.Dispose();
        Cipher.Dispose();
    }
}
