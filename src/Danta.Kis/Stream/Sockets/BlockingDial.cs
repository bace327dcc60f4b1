using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Danta.Kis;

/// <summary>
/// Connects a socket, and TLS above it where the address asks for it, by blocking calls alone. After one asynchronous connect or send .NET
/// keeps a socket from blocking for good, and whoever reads it waits on the event thread: some 100 µs a frame.
/// </summary>
/// <param name="Socket">The connection itself: disposing of it ends whatever blocks on it, from any thread.</param>
/// <param name="Stream">What is read and written.</param>
sealed record BlockingDial(Socket Socket, System.IO.Stream Stream) : IDisposable
{
    /// <summary>What the system does not take in so long stands in front of a dead peer.</summary>
    static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(10);

    /// <param name="discards">
    /// A connection that is given up takes with it what has not left the machine: the system would else go on sending for a minute.
    /// </param>
    /// <exception cref="SocketException">There is no connection.</exception>
    /// <exception cref="IOException">There is none, or no TLS.</exception>
    /// <exception cref="OperationCanceledException">Nor will there be one in time.</exception>
    public static Task<BlockingDial> OpenAsync(Uri address, KisTls tls, bool discards, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Open(address, tls, discards, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        // The socket first: TLS would say good-bye, and a peer that is gone does not listen.
        Socket.Dispose();
        Stream.Dispose();
    }

    static BlockingDial Open(Uri address, KisTls tls, bool discards, CancellationToken cancellationToken)
    {
        // A name is asked for without a thread that nobody could call back.
        var hosts = IPAddress.TryParse(address.DnsSafeHost, out var literal)
            ? [literal]
            : Dns.GetHostAddressesAsync(address.DnsSafeHost, cancellationToken).GetAwaiter().GetResult();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = (int)LongestSend.TotalMilliseconds };
        // A peer that is gone without a word is found out within half a minute.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 15);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
        if (discards)
            socket.LingerState = new(true, 0);
        using var end = cancellationToken.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket);
        try
        {
            socket.Connect(hosts, address.Port);
            var wire = new NetworkStream(socket, ownsSocket: true);
            if (address.Scheme is not ("https" or "wss"))
                return new(socket, wire);
            var secured = new SslStream(wire);
            secured.AuthenticateAsClient(tls.For(address.Host));
            return new(socket, secured);
        }
        catch (Exception broken)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (broken is System.Security.Authentication.AuthenticationException)
                throw new IOException(broken.Message, broken);
            throw;
        }
    }
}
