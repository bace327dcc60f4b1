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
    bool Up, string Reason, int Used, int Limit, int Waiting, TimeSpan? Age, DateTimeOffset? BlindFrom, DateTimeOffset? BlindTo)
{
    /// <summary>Down because it was told to be: nothing is wrong.</summary>
    public bool Asleep { get; init; }

    /// <summary>The broker refused the app key again and again: nothing is dialled until <see cref="MarketStream.Wake"/>.</summary>
    public bool Blocked { get; init; }
}

/// <summary>Each but <see cref="Refused"/> and <see cref="Sink"/> is told once, and once more where it is still so on the next day.</summary>
public enum StreamFaultKind
{
    /// <summary>Frames of a shape that could not be read; those of other shapes are. Told once a channel, reason and number of fields.</summary>
    Frame = 0,

    /// <summary>A layout that is not known; it was read by the part that never moved. Told once a channel and width.</summary>
    Drift,

    /// <summary>The server refused a registration or the session.</summary>
    Refused,

    /// <summary>The receiver of the feed threw. Its bug, not the feed's.</summary>
    Sink,

    /// <summary>The server takes fewer registrations than are documented: another program of the key may hold the places.</summary>
    Full,

    /// <summary>The notices were acknowledged without the keys to read them.</summary>
    Keyless,

    /// <summary>Nothing comes of a registered stock although it was registered anew. The text is its code.</summary>
    Mute,

    /// <summary>Another session holds the app key and does not let go of it.</summary>
    KeyInUse,

    /// <summary>The broker refuses the app key: nothing is dialled any more.</summary>
    KeyBlocked,
}

/// <param name="Channel">The TR id, or empty.</param>
public sealed record StreamFault(StreamFaultKind Kind, string Channel, string Code, string Text);
