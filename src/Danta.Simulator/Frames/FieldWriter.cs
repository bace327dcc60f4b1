using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Danta.Market;

namespace Danta.Simulator.Frames;

/// <summary>
/// Fields behind one another with carets between. The width decides how many are written: what lies beyond it is dropped, and
/// what is missing is left empty, so that older and newer layouts can be spoken.
/// </summary>
ref struct FieldWriter(Span<byte> into, int width)
{
    readonly Span<byte> _into = into;
    int _fields;

    public int Written { get; private set; }

    public void Number(long value)
    {
        if (!Begin())
            return;
        Utf8Formatter.TryFormat(value, _into[Written..], out var bytes);
        Written += bytes;
    }

    /// <summary>Zeros in front up to a number of digits, as notices carry numbers.</summary>
    public void Padded(long value, byte digits)
    {
        if (!Begin())
            return;
        Utf8Formatter.TryFormat(value, _into[Written..], out var bytes, new('D', digits));
        Written += bytes;
    }

    /// <summary>HHmmss.</summary>
    public void Time(int value) => Padded(value, 6);

    /// <summary>-14 is <c>-0.14</c>.</summary>
    public void Hundredths(long value)
    {
        if (!Begin())
            return;
        if (value < 0)
            _into[Written++] = (byte)'-';
        var size = Math.Abs(value);
        Utf8Formatter.TryFormat(size / 100, _into[Written..], out var bytes);
        Written += bytes;
        _into[Written++] = (byte)'.';
        _into[Written++] = (byte)('0' + size / 10 % 10);
        _into[Written++] = (byte)('0' + size % 10);
    }

    /// <summary>One character; NUL is nothing.</summary>
    public void Letter(char value)
    {
        if (Begin() && value != '\0')
            _into[Written++] = (byte)value;
    }

    public void Text(string? value)
    {
        if (Begin() && value is not null)
            Written += Encoding.UTF8.GetBytes(value, _into[Written..]);
    }

    public void Code(InstrumentCode value)
    {
        if (!Begin())
            return;
        Span<byte> packed = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(packed, value.Packed);
        var text = packed.TrimEnd((byte)0);
        text.CopyTo(_into[Written..]);
        Written += text.Length;
    }

    /// <summary>Fills the record up to its width with empty fields.</summary>
    public void Finish()
    {
        while (_fields < width)
            Begin();
    }

    bool Begin()
    {
        if (_fields == width)
            return false;
        if (_fields++ > 0)
            _into[Written++] = (byte)'^';
        return true;
    }
}
