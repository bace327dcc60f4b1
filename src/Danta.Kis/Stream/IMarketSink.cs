using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// Where the live feed goes. Ticks and notices come on the thread that receives, one after the other in the order of the wire,
/// and must be taken quickly: what stands behind is the socket. States and faults may come from other threads.
/// </summary>
public interface IMarketSink
{
    /// <param name="receivedAt">TimeProvider timestamp of the frame's last byte.</param>
    void OnTrade(in TradeTick tick, long receivedAt);

    /// <inheritdoc cref="OnTrade"/>
    void OnBook(in BookTick tick, long receivedAt);

    /// <summary>
    /// A notice of this account. It may come before the order's own reply, twice, or not at all, and it may speak of an order
    /// that was made elsewhere.
    /// </summary>
    void OnNotice(OrderNotice notice, long receivedAt);

    /// <summary>VI, halts, opening and closing; real only.</summary>
    void OnMarketState(MarketStateTick state, long receivedAt);

    /// <summary>An expected trade of an auction; real only.</summary>
    void OnExpected(in TradeTick tick, long receivedAt);

    void OnState(StreamState state);

    void OnFault(StreamFault fault);
}

/// <summary>The feed at a moment.</summary>
/// <param name="Up">Connected, and the notices are registered where they were asked for.</param>
/// <param name="Reason">Why it is down; empty while it is up.</param>
/// <param name="Used">Registrations of the session.</param>
/// <param name="Limit">Registrations that the server takes, as far as it is known.</param>
/// <param name="Waiting">Channels that are wanted and have no place.</param>
/// <param name="Age">Since when nothing was received; null before anything was.</param>
/// <param name="BlindFrom">On coming up again: since when something may have been missed. Null at first.</param>
/// <param name="BlindTo">Until when. From here on everything is heard.</param>
public sealed record StreamState(
    bool Up, string Reason, int Used, int Limit, int Waiting, TimeSpan? Age, DateTimeOffset? BlindFrom, DateTimeOffset? BlindTo);

public enum StreamFaultKind
{
    /// <summary>A frame that could not be read.</summary>
    Frame = 0,

    /// <summary>A layout that is not known; it was read by the part that never moved. Told once a channel and width.</summary>
    Drift,

    /// <summary>The server refused a registration or the session.</summary>
    Refused,

    /// <summary>The receiver of the feed threw. Its bug, not the feed's.</summary>
    Sink,
}

/// <param name="Channel">The TR id, or empty.</param>
public sealed record StreamFault(StreamFaultKind Kind, string Channel, string Code, string Text);
