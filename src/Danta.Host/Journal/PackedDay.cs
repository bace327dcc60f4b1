using System.Buffers.Binary;
using System.IO.Compression;

namespace Danta.Host.Journal;

/// <summary>
/// A packed day, read forwards. A gzip that was cut off looks like one that ended, so its own count of bytes is compared at the
/// end.
/// </summary>
/// <remarks>Reading throws <see cref="InvalidDataException"/> where it was damaged or cut off.</remarks>
sealed class PackedDay : Stream
{
    readonly BufferedStream _plain;
    readonly uint? _size;
    uint _read;

    public PackedDay(Stream packed)
    {
        _size = SizeIn(packed);
        _plain = new BufferedStream(new GZipStream(packed, CompressionMode.Decompress), 1 << 18);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The last four bytes: how many there are unpacked, modulo 2³². Null: it is too short to be a gzip.</summary>
    static uint? SizeIn(Stream packed)
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        if (packed.Length < 18)
            return null;
        packed.Seek(-size.Length, SeekOrigin.End);
        packed.ReadExactly(size);
        packed.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    public override int Read(Span<byte> buffer)
    {
        var got = _plain.Read(buffer);
        _read = unchecked(_read + (uint)got);
        if (got == 0 && buffer.Length > 0 && _read != _size)
            throw new InvalidDataException("the packed day was cut off");
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _plain.Dispose();
        base.Dispose(disposing);
    }
}
