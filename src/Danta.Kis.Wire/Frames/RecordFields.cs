using System.Runtime.CompilerServices;
using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// One record of an indexed payload. Nothing where a number stands is zero; anything else that is no number is refused. The
/// readings that take <c>wrong</c> note it there and go on, so that a record is judged once, when all of it was read.
/// </summary>
readonly ref struct RecordFields(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts)
{
    readonly ReadOnlySpan<byte> _payload = payload;
    readonly ReadOnlySpan<int> _starts = starts;

    public ReadOnlySpan<byte> this[int field] => _payload[_starts[field]..End(field)];

    /// <summary>The only character of a field, NUL of an empty one, and <c>?</c> of a longer one.</summary>
    public char Letter(int field)
    {
        var start = _starts[field];
        return (End(field) - start) switch
        {
            0 => '\0',
            1 => (char)_payload[start],
            _ => '?',
        };
    }

    public bool TryCode(int field, out InstrumentCode code) => InstrumentCode.TryParse(this[field], out code);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTime(int field, out int time) => Digits.TryTimeOfDay(_payload, _starts[field], End(field), out time);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryHundredths(int field, out long value) => Digits.TryHundredths(_payload, _starts[field], End(field), out value);

    /// <summary>Zero is the price that is not quoted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Price Price(int field, ref bool wrong)
    {
        if (!TryPrice(Digits.Parse(_payload, _starts[field], End(field)), out var price))
            wrong = true;
        return price;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Quantity Quantity(int field, ref bool wrong)
    {
        if (!Market.Quantity.TryOf(Digits.Parse(_payload, _starts[field], End(field)), out var quantity))
            wrong = true;
        return quantity;
    }

    /// <summary>A day's money, which has more digits than all else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Won Won(int field, ref bool wrong)
    {
        var won = Digits.ParseLong(_payload, _starts[field], End(field));
        wrong |= won < 0;
        return new(won);
    }

    /// <summary>A number as <see cref="Digits"/> gives it; zero is the price that is not quoted.</summary>
    public static bool TryPrice(long won, out Price price) => Market.Price.TryFromWon(won, out price) || won == 0;

    /// <summary>Where the caret stands that ends it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int End(int field) => unchecked(_starts[field + 1] - 1);
}
