using System.Buffers.Text;
using System.Text;

namespace Danta.Kis;

/// <summary>What the head of a reply says of what follows it (RFC 9112, sections 4 and 6).</summary>
struct HttpHead
{
    public int Status;

    /// <summary>Content-Length; null where it is not told.</summary>
    public long? Length;
    public bool IsChunked;
    public string? Continuation;

    bool _isOld;
    bool _saysClose;
    bool _saysKeepAlive;

    /// <summary>No other request goes over this connection.</summary>
    public readonly bool Closes => _saysClose || _isOld && !_saysKeepAlive;

    /// <summary>Another head follows: this one only says that the server is at work.</summary>
    public readonly bool IsInterim => Status is >= 100 and < 200;

    public readonly bool HasNoBody => Status is 204 or 304;

    /// <exception cref="HttpFault">It is none, or contradicts itself: then nobody knows where the reply ends.</exception>
    public static HttpHead Read(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf("\r\n"u8);
        var line = end < 0 ? head : head[..end];
        if (line.Length < 12 || !line.StartsWith("HTTP/1."u8) || line[8] != ' ' || line.Length > 12 && line[12] != ' ' ||
            !Utf8Parser.TryParse(line[9..12], out int status, out var digits) || digits != 3 || status is < 100 or > 999)
            throw new HttpFault("HTTP 응답이 아님");
        if (status == 101)
            throw new HttpFault("응답이 다른 규약으로 넘어감");
        var found = new HttpHead { Status = status, _isOld = line[7] == '0' };
        while (end >= 0)
        {
            head = head[(end + 2)..];
            end = head.IndexOf("\r\n"u8);
            found.Hear(end < 0 ? head : head[..end]);
        }
        // Nobody knows which of the two its sender meant: what comes behind it is not to be trusted.
        if (found.IsChunked && found.Length is not null)
            (found.Length, found._saysClose) = (null, true);
        return found;
    }

    void Hear(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].ContainsAny(" \t"u8))
            throw new HttpFault("응답의 머리글을 읽을 수 없음");
        var name = line[..colon];
        var value = line[(colon + 1)..].Trim(" \t"u8);
        if (Is(name, "content-length"u8))
        {
            if (value.ContainsAnyExceptInRange((byte)'0', (byte)'9') || !Utf8Parser.TryParse(value, out long length, out _) || Length is { } before && before != length)
                throw new HttpFault("응답의 길이를 읽을 수 없음");
            Length = length;
        }
        else if (Is(name, "transfer-encoding"u8))
        {
            if (!Is(value, "chunked"u8))
                throw new HttpFault("응답이 모르는 방식으로 싸여 있음");
            IsChunked = true;
        }
        else if (Is(name, "connection"u8))
        {
            foreach (var part in value.Split((byte)','))
            {
                var word = value[part].Trim(" \t"u8);
                _saysClose |= Is(word, "close"u8);
                _saysKeepAlive |= Is(word, "keep-alive"u8);
            }
        }
        else if (Is(name, "tr_cont"u8))
        {
            Continuation = Encoding.ASCII.GetString(value);
        }
        else if (Is(name, "content-encoding"u8) && !Is(value, "identity"u8))
        {
            throw new HttpFault("응답이 압축되어 있음");
        }
    }

    static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(text, word);
}
