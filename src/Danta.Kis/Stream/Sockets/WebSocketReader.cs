using System.Buffers.Binary;
using System.Text.Unicode;

namespace Danta.Kis;

/// <summary>What stands next among the bytes that came.</summary>
enum WebSocketEvent : byte
{
    /// <summary>Nothing that is whole.</summary>
    None = 0,
    Message,
    Ping,
    Close,
}

/// <summary>
/// Bytes of a server into whole messages, as RFC 6455 (section 5) has them: frames in any pieces, messages in any fragments. A message
/// that came in one frame is handed out where it lies.
/// </summary>
sealed class WebSocketReader
{
    /// <summary>A frame of 999 records has some 300 kB; what is larger is not the broker's.</summary>
    public const int MostBytes = 1024 * 1024;

    const int MostControl = 125;
    const int LongestHead = 10;

    /// <summary>So much is asked of the socket at least, for a read of a few bytes costs as much as one of many.</summary>
    const int LeastRoom = 8 * 1024;

    byte[] _buffer = new byte[64 * 1024];
    int _from;
    int _to;

    /// <summary>The fragments of a message that is not whole yet.</summary>
    byte[] _parts = [];
    int _gathered;
    WebSocketOpcode _gathers;

    /// <summary>Where the next bytes go. What was handed out before is gone with it.</summary>
    public Span<byte> Room
    {
        get
        {
            if (_from == _to)
                (_from, _to) = (0, 0);
            if (_buffer.Length - _to < LeastRoom && _from > 0)
            {
                _buffer.AsSpan(_from.._to).CopyTo(_buffer);
                (_from, _to) = (0, _to - _from);
            }
            // One frame is never larger than this: Next refuses it by its head.
            if (_buffer.Length - _to < LeastRoom)
                Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, MostBytes + LongestHead + LeastRoom));
            return _buffer.AsSpan(_to);
        }
    }

    /// <summary>So many bytes have been put into <see cref="Room"/>.</summary>
    public void Received(int count) => _to += count;

    /// <summary>The next whole thing. Its payload is good until <see cref="Room"/> is asked for.</summary>
    /// <exception cref="WebSocketFault">The server breaks the protocol, or a message is larger than any honest one.</exception>
    public WebSocketEvent Next(out ReadOnlySpan<byte> payload)
    {
        while (TryFrame(out var opcode, out var isLast, out payload))
        {
            switch (opcode)
            {
                case WebSocketOpcode.Ping:
                    return WebSocketEvent.Ping;
                case WebSocketOpcode.Close:
                    return WebSocketEvent.Close;
                case WebSocketOpcode.Pong:
                    continue;
            }
            var kind = opcode == WebSocketOpcode.Continuation ? _gathers : opcode;
            if (opcode == WebSocketOpcode.Continuation || !isLast)
                payload = Gather(kind, payload, isLast);
            if (!isLast || payload.IsEmpty)
                continue;
            if (kind == WebSocketOpcode.Text && !Utf8.IsValid(payload))
                throw new WebSocketFault(WebSocketFault.BadText, "a message is no text");
            return WebSocketEvent.Message;
        }
        payload = default;
        return WebSocketEvent.None;
    }

    bool TryFrame(out WebSocketOpcode opcode, out bool isLast, out ReadOnlySpan<byte> payload)
    {
        (opcode, isLast) = (default, false);
        payload = default;
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(_from.._to);
        if (bytes.Length < 2)
            return false;
        (opcode, isLast) = ((WebSocketOpcode)(bytes[0] & 0x0F), (bytes[0] & 0x80) != 0);
        if ((bytes[0] & 0x70) != 0)
            throw new WebSocketFault("a frame uses an extension that nobody agreed on");
        if ((bytes[1] & 0x80) != 0)
            throw new WebSocketFault("the server masks its frames");
        if (LengthOf(bytes) is not var (head, length))
            return false;
        Check(opcode, isLast, length);
        if ((ulong)(bytes.Length - head) < length)
            return false;
        payload = bytes.Slice(head, (int)length);
        _from += head + (int)length;
        return true;
    }

    /// <summary>How long the head is, and what it says of the payload; null: it is not all there.</summary>
    static (int Head, ulong Length)? LengthOf(ReadOnlySpan<byte> bytes) => (bytes[1] & 0x7F, bytes.Length) switch
    {
        (126, < 4) or (127, < LongestHead) => null,
        (126, _) => (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
        (127, _) => (LongestHead, BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
        (var length, _) => (2, (ulong)length),
    };

    void Check(WebSocketOpcode opcode, bool isLast, ulong length)
    {
        switch (opcode)
        {
            case WebSocketOpcode.Close or WebSocketOpcode.Ping or WebSocketOpcode.Pong:
                if (!isLast || length > MostControl || opcode == WebSocketOpcode.Close && length == 1)
                    throw new WebSocketFault("a control frame in pieces, too long, or with half a code");
                return;
            case WebSocketOpcode.Continuation when _gathers == default:
                throw new WebSocketFault("a message goes on that never began");
            case WebSocketOpcode.Text or WebSocketOpcode.Binary when _gathers != default:
                throw new WebSocketFault("a message begins within another");
            case WebSocketOpcode.Continuation or WebSocketOpcode.Text or WebSocketOpcode.Binary:
                // Before a byte of it is waited for: what is announced may never end.
                if (length > (ulong)(MostBytes - _gathered))
                    throw new WebSocketFault(WebSocketFault.TooLarge, "a message is larger than any honest one");
                return;
            default:
                throw new WebSocketFault($"a frame of a kind that there is none of ({(int)opcode})");
        }
    }

    /// <summary>The whole message with its last fragment; nothing before.</summary>
    ReadOnlySpan<byte> Gather(WebSocketOpcode kind, ReadOnlySpan<byte> fragment, bool isLast)
    {
        if (_parts.Length - _gathered < fragment.Length)
            Array.Resize(ref _parts, Math.Max(_parts.Length * 2, _gathered + fragment.Length));
        fragment.CopyTo(_parts.AsSpan(_gathered));
        var whole = _parts.AsSpan(0, _gathered + fragment.Length);
        (_gathered, _gathers) = isLast ? (0, default) : (whole.Length, kind);
        return isLast ? whole : default;
    }
}
