using System.Security.Cryptography;
using System.Text;

namespace Danta.Host.Bench;

/// <summary>One accepted connection, read in blocks by a thread of its own: a server that costs as little as a server can.</summary>
sealed class LoopSocket(Stream stream)
{
    const string Accept = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    readonly byte[] _buffer = new byte[64 * 1024];
    int _filled;

    /// <summary>TimeProvider timestamp at which the first byte of the last request was there.</summary>
    public long FirstByteAt { get; private set; }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        lock (stream)
            stream.Write(bytes);
    }

    /// <summary>A whole HTTP request with its body; null when the peer has gone.</summary>
    public string? ReadRequest()
    {
        var head = -1;
        while (head < 0)
        {
            if (!Receive())
                return null;
            head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8);
        }
        var text = Encoding.ASCII.GetString(_buffer, 0, head);
        var at = text.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
        var length = at < 0 ? 0 : int.Parse(text.AsSpan(at + 15, text.IndexOf('\r', at) is > 0 and { } end ? end - at - 15 : text.Length - at - 15), provider: null);
        while (_filled < head + 4 + length)
        {
            if (!Receive())
                return null;
        }
        var request = Encoding.UTF8.GetString(_buffer, 0, head + 4 + length);
        _filled = 0;
        return request;
    }

    /// <summary>The text of a frame that the client sent (masked, and below 64 KiB); null when it has gone.</summary>
    public byte[]? ReadFrame()
    {
        while (true)
        {
            if (_filled >= 2)
            {
                var length = _buffer[1] & 0x7F;
                var head = 2;
                if (length == 126 && _filled >= 4)
                    (length, head) = (_buffer[2] << 8 | _buffer[3], 4);
                var whole = head + 4 + length;
                if (length != 126 && _filled >= whole)
                {
                    var text = new byte[length];
                    for (var place = 0; place < length; place++)
                        text[place] = (byte)(_buffer[head + 4 + place] ^ _buffer[head + place % 4]);
                    _buffer.AsSpan(whole, _filled - whole).CopyTo(_buffer);
                    _filled -= whole;
                    return text;
                }
            }
            if (!Receive())
                return null;
        }
    }

    public void Upgrade(string request)
    {
        var at = request.IndexOf("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase) + 18;
        var key = request[at..request.IndexOf('\r', at)].Trim();
#pragma warning disable CA5350 // The handshake of RFC 6455 names SHA-1; nothing is kept secret by it.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Accept)));
#pragma warning restore CA5350
        Send(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }

    /// <summary>A text frame as a server writes it.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> text) => text.Length < 126
        ? [0x81, (byte)text.Length, .. text]
        : [0x81, 126, (byte)(text.Length >> 8), (byte)(text.Length & 0xFF), .. text];

    bool Receive()
    {
        try
        {
            var got = stream.Read(_buffer.AsSpan(_filled));
            if (_filled == 0)
                FirstByteAt = TimeProvider.System.GetTimestamp();
            _filled += got;
            return got > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
