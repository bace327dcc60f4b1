using System.Net.Sockets;
using System.Text;

namespace Danta.Host.Service;

/// <summary>
/// systemd's ear (<c>NOTIFY_SOCKET</c>, sd_notify(3)): a datagram socket, in the file system or, beginning with an at sign, abstract.
/// Whoever does not listen misses it, and nobody waits.
/// </summary>
sealed class NotifySocket : IDisposable
{
    readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    readonly UnixDomainSocketEndPoint _ear;

    public NotifySocket(string address) => _ear = new(address.StartsWith('@') ? $"\0{address[1..]}" : address);

    /// <param name="words">Each <c>NAME=value</c>.</param>
    public void Say(params IEnumerable<string> words)
    {
        try
        {
            _socket.SendTo(Encoding.UTF8.GetBytes(string.Join('\n', words)), _ear);
        }
        catch (SocketException)
        {
            // Nobody is there, or he is slow: a watchdog that hears nothing knows what to do.
        }
    }

    public void Dispose() => _socket.Dispose();
}
