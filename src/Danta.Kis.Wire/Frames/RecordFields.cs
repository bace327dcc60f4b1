using System.Runtime.CompilerServices;
using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>One record of an indexed payload. Nothing where a number stands is zero; anything else that is no number is refused.</summary>
readonly ref struct RecordFields(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts)
{
    readonly ReadOnlySpan<byte> _payload = payload;
    readonly ReadOnlySpan<int> _starts = starts;

    public ReadOnlySpan<byte> this[int field] => _payload[_starts[field]..(_starts[field + 1] - 1)];

    /// <summary>The only character of a field, NUL of an empty one, and <c>?</c> of a longer one.</summary>
    public char Letter(int field)
    {
        var start = _starts[field];
        return (_starts[field + 1] - 1 - start) switch
        {
            0 => '\0',
            1 => (char)_payload[start],
            _ => '?',
        };
    }

    public bool TryCode(int field, out InstrumentCode code) => InstrumentCode.TryParse(this[field], out code);

    public bool TryTime(int field, out int time) =>
        Digits.TryTimeOfDay(_payload, _starts[field], _starts[field + 1] - 1, out time);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryInteger(int field, out long value)
    {
        var start = _starts[field];
        var end = _starts[field + 1] - 1;
        if (start != end)
            return Digits.TryParse(_payload, start, end, out value);
        value = 0;
        return true;
    }

    /// <summary>Fields that stand one behind the other, as many as there is room for.</summary>
    public bool TryIntegers(int first, Span<long> values)
    {
        var ends = _starts.Slice(first, values.Length + 1);
        var start = ends[0];
        for (var at = 0; at < values.Length; at++)
        {
            var next = ends[at + 1];
            if (next - start == 1)
                values[at] = 0;
            else if (!Digits.TryParse(_payload, start, next - 1, out values[at]))
                return false;
            start = next;
        }
        return true;
    }

    public bool TryQuantity(int field, out Quantity quantity)
    {
        quantity = default;
        return TryInteger(field, out var shares) && Quantity.TryOf(shares, out quantity);
    }

    /// <summary>Zero is the price that is not quoted.</summary>
    public bool TryPrice(int field, out Price price)
    {
        price = default;
        return TryInteger(field, out var won) && (won == 0 || Price.TryFromWon(won, out price));
    }

    public bool TryHundredths(int field, out long value)
    {
        var text = this[field];
        value = 0;
        return text.IsEmpty || Digits.TryHundredths(text, out value);
    }
}
