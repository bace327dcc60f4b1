using Danta.Simulator.Feed;

namespace Danta.Simulator.Embedded;

/// <summary>A client's session of the feed, without its socket.</summary>
public sealed class EmbeddedFeed
{
    readonly Simulation _simulation;
    readonly StreamHub _hub;
    readonly StreamDoor _door;
    readonly Subscriber _session;
    readonly TimeProvider _time;

    internal EmbeddedFeed(Simulation simulation, StreamHub hub, StreamDoor door, TimeProvider time)
    {
        (_simulation, _hub, _door, _time) = (simulation, hub, door, time);
        lock (simulation.Gate)
            _session = hub.Open();
    }

    /// <summary>All channels together.</summary>
    public int Registered => _session.Registrations.Count;

    /// <summary>The server has said its last word; what is queued may still be taken.</summary>
    public bool IsFinished => _session.IsFinished;

    /// <summary>The client says something.</summary>
    public void Hear(ReadOnlySpan<byte> message)
    {
        lock (_simulation.Gate)
            _door.Hear(_session, message);
    }

    /// <summary>The next message for the client.</summary>
    public bool TryTake(out ReadOnlyMemory<byte> message) => _session.TryTake(out message);

    /// <summary>PINGPONG.</summary>
    public void Ping()
    {
        lock (_simulation.Gate)
            StreamHub.Ping(_session, _time.GetUtcNow());
    }

    /// <summary>The connection is gone, and its registrations with it.</summary>
    public void Close()
    {
        lock (_simulation.Gate)
            _hub.Close(_session);
    }
}
