using System.Buffers.Text;

namespace Danta.Kis;

/// <summary>A whole reply.</summary>
/// <param name="Continuation">Its <c>tr_cont</c>.</param>
/// <param name="Closes">The connection carries no other request.</param>
readonly record struct HttpReply(int Status, byte[] Body, string Continuation, bool Closes);

/// <summary>What came is no reply that can be read. The connection ends with it.</summary>
sealed class HttpFault(string message) : IOException(message);

/// <summary>
/// Bytes of a server into the reply to the one request that is under way, as RFC 9112 has them: by length, in chunks, or up to the end of
/// the connection; interim replies are passed over. Everything has a limit.
/// </summary>
sealed class HttpReplyReader
{
    const int MostHead = 64 * 1024;
    const int MostChunkLine = 1024;

    enum Part : byte
    {
        Head = 0,
        Body,
        ChunkSize,
        Chunk,
        ChunkEnd,
        Trailer,
        UpToTheEnd,
        Whole,
    }

    byte[] _bytes = new byte[16 * 1024];
    int _from;
    int _to;
    byte[] _body = [];
    int _filled;
    Part _part;
    long _left;
    int _trailer;
    HttpHead _head;

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Room
    {
        get
        {
            if (_from > 0)
                _bytes.AsSpan(_from.._to).CopyTo(_bytes);
            (_from, _to) = (0, _to - _from);
            if (_to == _bytes.Length)
                Array.Resize(ref _bytes, _bytes.Length * 2);
            return _bytes.AsMemory(_to);
        }
    }

    /// <summary>Bytes that belong to no reply yet.</summary>
    public bool IsEmpty => _from == _to && _part == Part.Head;

    public void Received(int count) => _to += count;

    /// <summary>Another request goes: whatever stood of the last reply is done with.</summary>
    public void Begin() => (_part, _filled, _trailer, _head) = (Part.Head, 0, 0, default);

    /// <summary>True once the reply is whole, and then until <see cref="Begin"/>.</summary>
    /// <exception cref="HttpFault">It cannot be read, or is larger than any honest one.</exception>
    public bool TryRead(out HttpReply reply)
    {
        while (Step())
        {
            if (_part == Part.Whole)
                break;
        }
        reply = _part == Part.Whole ? Reply() : default;
        return _part == Part.Whole;
    }

    /// <summary>The server has closed. That ends a reply that has no other end, and breaks any other.</summary>
    public bool TryEnd(out HttpReply reply)
    {
        if (_part == Part.UpToTheEnd)
            _part = Part.Whole;
        reply = _part == Part.Whole ? Reply() : default;
        return _part == Part.Whole;
    }

    HttpReply Reply() => new(_head.Status, _body.AsSpan(0, _filled).ToArray(), _head.Continuation ?? "", _head.Closes);

    /// <returns>False: more bytes are needed.</returns>
    bool Step() => _part switch
    {
        Part.Head => TakeHead(),
        Part.Body => TakeBody(Part.Whole),
        Part.ChunkSize => TakeChunkSize(),
        Part.Chunk => TakeBody(Part.ChunkEnd),
        Part.ChunkEnd => TakeChunkEnd(),
        Part.Trailer => TakeTrailer(),
        Part.UpToTheEnd => TakeAll(),
        _ => false,
    };

    bool TakeHead()
    {
        var length = _bytes.AsSpan(_from.._to).IndexOf("\r\n\r\n"u8);
        if (length < 0)
            return _to - _from <= MostHead ? false : throw new HttpFault("응답의 머리글이 지나치게 김");
        _head = HttpHead.Read(_bytes.AsSpan(_from, length));
        _from += length + 4;
        if (_head.IsInterim)
            return true;
        (_part, _left) = _head switch
        {
            { HasNoBody: true } => (Part.Whole, 0),
            { IsChunked: true } => (Part.ChunkSize, 0),
            { Length: 0 } => (Part.Whole, 0),
            { Length: > 0 and var known } => (Part.Body, Allowed(known)),
            _ => (Part.UpToTheEnd, 0),
        };
        return true;
    }

    bool TakeBody(Part next)
    {
        var take = (int)Math.Min(_left, _to - _from);
        Append(take);
        _left -= take;
        if (_left > 0)
            return false;
        _part = next;
        return true;
    }

    bool TakeChunkSize()
    {
        if (!TryLine(out var line))
            return false;
        var digits = line.IndexOf((byte)';') is >= 0 and var end ? line[..end] : line;
        digits = digits.TrimEnd(" \t"u8);
        if (digits.Length is 0 or > 8 || !Utf8Parser.TryParse(digits, out uint size, out var read, 'x') || read != digits.Length)
            throw new HttpFault("응답의 조각 길이를 읽을 수 없음");
        _left = Allowed(_filled + (long)size) - _filled;
        _part = size == 0 ? Part.Trailer : Part.Chunk;
        return true;
    }

    bool TakeChunkEnd()
    {
        if (!TryLine(out var line))
            return false;
        if (!line.IsEmpty)
            throw new HttpFault("응답의 조각이 제 길이에서 끝나지 않음");
        _part = Part.ChunkSize;
        return true;
    }

    bool TakeTrailer()
    {
        if (!TryLine(out var line))
            return false;
        _trailer += line.Length;
        if (_trailer > MostHead)
            throw new HttpFault("응답의 머리글이 지나치게 김");
        if (line.IsEmpty)
            _part = Part.Whole;
        return true;
    }

    bool TakeAll()
    {
        Allowed((long)_filled + _to - _from);
        Append(_to - _from);
        return false;
    }

    bool TryLine(out ReadOnlySpan<byte> line)
    {
        line = _bytes.AsSpan(_from.._to);
        var end = line.IndexOf("\r\n"u8);
        if (end < 0)
            return line.Length <= MostChunkLine ? false : throw new HttpFault("응답의 줄이 지나치게 김");
        line = line[..end];
        _from += end + 2;
        return true;
    }

    void Append(int count)
    {
        if (_body.Length - _filled < count)
            Array.Resize(ref _body, Math.Max(_body.Length * 2, _filled + count));
        _bytes.AsSpan(_from, count).CopyTo(_body.AsSpan(_filled));
        _from += count;
        _filled += count;
    }

    static long Allowed(long bytes) => bytes <= KisHttp.MostBytes ? bytes : throw new HttpFault("응답이 지나치게 큼");
}
