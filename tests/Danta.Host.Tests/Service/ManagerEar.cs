using System.Net.Sockets;
using System.Text;

namespace Danta.Host.Tests.Service;

/// <summary>A service manager's end of the notify socket: keeps whatever it hears, in order.</summary>
sealed class ManagerEar : IAsyncDisposable
{
    readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    readonly CancellationTokenSource _end = new();
    readonly List<string> _heard = [];
    readonly Task _listening;

    /// <param name="address">As <c>NOTIFY_SOCKET</c> has it: a path, or a name behind an at sign.</param>
    public ManagerEar(string address)
    {
        Address = address;
        _socket.Bind(new UnixDomainSocketEndPoint(address.StartsWith('@') ? $"\0{address[1..]}" : address));
        _listening = ListenAsync();
    }

    public string Address { get; }

    /// <summary>Each message's lines, oldest message first.</summary>
    public IReadOnlyList<string[]> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard.Select(message => message.Split('\n'))];
        }
    }

    public Task UntilAsync(Predicate<string> line, int from = 0) =>
        Patience.UntilAsync(() => Task.FromResult(Heard.Skip(from).Any(message => Array.Exists(message, line))), () => Task.FromResult(string.Join(" | ", Heard.Select(message => string.Join(", ", message)))));

    async Task ListenAsync()
    {
        var message = new byte[4096];
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(message, SocketFlags.None, _end.Token);
                lock (_heard)
                    _heard.Add(Encoding.UTF8.GetString(message, 0, got));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        _socket.Dispose();
        _end.Dispose();
        if (!Address.StartsWith('@'))
            File.Delete(Address);
    }
}
