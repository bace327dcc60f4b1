using Danta.Market;

namespace Danta.Replay.Execution;

/// <summary>What an order's luck is drawn for.</summary>
public enum Draw
{
    /// <summary>The round trip of an order.</summary>
    Order = 1,

    /// <summary>That of a cancel.</summary>
    Cancel,

    /// <summary>From the reply to the notice.</summary>
    Notice,

    /// <summary>The round trip of a question.</summary>
    Question,
}

/// <summary>
/// Luck by counting and not by a stream: the same day, stock and number of the decision in that stock have the same luck whatever the
/// settings are, so that settings are compared by what they do and not by whom chance favoured.
/// </summary>
public static class Chance
{
    /// <returns>From 0 up to 1, without 1.</returns>
    public static double Of(DateOnly day, InstrumentCode code, int number, Draw draw)
    {
        unchecked
        {
            var mixed = Mix((ulong)day.DayNumber * 0x9E3779B97F4A7C15UL + (ulong)draw);
            mixed = Mix(mixed ^ code.Packed);
            mixed = Mix(mixed + (ulong)(uint)number * 0xD1B54A32D192ED03UL);
            return (mixed >> 11) * (1.0 / (1UL << 53));
        }
    }

    static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ value >> 27) * 0x94D049BB133111EBUL;
            return value ^ value >> 31;
        }
    }
}
