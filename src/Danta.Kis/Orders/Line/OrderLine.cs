using System.Net.Sockets;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>Opens a connection for orders, or throws what stood in the way.</summary>
delegate Task<OrderConnection> OrderDialer(CancellationToken cancellationToken);

/// <summary>
/// A few warm connections for orders. A connection costs three round trips and a cold one its first order, so they are opened ahead and
/// used for questions that are asked anyway. Whoever finds none ready goes by the ordinary client.
/// </summary>
sealed partial class OrderLine(OrderDialer dial, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>An exit, an entry and a cancel at once; a fourth goes by the ordinary client.</summary>
    const int Connections = 3;

    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>A server or what stands before it closes what is unused for a minute or so.</summary>
    static readonly TimeSpan Stale = TimeSpan.FromSeconds(10);

    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    readonly OrderConnection?[] _connections = new OrderConnection?[Connections];
    readonly Lock _lock = new();
    CancellationTokenSource? _kept;

    /// <summary>How many could take an order now.</summary>
    public int Ready => _connections.Count(connection => connection is { IsIdle: true });

    /// <summary>Opens the connections and opens them again whenever they end, until <see cref="Rest"/>.</summary>
    public void Keep()
    {
        lock (_lock)
        {
            if (_kept is not null)
                return;
            _kept = new();
            for (var place = 0; place < Connections; place++)
                _ = KeepAsync(place, _kept.Token);
        }
    }

    /// <summary>Closes what is not in use and opens nothing more. What is under way is waited for by its own.</summary>
    public void Rest()
    {
        lock (_lock)
        {
            _kept?.Cancel();
            _kept = null;
        }
    }

    public void Dispose()
    {
        Rest();
        foreach (var connection in _connections)
            connection?.Dispose();
    }

    /// <summary>A connection that nobody else uses until its reply is there; null: none is ready.</summary>
    public OrderConnection? Claim()
    {
        foreach (var connection in _connections)
        {
            if (connection is not null && connection.TryClaim())
                return connection;
        }
        return null;
    }

    /// <summary>One that a question may keep warm: it has been unused for a while, and an order would find another.</summary>
    public OrderConnection? ClaimStale()
    {
        if (Ready < 2)
            return null;
        foreach (var connection in _connections)
        {
            if (connection is { IsIdle: true } && connection.Unused >= Stale && connection.TryClaim())
                return connection;
        }
        return null;
    }

    async Task KeepAsync(int place, CancellationToken end)
    {
        var pause = FirstPause;
        while (!end.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            if (await OpenAsync(end).ConfigureAwait(false) is { } opened)
            {
                Volatile.Write(ref _connections[place], opened);
                await opened.Died.WaitAsync(end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (end.IsCancellationRequested)
                    opened.Retire();
                // One that lived is opened again at once; one that is closed on us at once is not.
                if (time.GetElapsedTime(began) >= LongestPause)
                {
                    pause = FirstPause;
                    continue;
                }
            }
            await Task.Delay(pause, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    async Task<OrderConnection?> OpenAsync(CancellationToken end)
    {
        using var clock = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, end);
        try
        {
            return await dial(either.Token).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            if (!end.IsCancellationRequested)
                LogNoConnection(logger, CleanText.Of(broken.Message, most: 200));
            return null;
        }
    }

    [LoggerMessage(2020, LogLevel.Debug, "No warm connection for orders: {Reason}")]
    static partial void LogNoConnection(ILogger logger, string reason);
}
