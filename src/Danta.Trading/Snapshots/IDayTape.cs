using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// The trading day as it was heard, for charts: prices by the second, the last trades, books, and what the day was worth when. It may be
/// read from any thread, and no reader holds up whoever hears.
/// </summary>
public interface IDayTape
{
    /// <summary>The day that it is about; the default: nothing has been heard.</summary>
    DateOnly Day { get; }

    /// <summary>Stocks of which something was heard today.</summary>
    IReadOnlyCollection<InstrumentCode> Codes { get; }

    /// <summary>Seconds with trades, oldest first, from this second of the day on. The last one may still grow.</summary>
    IReadOnlyList<SecondBar> Bars(InstrumentCode code, int from);

    /// <summary>Null: nothing has been heard of it today.</summary>
    StockMoment? Of(InstrumentCode code);

    /// <summary>What the day was worth, oldest first.</summary>
    IReadOnlyList<WorthPoint> Worth { get; }
}

/// <summary>One second of a stock's trades.</summary>
/// <param name="Second">Of the day in KST, by the exchange's clock.</param>
public readonly record struct SecondBar(int Second, int Open, int High, int Low, int Close, long Volume);

/// <summary>One trade, for the list beside a chart.</summary>
/// <param name="Side">Who took the standing order; null in an auction.</param>
public readonly record struct TapeTrade(int Second, int Price, long Size, Side? Side);

/// <summary>A stock as last heard.</summary>
/// <param name="Trade">Its last trade with the day's figures; the default: none yet.</param>
/// <param name="Book">The default: none yet.</param>
/// <param name="Trades">The last ones, newest first.</param>
/// <param name="Instrument">What is known of it for today; null: nothing yet.</param>
public sealed record StockMoment(TradeTick Trade, BookTick Book, IReadOnlyList<TapeTrade> Trades, InstrumentAnswered? Instrument);

/// <summary>What the day was worth at one moment, after costs.</summary>
public readonly record struct WorthPoint(int Second, Won Realised, Won Unrealised);
