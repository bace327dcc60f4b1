namespace Danta.Kis;

/// <summary>
/// What the client stands on: the network, and whether it may hand work to other threads. The plain one is the real network; a
/// simulation that must repeat itself gives its own.
/// </summary>
public sealed record KisGround
{
    public static KisGround Plain { get; } = new();

    /// <summary>Carries the calls; null: sockets. It is disposed with the client.</summary>
    public Func<HttpMessageHandler>? Http { get; init; }

    /// <summary>Opens the feed; null: sockets.</summary>
    public FeedDialer? Feed { get; init; }

    /// <summary>What a warm connection for orders is where calls are not carried by sockets; null: there are none then.</summary>
    internal Func<System.IO.Stream>? OrderStream { get; init; }

    public KisTls Tls { get; init; } = new();

    /// <summary>Whatever can go on goes on at once on the thread that made it possible, and nothing runs beside it.</summary>
    public bool OneThread { get; init; }

    /// <summary>Begins work that its caller does not wait for.</summary>
    internal Task Begin(Func<Task> work) => OneThread ? work() : Task.Run(work, CancellationToken.None);
}

/// <summary>Opens a connection of the feed, or throws what stood in the way.</summary>
public delegate Task<IFeedSocket> FeedDialer(Uri address, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken);

/// <summary>One whole message of the feed. The bytes are good until it returns.</summary>
public delegate void FeedMessage(ReadOnlySpan<byte> message);

/// <summary>A connection of the feed.</summary>
public interface IFeedSocket : IDisposable
{
    /// <summary>Gives every message to <paramref name="hear"/>, one after the other, until the session ends. Called once.</summary>
    /// <exception cref="IOException">How it always ends: closed by the server, aborted, or broken.</exception>
    Task ListenAsync(FeedMessage hear);

    /// <summary>One at a time.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken);

    /// <summary>Ends whatever is under way, from any thread.</summary>
    void Abort();
}
