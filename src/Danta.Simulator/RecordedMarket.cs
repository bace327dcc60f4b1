using Danta.Market;

namespace Danta.Simulator;

/// <summary>A day of books and trades as somebody heard it, to be lived through again.</summary>
/// <param name="Begins">When the first of it was heard; its date is the market's.</param>
/// <param name="Listed">Every stock of which there is anything.</param>
/// <param name="Next">What was heard next, in the order in which it was; null: no more. Asked as the day goes on.</param>
public sealed record RecordedMarket(DateTimeOffset Begins, IReadOnlyList<ListedStock> Listed, Func<RecordedMoment?> Next);

/// <summary>What was heard of one stock.</summary>
/// <param name="At">When it was heard.</param>
/// <param name="Trade">A trade; null: it is none.</param>
/// <param name="Book">A book; null: it is none. Neither: from here on nobody listened to the stock.</param>
public readonly record struct RecordedMoment(DateTimeOffset At, InstrumentCode Code, TradeTick? Trade, BookTick? Book);
