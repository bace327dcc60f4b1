using System.Buffers.Binary;
using System.Text;

namespace Danta.Market;

/// <summary>
/// A short code (단축코드): six characters for stocks and ETFs, newer ones with letters (<c>0009K0</c>), <c>Q</c> and six
/// for ETNs. Packed into eight bytes, so that comparing is one instruction and a look-up allocates nothing.
/// </summary>
public readonly record struct InstrumentCode : IComparable<InstrumentCode>
{
    readonly ulong _packed;

    InstrumentCode(ulong packed) => _packed = packed;

    public bool IsNone => _packed == 0;

    /// <summary>An ETN by its form; anything else needs the master file to tell.</summary>
    public bool IsEtn => _packed >> 56 == 'Q';

    /// <summary>The eight bytes, left-justified and zero-padded: for indexes and files.</summary>
    public ulong Packed => _packed;

    /// <exception cref="FormatException">Not six to eight digits and capital letters.</exception>
    public static InstrumentCode Parse(string text) => TryParse(text, out var code)
        ? code
        : throw new FormatException($"not a stock code: '{text}'");

    public static bool TryParse(ReadOnlySpan<char> text, out InstrumentCode code)
    {
        code = default;
        if (text.Length is < 6 or > 8)
            return false;
        var packed = 0UL;
        foreach (var letter in text)
        {
            if (!IsAllowed(letter))
                return false;
            packed = packed << 8 | letter;
        }
        code = new(packed << 8 * (sizeof(ulong) - text.Length));
        return true;
    }

    public static bool TryParse(ReadOnlySpan<byte> ascii, out InstrumentCode code)
    {
        code = default;
        if (ascii.Length is < 6 or > 8)
            return false;
        var packed = 0UL;
        foreach (var letter in ascii)
        {
            if (!IsAllowed((char)letter))
                return false;
            packed = packed << 8 | letter;
        }
        code = new(packed << 8 * (sizeof(ulong) - ascii.Length));
        return true;
    }

    static bool IsAllowed(char letter) => letter is >= '0' and <= '9' or >= 'A' and <= 'Z';

    /// <summary>Restores what <see cref="Packed"/> gave; false where the bytes are no code.</summary>
    public static bool TryFromPacked(ulong packed, out InstrumentCode code)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, packed);
        return TryParse(bytes.TrimEnd((byte)0), out code);
    }

    public int CompareTo(InstrumentCode other) => _packed.CompareTo(other._packed);

    /// <summary>Writes it as ASCII.</summary>
    /// <returns>Its length, at most 8.</returns>
    public int Write(Span<byte> to)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _packed);
        var text = bytes.TrimEnd((byte)0);
        text.CopyTo(to);
        return text.Length;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _packed);
        return Encoding.ASCII.GetString(bytes.TrimEnd((byte)0));
    }

    public static bool operator <(InstrumentCode left, InstrumentCode right) => left._packed < right._packed;
    public static bool operator >(InstrumentCode left, InstrumentCode right) => left._packed > right._packed;
    public static bool operator <=(InstrumentCode left, InstrumentCode right) => left._packed <= right._packed;
    public static bool operator >=(InstrumentCode left, InstrumentCode right) => left._packed >= right._packed;
}
