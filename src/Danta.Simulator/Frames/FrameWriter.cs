using System.Buffers.Text;
using System.Text;
using Danta.Kis.Wire.Frames;

namespace Danta.Simulator.Frames;

/// <summary>
/// Frames as a server sends them. The buffer is used again for each frame, so a writer that has warmed up allocates nothing
/// but for notices. One thread at a time; <see cref="Written"/> is valid until the next <see cref="Begin"/>.
/// </summary>
sealed class FrameWriter
{
    /// <summary>More than the longest record with Korean names in it.</summary>
    const int RecordRoom = 2_048;

    byte[] _buffer = new byte[4 * RecordRoom];
    KisChannel _channel;
    int _length;
    bool _first;

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <param name="count">The records that will follow; the envelope announces them, so that a wrong one is on purpose.</param>
    public void Begin(KisChannel channel, int count)
    {
        _channel = channel;
        _first = true;
        Envelope(channel, count, encrypted: false);
    }

    /// <param name="width">Cuts the record off or fills it up with empty fields; null: today's layout.</param>
    public void Add(in TradeRecord record, int? width = null)
    {
        var fields = Room(width);
        record.WriteTo(ref fields);
        Close(ref fields);
    }

    /// <inheritdoc cref="Add(in TradeRecord, int?)"/>
    public void Add(in BookRecord record, int? width = null)
    {
        var fields = Room(width);
        record.WriteTo(ref fields, _channel);
        Close(ref fields);
    }

    /// <inheritdoc cref="Add(in TradeRecord, int?)"/>
    public void Add(in MarketStateRecord record, int? width = null)
    {
        var fields = Room(width);
        record.WriteTo(ref fields);
        Close(ref fields);
    }

    /// <summary>A whole frame of encrypted notices.</summary>
    /// <param name="old">In the layout of <see cref="OldLayout"/>.</param>
    public void WriteNotices(
        KisChannel channel, NoticeCipher cipher, ReadOnlySpan<NoticeRecord> records, int? width = null, bool old = false)
    {
        _channel = channel;
        _first = true;
        _length = 0;
        foreach (ref readonly var record in records)
        {
            var fields = Room(width);
            record.WriteTo(ref fields);
            Close(ref fields);
        }
        var plain = _buffer.AsSpan(0, _length);
        var text = cipher.Encrypt(old && OldLayout.Notices(channel, plain) is { } cut ? cut : plain);
        Envelope(channel, records.Length, encrypted: true);
        Grow(_length + text.Length);
        text.CopyTo(_buffer, _length);
        _length += text.Length;
    }

    void Envelope(KisChannel channel, int count, bool encrypted)
    {
        _length = 0;
        _buffer[_length++] = encrypted ? (byte)'1' : (byte)'0';
        _buffer[_length++] = (byte)'|';
        _length += Encoding.ASCII.GetBytes(channel.TrId(), _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'|';
        Utf8Formatter.TryFormat(count, _buffer.AsSpan(_length), out var digits, new('D', 3));
        _length += digits;
        _buffer[_length++] = (byte)'|';
    }

    FieldWriter Room(int? width)
    {
        Grow(_length + RecordRoom);
        if (!_first)
            _buffer[_length++] = (byte)'^';
        _first = false;
        return new(_buffer.AsSpan(_length), width ?? _channel.CurrentWidth());
    }

    void Close(ref FieldWriter fields)
    {
        fields.Finish();
        _length += fields.Written;
    }

    void Grow(int needed)
    {
        if (_buffer.Length <= needed)
            Array.Resize(ref _buffer, Math.Max(needed + 1, _buffer.Length * 2));
    }
}
