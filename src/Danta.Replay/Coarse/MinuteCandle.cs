using Danta.Market;

namespace Danta.Replay.Coarse;

/// <summary>What a broker tells of a minute that nobody recorded.</summary>
/// <param name="Minute">HHmm00 in KST, where it begins.</param>
public sealed record MinuteCandle(int Minute, Price Open, Price High, Price Low, Price Close, Quantity Volume);

/// <summary>A stock of such a day.</summary>
/// <param name="Base">The close of the day before.</param>
/// <param name="Minutes">Oldest first.</param>
/// <param name="From">When it enters the condition; the session's begin where nobody knows.</param>
/// <param name="Condition">Which one it enters.</param>
public sealed record CoarseStock(
    InstrumentCode Code, string Name, Board Board, ListingKind Kind, Price Base, IReadOnlyList<MinuteCandle> Minutes, TimeOnly From, string Condition);

/// <summary>In which order a minute's prices came: nobody knows, and for who holds a stock it is everything.</summary>
public enum CandlePath
{
    /// <summary>As the candle's body has it: a rising one fell first.</summary>
    ByBody = 0,

    /// <summary>The stop is met before the target.</summary>
    LowFirst,

    /// <summary>The target is met before the stop.</summary>
    HighFirst,
}
