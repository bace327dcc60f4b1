using System.Threading.Channels;

namespace Danta.Dashboard.Live;

/// <summary>One page that watches. It has room for two seconds; one that takes longer is behind, and gets everything anew when it can.</summary>
sealed class LiveClient
{
    const int Room = 20;

    readonly Channel<LiveFrame> _frames = Channel.CreateBounded<LiveFrame>(new BoundedChannelOptions(Room) { SingleReader = true, SingleWriter = true });

    /// <summary>It has missed a frame.</summary>
    public bool IsBehind { get; private set; }

    public ChannelReader<LiveFrame> Frames => _frames.Reader;

    /// <summary>Never waits. Under the stream's lock.</summary>
    public void Offer(LiveFrame frame) => IsBehind = IsBehind || !_frames.Writer.TryWrite(frame);

    /// <summary>What lies there is older than what it gets now. Under the stream's lock.</summary>
    public void BeginAgain()
    {
        while (_frames.Reader.TryRead(out _))
        {
            // Passed over.
        }
        IsBehind = false;
    }
}
